// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/listenerkind.h"

#include <QWidget>

#include <array>
#include <vector>

class QToolButton;

namespace ui {

class IconLabel;
class LocalBrokerControl;
class TextLabel;

// The addresses of the local broker, one below the other, each to be copied; where one is missing
// it says why. Shows what it is told to by refresh().
class ListenerList : public QWidget {
    Q_OBJECT

public:
    // The control outlives it.
    explicit ListenerList(const LocalBrokerControl &control, QWidget *parent = nullptr);

    void refresh();
    // In the order of the addresses, for the order of the keyboard.
    std::vector<QWidget *> focusWidgets() const;

private:
    struct Row {
        TextLabel *address = nullptr;
        QToolButton *copy = nullptr;
        IconLabel *icon = nullptr;
        TextLabel *problem = nullptr;
    };

    const LocalBrokerControl &m_control;
    std::array<Row, broker::listenerKinds.size()> m_rows;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/message.h"
#include "store/topictree.h"

#include <QWidget>

namespace ui {

class Chip;
class ElidedLabel;
class IconLabel;
class LinkButton;
class TextLabel;

// The line under the crumbs: when, QoS, which way and with which result, what is known about
// retain, size. Everything that an icon says is said in words too.
class MetaLine : public QWidget {
    Q_OBJECT

public:
    explicit MetaLine(QWidget *parent = nullptr);

    // `newest`: the message is the latest of its topic, so the topic's retained state is about it.
    void setMessage(const store::Message &message, store::Retained retained, bool newest);

signals:
    void checkRequested(); // what the broker retains of this topic

private:
    void setDirection(const store::Message &message);
    void setRetained(const store::Message &message, store::Retained retained, bool newest);

    TextLabel *m_time;
    Chip *m_qos;
    IconLabel *m_directionIcon;
    TextLabel *m_direction;
    Chip *m_duplicate;
    IconLabel *m_pin;
    ElidedLabel *m_retained;
    LinkButton *m_check;
    TextLabel *m_size;
};

} // namespace ui

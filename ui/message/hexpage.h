// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/shownmessage.h"

#include <QWidget>

namespace ui {

class HexView;
class TextLabel;

// The tab Hex: the bytes of the payload, and what the selected ones mean as numbers in both byte
// orders. Keeps the message alive for its view.
class HexPage : public QWidget {
    Q_OBJECT

public:
    explicit HexPage(QWidget *parent = nullptr);

    void show(const ShownMessage &shown);
    void clear();

private:
    void interpret();

    ShownMessage m_shown;
    HexView *m_view;
    TextLabel *m_selected;
    TextLabel *m_little;
    TextLabel *m_big;
};

} // namespace ui

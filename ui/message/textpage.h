// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/shownmessage.h"

#include <QWidget>

class QPushButton;

namespace ui {

class FindBar;
class InfoFrame;
class PayloadEditor;
class SegmentedControl;
class TextLabel;

// The tab Text: the payload in a read-only editor with folding and find, laid out or as sent. Large
// payloads show their beginning first. A newer message of the same topic keeps the scroll position.
class TextPage : public QWidget {
    Q_OBJECT

public:
    explicit TextPage(QWidget *parent = nullptr);

    void show(const ShownMessage &shown);
    void clear();
    void openFind();

private:
    void refresh();

    ShownMessage m_shown;
    bool m_all = false;
    bool m_pretty = true; // the user's wish, kept over messages that are no JSON

    SegmentedControl *m_layoutChoice;
    TextLabel *m_kind;
    InfoFrame *m_note;
    QPushButton *m_showAll;
    PayloadEditor *m_editor;
    FindBar *m_find;
};

} // namespace ui

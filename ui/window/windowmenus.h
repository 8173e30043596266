// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QMenuBar;

namespace ui {

class HistoryActions;
class TopicActions;
class TopicColumns;
class TopicSorting;
class WindowActions;

// What the panes bring to the menu bar.
struct PaneCommands {
    const TopicActions &topic;
    const TopicSorting &sorting;
    const TopicColumns &columns;
    const HistoryActions &history;
    const QList<QAction *> &bottomPanes; // each shows one
};

// The menu bar of the main window: every command, with its key.
void fillMenuBar(QMenuBar *bar, const WindowActions &actions, const PaneCommands &panes);

} // namespace ui

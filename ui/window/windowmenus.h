// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

class QMenuBar;

namespace ui {

class TopicActions;
class WindowActions;

struct BottomPaneEntry {
    QString title;
    std::function<void()> show;
};

// The menu bar of the main window: every command, with its key. Bottom panes get Alt+1, Alt+2, …
void fillMenuBar(QMenuBar *bar, const WindowActions &actions, const TopicActions &topic,
                 const std::vector<BottomPaneEntry> &panes);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QtGlobal>

namespace ui {

// The breakpoint class a window width belongs to (ux.md 2.1), widest last.
enum class WidthClass : quint8 { Narrow, Compact, Normal, Wide };

enum class LayoutChoice : quint8 { Automatic, SideBySide, Stacked };

// How the regions of the main window are laid out at one size; logical pixels at 96 dpi.
struct WindowLayout {
    WidthClass widthClass = WidthClass::Normal;
    int treeWidth = 520;
    int historyWidth = 448; // when side by side
    bool stacked = false; // History above Message
    bool connectionsStrip = true;
    bool rateColumn = true;
    bool bottomStartsCollapsed = false;
    bool foldHistoryWhenBottomOpen = false;

    bool operator==(const WindowLayout &) const = default;
};

// Growing changes the class at the breakpoint, shrinking only 40 px below it, so that dragging the
// border does not flicker.
WidthClass widthClass(int width, WidthClass before);
WidthClass widthClass(int width);
WindowLayout windowLayout(QSize window, WidthClass widthClass, LayoutChoice choice);

} // namespace ui

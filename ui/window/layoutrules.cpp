// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/layoutrules.h"

#include <array>

namespace ui {

namespace {

constexpr std::array<int, 3> Breakpoints{1200, 1400, 1800};
constexpr int Hysteresis = 40;

} // namespace

WidthClass widthClass(int width)
{
    quint8 result = 0;
    for (const int breakpoint : Breakpoints)
        result = quint8(result + (width >= breakpoint ? 1 : 0));
    return WidthClass(result);
}

WidthClass widthClass(int width, WidthClass before)
{
    // Growing switches at the breakpoint, shrinking only 40 px below it.
    const WidthClass now = widthClass(width);
    const auto from = std::size_t(before);
    if (now < before && width >= Breakpoints[from - 1] - Hysteresis)
        return before;
    return now;
}

WindowLayout windowLayout(QSize window, WidthClass widthClass, LayoutChoice choice)
{
    WindowLayout layout;
    layout.widthClass = widthClass;
    switch (widthClass) {
    case WidthClass::Wide:
        layout.treeWidth = 600;
        layout.historyWidth = 640;
        break;
    case WidthClass::Normal:
        break;
    case WidthClass::Compact:
        layout.treeWidth = 470;
        layout.stacked = true;
        break;
    case WidthClass::Narrow:
        layout.treeWidth = 372;
        layout.stacked = true;
        layout.connectionsStrip = false;
        layout.rateColumn = false;
        break;
    }
    if (choice != LayoutChoice::Automatic)
        layout.stacked = choice == LayoutChoice::Stacked;
    layout.bottomStartsCollapsed = window.height() < 800;
    layout.foldHistoryWhenBottomOpen = layout.stacked && window.height() < 760;
    return layout;
}

} // namespace ui

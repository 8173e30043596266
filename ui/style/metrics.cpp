// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/metrics.h"

#include "style/proxystyle.h"

#include <QApplication>
#include <QFontMetrics>
#include <QWidget>

#include <algorithm>

namespace ui {

namespace {

// The pictures were drawn with a font of this height.
constexpr int DrawnFontHeight = 15;

int rowFor(Density density, int fontHeight)
{
    switch (density) {
    case Density::Compact:
        return std::max(20, fontHeight + 4);
    case Density::Normal:
        return std::max(24, fontHeight + 8);
    case Density::Touch:
        return std::max(32, fontHeight + 16);
    }
    return 24;
}

} // namespace

Metrics Metrics::of(const QWidget *widget)
{
    const QStyle *style = widget ? widget->style() : QApplication::style();
    return of(widget ? widget->fontMetrics() : QFontMetrics(QApplication::font()),
              ProxyStyle::densityOf(*style));
}

Metrics Metrics::of(const QFontMetrics &font, Density density)
{
    const int height = font.height();
    Metrics m;
    m.control = std::max(density == Density::Touch ? 36 : 28, height + 12);
    m.icon = std::max(16, height * 16 / DrawnFontHeight);
    m.toolBarIcon = std::max(18, height * 18 / DrawnFontHeight);
    m.row = rowFor(density, height);
    m.denseRow = density == Density::Normal ? std::max(22, height + 6) : m.row;
    m.connectionRow = std::max(28, height + 12);
    m.header = std::max(26, height + 10);
    m.strip = std::max(36, m.control + 8);
    m.filterStrip = std::max(40, m.control + 12);
    m.meta = std::max(30, height + 14);
    m.footer = std::max(24, height + 8);
    m.tabStrip = std::max(33, height + 17);
    m.toolBar = std::max(46, m.control + 18);
    m.statusBar = std::max(27, height + 11);
    return m;
}

} // namespace ui

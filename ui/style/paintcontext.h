// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/iconpainter.h"
#include "style/metrics.h"

#include <QPainter>
#include <QStyleOption>

namespace ui {

// What the painting functions of ProxyStyle need; lives for one paint call.
struct PaintContext {
    QPainter &painter;
    const QStyleOption &option;
    const QWidget *widget; // may be null
    Palette palette;
    IconPainter &icons;

    bool has(QStyle::StateFlag flag) const { return option.state.testFlag(flag); }
    bool enabled() const { return has(QStyle::State_Enabled); }
    bool hovered() const { return enabled() && has(QStyle::State_MouseOver); }
    bool pressed() const { return enabled() && has(QStyle::State_Sunken); }
    bool focused() const { return enabled() && has(QStyle::State_HasFocus); }
    QColor color(ColorRole role) const { return palette(role); }
    QRect rect() const { return option.rect; }
    // The dynamic property that chooses a variant; empty without a widget.
    QString kind() const;

    // A crisp one-pixel outline (or `width`) inside `box`, filled when `ground` is valid.
    void roundedBox(const QRect &box, const QColor &ground, const QColor &outline, double width = 1,
                    double radius = Metrics::radius) const;
    void icon(const QRect &box, IconName name, ColorRole role) const;
    // The side of chevrons and sort arrows; grows with the text.
    int chevron() const;
    // A square of `side` in the middle of `box`.
    static QRect centred(const QRect &box, int side);
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/paintcontext.h"

#include <QVariant>
#include <QWidget>

namespace ui {

QString PaintContext::kind() const
{
    return widget ? widget->property("kind").toString() : QString();
}

void PaintContext::roundedBox(const QRect &box, const QColor &ground, const QColor &outline,
                              double width, double radius) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter.setPen(outline.isValid() ? QPen(outline, width) : QPen(Qt::NoPen));
    const double inset = outline.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void PaintContext::icon(const QRect &box, IconName name, ColorRole role) const
{
    icons.paint(&painter, box, name, palette(enabled() ? role : ColorRole::Faint));
}

int PaintContext::chevron() const
{
    return Metrics::of(painter.fontMetrics()).icon * 3 / 4;
}

QRect PaintContext::centred(const QRect &box, int side)
{
    return {box.x() + (box.width() - side) / 2, box.y() + (box.height() - side) / 2, side, side};
}

} // namespace ui

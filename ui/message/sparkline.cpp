// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/sparkline.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace ui {

bool hasTrend(const QList<double> &values)
{
    return std::count_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); })
        >= 2;
}

void paintSparkline(QPainter *painter, const QRectF &area, const QList<double> &values,
                    const QColor &ink)
{
    if (!hasTrend(values) || area.width() < 8 || area.height() < 4)
        return;
    double low = INFINITY;
    double high = -INFINITY;
    for (const double value : values) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    // halves first: the range of two huge numbers of different sign does not fit a double
    const double range = high / 2 - low / 2;
    const double step = area.width() / static_cast<double>(values.size() - 1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPolygonF line;
    double x = area.left();
    for (const double value : values) {
        if (std::isfinite(value)) {
            const double part = range > 0 ? (value / 2 - low / 2) / range : 0.5;
            line << QPointF(x, area.bottom() - part * area.height());
        } else {
            painter->drawPolyline(line);
            line.clear();
        }
        x += step;
    }
    painter->drawPolyline(line);
    painter->restore();
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QRectF>

class QPainter;

namespace ui {

// A small line of the last values of one field, oldest at the left, scaled to its own range; NaN
// leaves a gap. Fewer than two numbers paint nothing.
void paintSparkline(QPainter *painter, const QRectF &area, const QList<double> &values,
                    const QColor &ink);
bool hasTrend(const QList<double> &values);

} // namespace ui

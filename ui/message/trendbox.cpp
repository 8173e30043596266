// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/trendbox.h"

#include "message/sparkline.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QPainter>

namespace ui {

TrendBox::TrendBox(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrendBox::setValues(const QList<double> &values)
{
    m_values = values;
    setVisible(hasTrend(values));
    update();
}

QSize TrendBox::sizeHint() const
{
    const int row = Metrics::of(this).row;
    return {14 * row, 3 * row};
}

QSize TrendBox::minimumSizeHint() const
{
    const int row = Metrics::of(this).row;
    return {4 * row, 3 * row};
}

void TrendBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette palette = Palette::of(this);
    QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(palette(ColorRole::Border));
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    paintSparkline(&painter, area.adjusted(1, 4, -1, -4), m_values, palette(ColorRole::Plot1));
}

} // namespace ui

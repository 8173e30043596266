// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/chip.h"

#include "style/fonts.h"
#include "style/metrics.h"

#include <QPainter>

namespace ui {

Chip::Chip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Chip::Chip(const QString &text, QWidget *parent)
    : Chip(parent)
{
    setText(text);
}

void Chip::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setInk(ColorRole ink)
{
    m_ink = ink;
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(smallFont(font()));
    return {metrics.horizontalAdvance(m_text) + 4 * Metrics::unit,
            metrics.height() + Metrics::unit};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette palette = Palette::of(this);
    painter.setPen(palette(m_ink == ColorRole::Muted ? ColorRole::BorderStrong : m_ink));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::radius - 1,
                            Metrics::radius - 1);
    painter.setFont(smallFont(font()));
    painter.setPen(palette(m_ink));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, m_text);
}

} // namespace ui

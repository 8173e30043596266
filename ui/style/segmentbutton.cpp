// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/segmentbutton.h"

#include "style/fonts.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ui {

SegmentButton::SegmentButton(const QString &text, bool first, QWidget *parent)
    : QAbstractButton(parent)
    , m_first(first)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void SegmentButton::setLast(bool last)
{
    m_last = last;
    update();
}

QSize SegmentButton::sizeHint() const
{
    const int height = Metrics::of(this).control;
    const int text = QFontMetrics(boldFont(font())).horizontalAdvance(this->text());
    return {std::max(text + 6 * Metrics::unit, height + 8), height};
}

void SegmentButton::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    update();
}

void SegmentButton::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    update();
}

void SegmentButton::paintEvent(QPaintEvent *)
{
    const Palette palette = Palette::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    // The outline is common: inner segments draw it past their own edges and are clipped.
    constexpr double radius = Metrics::radius;
    QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (!m_first)
        box.setLeft(-0.5);
    QRectF rounded = box;
    if (!m_first)
        rounded.setLeft(-2 * radius);
    if (!m_last)
        rounded.setRight(width() + 2 * radius);
    const bool chosen = isChecked();
    ColorRole ground = chosen ? ColorRole::Sel : ColorRole::Base;
    if (!chosen && isEnabled() && (underMouse() || isDown()))
        ground = ColorRole::Hover;
    if (!isEnabled() && !chosen)
        ground = ColorRole::Window;
    painter.setBrush(palette(ground));
    painter.setPen(palette(isEnabled() ? ColorRole::BorderStrong : ColorRole::Border));
    painter.drawRoundedRect(rounded, radius, radius);
    if (!m_last) {
        painter.drawLine(QPointF(box.right(), box.top()), QPointF(box.right(), box.bottom()));
    }
    if (chosen) {
        const double pen = hasFocus() ? 2.0 : 1.0;
        const double inset = pen / 2;
        QRectF ring = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(
            QPen(palette(isEnabled() ? ColorRole::Accent : ColorRole::BorderStrong), pen));
        if (m_first || m_last)
            painter.drawRoundedRect(ring, m_first || m_last ? radius : 0, radius);
        else
            painter.drawRect(ring);
    }
    painter.setFont(chosen ? boldFont(font()) : font());
    painter.setPen(palette(!isEnabled() ? ColorRole::Faint
                               : chosen ? ColorRole::SelText
                                        : ColorRole::Text));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

} // namespace ui

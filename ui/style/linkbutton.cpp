// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/linkbutton.h"

#include "style/fonts.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QPainter>

namespace ui {

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(smallFont(font()));
    return {metrics.horizontalAdvance(text()) + 2 * Metrics::unit, Metrics::of(this).footer};
}

void LinkButton::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    update();
}

void LinkButton::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    update();
}

void LinkButton::paintEvent(QPaintEvent *)
{
    const Palette palette = Palette::of(this);
    QPainter painter(this);
    QFont font = smallFont(this->font());
    font.setUnderline(hasFocus() || underMouse());
    painter.setFont(font);
    painter.setPen(palette(isEnabled() ? ColorRole::Accent : ColorRole::Faint));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    if (hasFocus()) {
        painter.setPen(palette(ColorRole::Accent));
        painter.drawRect(rect().adjusted(0, 2, -1, -3));
    }
}

} // namespace ui

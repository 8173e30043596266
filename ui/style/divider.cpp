// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/divider.h"

#include "style/palette.h"

#include <QPainter>

namespace ui {

Divider::Divider(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Divider::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Palette::of(this)(ColorRole::Border));
}

} // namespace ui

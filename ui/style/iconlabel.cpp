// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/iconlabel.h"

#include "style/metrics.h"

#include <QPainter>

namespace ui {

IconLabel::IconLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

IconLabel::IconLabel(IconName name, ColorRole role, QWidget *parent)
    : IconLabel(parent)
{
    setIcon(name, role);
}

void IconLabel::setIcon(IconName name, ColorRole role)
{
    m_name = name;
    m_role = role;
    update();
}

void IconLabel::setIconSize(int size)
{
    m_size = size;
    updateGeometry();
}

QSize IconLabel::sizeHint() const
{
    const int side = m_size > 0 ? m_size : Metrics::of(this).icon;
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_painter.paint(&painter, rect(), m_name,
                    Palette::of(this)(isEnabled() ? m_role : ColorRole::Faint));
}

} // namespace ui

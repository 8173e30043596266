// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/iconengine.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

IconEngine::IconEngine(IconName name, ColorRole role)
    : m_name(name)
    , m_role(role)
{
}

QColor IconEngine::colorFor(QIcon::Mode mode) const
{
    const Palette palette = Palette::of(nullptr);
    return palette(mode == QIcon::Disabled ? ColorRole::Faint : m_role);
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    m_painter.paint(painter, rect, m_name, colorFor(mode));
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    // The caller asks in device pixels.
    return m_painter.pixmap(m_name, std::min(size.width(), size.height()), 1.0, colorFor(mode));
}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal)
{
    return pixmap(size, mode, state);
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(m_name, m_role);
}

QString IconEngine::key() const
{
    return u"canopy"_s;
}

QString IconEngine::iconName()
{
    return iconFile(m_name);
}

bool IconEngine::isNull()
{
    return false;
}

} // namespace ui

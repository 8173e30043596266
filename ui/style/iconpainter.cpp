// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/iconpainter.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int MostPixmaps = 128;
constexpr int LargestPixels = 2048;

quint64 keyOf(IconName name, int pixels, const QColor &color)
{
    return (quint64(name) << 48) | (quint64(pixels) << 32) | quint64(color.rgba());
}

QByteArray tinted(IconName name, const QColor &color)
{
    QFile file(u":/icons/"_s + iconFile(name) + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor"_ba, color.name(QColor::HexRgb).toLatin1());
}

} // namespace

IconPainter::IconPainter()
    : m_cache(MostPixmaps)
{
}

void IconPainter::paint(QPainter *painter, const QRect &rect, IconName name, const QColor &color)
{
    const int size = std::min(rect.width(), rect.height());
    if (size <= 0)
        return;
    const QPoint corner(rect.x() + (rect.width() - size) / 2,
                        rect.y() + (rect.height() - size) / 2);
    painter->drawPixmap(corner, pixmap(name, size, painter->device()->devicePixelRatioF(), color));
}

QPixmap IconPainter::pixmap(IconName name, int size, qreal devicePixelRatio, const QColor &color)
{
    const int pixels = std::clamp(qRound(size * devicePixelRatio), 1, LargestPixels);
    const quint64 key = keyOf(name, pixels, color);
    if (const QPixmap *known = m_cache.object(key))
        return *known;
    QPixmap drawn(pixels, pixels);
    drawn.fill(Qt::transparent);
    QSvgRenderer renderer(tinted(name, color));
    if (renderer.isValid()) {
        QPainter painter(&drawn);
        painter.setRenderHint(QPainter::Antialiasing);
        if (color.alpha() < 255)
            painter.setOpacity(color.alphaF());
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    drawn.setDevicePixelRatio(double(pixels) / size);
    m_cache.insert(key, new QPixmap(drawn));
    return drawn;
}

} // namespace ui

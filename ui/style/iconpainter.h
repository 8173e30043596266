// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

#include <QCache>
#include <QPixmap>

class QPainter;

namespace ui {

// Paints glyphs in any colour for delegates, styles and the icon engine, with a small cache of its
// own. Owned by whoever paints; GUI thread. Holds at most 128 pixmaps.
class IconPainter {
public:
    IconPainter();

    // Centres the largest square of `rect`; the painter's device decides the pixel ratio.
    void paint(QPainter *painter, const QRect &rect, IconName name, const QColor &color);
    // A square of `size` logical pixels.
    QPixmap pixmap(IconName name, int size, qreal devicePixelRatio, const QColor &color);

private:
    QCache<quint64, QPixmap> m_cache;
};

} // namespace ui

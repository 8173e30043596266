// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/iconpainter.h"

#include <QIconEngine>

namespace ui {

// Tints one glyph at the moment of painting, from the application palette, so an icon set once
// follows every later theme change. Owned by its QIcon.
class IconEngine : public QIconEngine {
public:
    IconEngine(IconName name, ColorRole role);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    QIconEngine *clone() const override;
    QString key() const override;
    QString iconName() override;
    bool isNull() override;

private:
    QColor colorFor(QIcon::Mode mode) const;

    IconName m_name;
    ColorRole m_role;
    IconPainter m_painter;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/iconpainter.h"
#include "style/metrics.h"

#include <QProxyStyle>

namespace ui {

struct PaintContext;

// The look of every standard control over Fusion (ux.md 3.1, pictures 01–21). Holds no state but a
// pixmap cache and the density; colours come from each option's palette, so light and dark need no
// second style. Widgets choose variants with dynamic properties, set before they are shown:
//   QPushButton        kind = "primary" | "danger" | "link"
//   QToolButton        kind = "outlined" (white with an outline, as beside the topic)
//   QAbstractItemView  kind = "pages" (rounded rows without the bar: page lists of dialogs)
//   inputs, editors    error = true (red outline; the words stand below; call update() after)
class ProxyStyle : public QProxyStyle {
    Q_OBJECT

public:
    ProxyStyle();

    // Of any style; Normal if it is not ours. Whoever sets it tells the widgets (StyleChange).
    static Density densityOf(const QStyle &style);
    void setDensity(Density density) { m_density = density; }

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                       const QWidget *widget) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool paintedPrimitive(PrimitiveElement element, const PaintContext &context) const;
    bool paintedControl(ControlElement element, const PaintContext &context) const;

    mutable IconPainter m_icons;
    Density m_density = Density::Normal;
};

} // namespace ui

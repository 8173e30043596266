// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/figurestrip.h"

#include "style/fonts.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStringList>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int Gap = Metrics::unit + 1; // between name and value
constexpr int Space = 5 * Metrics::unit; // to the next one

} // namespace

FigureStrip::FigureStrip(Ground ground, QWidget *parent)
    : QWidget(parent)
    , m_ground(ground)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FigureStrip::setFigures(const std::vector<Figure> &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    setAccessibleDescription(text());
    update();
}

QString FigureStrip::text() const
{
    QStringList texts;
    for (const Figure &figure : m_figures)
        texts += figure.name % u' ' % figure.value;
    return texts.join(u" · "_s);
}

QSize FigureStrip::sizeHint() const
{
    return {0, Metrics::of(this).meta};
}

QSize FigureStrip::minimumSizeHint() const
{
    return sizeHint();
}

std::vector<FigureStrip::Place> FigureStrip::places() const
{
    const QFontMetrics small(smallFont(font()));
    const QFontMetrics body(font());
    std::vector<Place> places;
    int x = Metrics::stripPadding;
    const int right = width() - Metrics::stripPadding;
    for (const Figure &figure : m_figures) {
        const int name = small.horizontalAdvance(figure.name);
        const int value = body.horizontalAdvance(figure.value);
        if (x + name + Gap + value > right)
            break;
        places.push_back({QRect(x, 0, name, height()), QRect(x + name + Gap, 0, value, height())});
        x += name + Gap + value + Space;
    }
    return places;
}

void FigureStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette palette = Palette::of(this);
    if (m_ground == Ground::Base) {
        painter.fillRect(rect(), palette(ColorRole::Base));
        painter.fillRect(0, height() - 1, width(), 1, palette(ColorRole::Border));
    }
    const std::vector<Place> all = places();
    const QFont small = smallFont(font());
    // On one base line, though of two sizes.
    const QFontMetrics body(font());
    const int baseLine = (height() - body.height()) / 2 + body.ascent();
    for (std::size_t i = 0; i < all.size(); ++i) {
        painter.setFont(small);
        painter.setPen(palette(ColorRole::Muted));
        painter.drawText(QPoint(all[i].name.left(), baseLine), m_figures[i].name);
        painter.setFont(font());
        painter.setPen(palette(ColorRole::Text));
        painter.drawText(QPoint(all[i].value.left(), baseLine), m_figures[i].value);
    }
}

bool FigureStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const QPoint position = static_cast<QHelpEvent *>(event)->pos();
    const std::vector<Place> all = places();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].name.united(all[i].value).contains(position)) {
            QToolTip::showText(mapToGlobal(position), m_figures[i].toolTip, this);
            return true;
        }
    }
    // Beyond the last one: what had no room.
    QToolTip::showText(mapToGlobal(position), all.size() < m_figures.size() ? text() : QString(),
                       this);
    return true;
}

} // namespace ui

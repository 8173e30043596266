// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/colormark.h"

#include <QCoreApplication>
#include <QPainter>

namespace ui {

namespace {

struct ColorMarkText {
    Q_DECLARE_TR_FUNCTIONS(ColorMarkText)
};

} // namespace

std::optional<ColorRole> colorMarkRole(config::ColorMark mark)
{
    switch (mark) {
    case config::ColorMark::None:
        break;
    case config::ColorMark::Red:
        return ColorRole::Err;
    case config::ColorMark::Amber:
        return ColorRole::Changed;
    case config::ColorMark::Green:
        return ColorRole::Ok;
    case config::ColorMark::Teal:
        return ColorRole::Outbound;
    case config::ColorMark::Blue:
        return ColorRole::Accent;
    case config::ColorMark::Purple:
        return ColorRole::Retained;
    }
    return std::nullopt;
}

QString colorMarkName(config::ColorMark mark)
{
    switch (mark) {
    case config::ColorMark::None:
        return ColorMarkText::tr("none", "colour mark");
    case config::ColorMark::Red:
        return ColorMarkText::tr("red");
    case config::ColorMark::Amber:
        return ColorMarkText::tr("amber");
    case config::ColorMark::Green:
        return ColorMarkText::tr("green");
    case config::ColorMark::Teal:
        return ColorMarkText::tr("teal");
    case config::ColorMark::Blue:
        return ColorMarkText::tr("blue");
    case config::ColorMark::Purple:
        return ColorMarkText::tr("purple");
    }
    return {};
}

ColorMarkBar::ColorMarkBar(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedWidth(Width);
    hide();
}

void ColorMarkBar::setMark(config::ColorMark mark)
{
    m_mark = mark;
    setVisible(mark != config::ColorMark::None);
    update();
}

void ColorMarkBar::paintEvent(QPaintEvent *)
{
    const auto role = colorMarkRole(m_mark);
    if (!role)
        return;
    QPainter painter(this);
    paintColorMark(&painter, rect(), Palette::of(this)(*role));
}

void paintColorMark(QPainter *painter, const QRect &rect, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(rect, rect.width() / 2.0, rect.width() / 2.0);
    painter->restore();
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"
#include "style/palette.h"

#include <QWidget>

#include <array>
#include <optional>

namespace ui {

// In the order in which they are offered; None comes first.
inline constexpr std::array<config::ColorMark, 7> AllColorMarks{
    config::ColorMark::None,  config::ColorMark::Red,  config::ColorMark::Amber,
    config::ColorMark::Green, config::ColorMark::Teal, config::ColorMark::Blue,
    config::ColorMark::Purple};

// Nothing for None.
std::optional<ColorRole> colorMarkRole(config::ColorMark mark);
QString colorMarkName(config::ColorMark mark);

// The narrow bar that shows the mark of a connection; without one it takes no room and paints
// nothing. Decoration: its name stands in texts for those who cannot see it.
class ColorMarkBar : public QWidget {
    Q_OBJECT

public:
    explicit ColorMarkBar(QWidget *parent = nullptr);

    static constexpr int Width = 3;

    void setMark(config::ColorMark mark);
    config::ColorMark mark() const { return m_mark; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    config::ColorMark m_mark = config::ColorMark::None;
};

// The bar itself, wherever it is painted.
void paintColorMark(QPainter *painter, const QRect &rect, const QColor &color);

} // namespace ui

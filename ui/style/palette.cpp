// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/palette.h"

#include <QApplication>
#include <QWidget>

#include <cmath>

namespace ui {

namespace {

struct Row {
    ColorRole role;
    QRgb light;
    QRgb dark;
};

// ux.md 3.3, in the order of the enumeration.
constexpr Row Table[ColorRoleCount] = {
    {ColorRole::Window, 0xfff3f4f6, 0xff1f2328},
    {ColorRole::Base, 0xffffffff, 0xff16191d},
    {ColorRole::Alt, 0xfff8f9fb, 0xff1a1e23},
    {ColorRole::Panel, 0xffeceef1, 0xff262b31},
    {ColorRole::Border, 0xffd3d7de, 0xff363c45},
    {ColorRole::BorderStrong, 0xff8a93a1, 0xff68727f},
    {ColorRole::Text, 0xff1a1f27, 0xffe4e8ed},
    {ColorRole::Muted, 0xff586171, 0xffa0a9b6},
    {ColorRole::Faint, 0xff68707d, 0xff8c95a3},
    {ColorRole::Accent, 0xff0a63c2, 0xff66b0ff},
    {ColorRole::AccentText, 0xffffffff, 0xff08213c},
    {ColorRole::AccentSoft, 0xffe4effc, 0xff1b2f47},
    {ColorRole::Sel, 0xffcfe3fa, 0xff1f3f5f},
    {ColorRole::SelText, 0xff0b1b2e, 0xfff0f6ff},
    {ColorRole::SelInactive, 0xffe3e6eb, 0xff2c333b},
    {ColorRole::Hover, 0xffeaf1fa, 0xff242c35},
    {ColorRole::Ok, 0xff177245, 0xff56c787},
    {ColorRole::Warn, 0xff8a5a00, 0xffe3b65b},
    {ColorRole::Err, 0xffb42318, 0xffff8a7e},
    {ColorRole::OkBg, 0xffe3f4ea, 0xff18301f},
    {ColorRole::WarnBg, 0xfffff4d6, 0xff332a12},
    {ColorRole::ErrBg, 0xfffde8e6, 0xff3a1d1b},
    {ColorRole::InfoBg, 0xffe4effc, 0xff1b2f47},
    {ColorRole::Retained, 0xff7a3eb0, 0xffc7a0f2},
    {ColorRole::Changed, 0xffad5b00, 0xfff0b04a},
    {ColorRole::ChangedBg, 0xfffff1cc, 0xff3d3217},
    {ColorRole::ChangedBg2, 0xfffff9e8, 0xff272318},
    {ColorRole::Inbound, 0xff0a63c2, 0xff66b0ff},
    {ColorRole::Outbound, 0xff0b7a6e, 0xff4fc7b8},
    {ColorRole::SyntaxKey, 0xff7c2d5e, 0xffe8a3cb},
    {ColorRole::SyntaxString, 0xff1c6b3c, 0xff8fd6a6},
    {ColorRole::SyntaxNumber, 0xff8a4b00, 0xfff0b77a},
    {ColorRole::SyntaxBool, 0xff0a5bb0, 0xff7cbbff},
    {ColorRole::Plot1, 0xff0a63c2, 0xff66b0ff},
    {ColorRole::Plot2, 0xff0b7a6e, 0xff4fc7b8},
    {ColorRole::Plot3, 0xffc2410c, 0xfff58a5b},
};

constexpr bool inOrder()
{
    for (int i = 0; i < ColorRoleCount; ++i) {
        if (static_cast<int>(Table[i].role) != i)
            return false;
    }
    return true;
}
static_assert(inOrder());

constexpr double HighContrastRatio = 20.0;
constexpr double DarkLuminance = 0.18; // middle grey

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

} // namespace

Palette::Palette(Kind kind, bool dark, const Table &colors)
    : m_colors(colors)
    , m_kind(kind)
    , m_dark(dark)
{
}

Palette Palette::light()
{
    Table colors;
    for (const Row &row : ui::Table)
        colors[static_cast<std::size_t>(row.role)] = QColor::fromRgb(row.light);
    return {Kind::Light, false, colors};
}

Palette Palette::dark()
{
    Table colors;
    for (const Row &row : ui::Table)
        colors[static_cast<std::size_t>(row.role)] = QColor::fromRgb(row.dark);
    return {Kind::Dark, true, colors};
}

Palette Palette::fromQPalette(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    if (window.rgb() == ui::Table[0].light)
        return light();
    if (window.rgb() == ui::Table[0].dark)
        return dark();
    if (isHighContrast(palette))
        return mapped(palette);
    return luminance(window) < DarkLuminance ? dark() : light();
}

Palette Palette::of(const QWidget *widget)
{
    return fromQPalette(widget ? widget->palette() : QApplication::palette());
}

Palette Palette::mapped(const QPalette &palette)
{
    const bool isDark
        = luminance(palette.color(QPalette::Active, QPalette::Window)) < DarkLuminance;
    Palette result = isDark ? dark() : light();
    result.m_kind = Kind::HighContrast;
    const auto set = [&](ColorRole role, QPalette::ColorRole from) {
        result.m_colors[static_cast<std::size_t>(role)] = palette.color(QPalette::Active, from);
    };
    for (ColorRole ground : {ColorRole::Window, ColorRole::Panel})
        set(ground, QPalette::Window);
    for (ColorRole ground : {ColorRole::Base, ColorRole::Alt, ColorRole::Hover, ColorRole::OkBg,
                             ColorRole::WarnBg, ColorRole::ErrBg, ColorRole::InfoBg,
                             ColorRole::AccentSoft, ColorRole::ChangedBg, ColorRole::ChangedBg2})
        set(ground, QPalette::Base);
    for (ColorRole ink : {ColorRole::Border, ColorRole::BorderStrong, ColorRole::Text,
                          ColorRole::Muted, ColorRole::Faint})
        set(ink, QPalette::WindowText);
    set(ColorRole::Accent, QPalette::Highlight);
    set(ColorRole::AccentText, QPalette::HighlightedText);
    set(ColorRole::Sel, QPalette::Highlight);
    set(ColorRole::SelInactive, QPalette::Highlight);
    set(ColorRole::SelText, QPalette::HighlightedText);
    return result;
}

QPalette Palette::toQPalette() const
{
    QPalette result;
    const auto set
        = [&](QPalette::ColorRole role, ColorRole from) { result.setColor(role, color(from)); };
    set(QPalette::Window, ColorRole::Window);
    set(QPalette::WindowText, ColorRole::Text);
    set(QPalette::Base, ColorRole::Base);
    set(QPalette::AlternateBase, ColorRole::Alt);
    set(QPalette::Text, ColorRole::Text);
    set(QPalette::PlaceholderText, ColorRole::Faint);
    set(QPalette::Button, ColorRole::Panel);
    set(QPalette::ButtonText, ColorRole::Text);
    set(QPalette::BrightText, ColorRole::Err);
    set(QPalette::Light, ColorRole::Base);
    set(QPalette::Midlight, ColorRole::Alt);
    set(QPalette::Mid, ColorRole::Border);
    set(QPalette::Dark, ColorRole::BorderStrong);
    set(QPalette::Shadow, ColorRole::BorderStrong);
    set(QPalette::Highlight, ColorRole::Sel);
    set(QPalette::HighlightedText, ColorRole::SelText);
    set(QPalette::Link, ColorRole::Accent);
    set(QPalette::LinkVisited, ColorRole::Accent);
    set(QPalette::ToolTipBase, ColorRole::Base);
    set(QPalette::ToolTipText, ColorRole::Text);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        result.setColor(QPalette::Disabled, role, color(ColorRole::Faint));
    result.setColor(QPalette::Disabled, QPalette::Base, color(ColorRole::Window));
    for (QPalette::ColorGroup group : {QPalette::Inactive, QPalette::Disabled}) {
        result.setColor(group, QPalette::Highlight, color(ColorRole::SelInactive));
        result.setColor(group, QPalette::HighlightedText, color(ColorRole::Text));
    }
    return result;
}

double Palette::luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

double Palette::contrast(const QColor &one, const QColor &other)
{
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return first > second ? first / second : second / first;
}

bool Palette::isHighContrast(const QPalette &palette)
{
    return contrast(palette.color(QPalette::Active, QPalette::Window),
                    palette.color(QPalette::Active, QPalette::WindowText))
        >= HighContrastRatio;
}

} // namespace ui

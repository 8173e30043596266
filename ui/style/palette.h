// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

class QWidget;

namespace ui {

// The names of all colours the program paints with (ux.md 3.3). Nothing paints with a literal.
enum class ColorRole : quint8 {
    Window,
    Base,
    Alt,
    Panel,
    Border,
    BorderStrong,
    Text,
    Muted,
    Faint,
    Accent,
    AccentText,
    AccentSoft,
    Sel,
    SelText,
    SelInactive,
    Hover,
    Ok,
    Warn,
    Err,
    OkBg,
    WarnBg,
    ErrBg,
    InfoBg,
    Retained,
    Changed,
    ChangedBg,
    ChangedBg2,
    Inbound,
    Outbound,
    SyntaxKey,
    SyntaxString,
    SyntaxNumber,
    SyntaxBool,
    Plot1,
    Plot2,
    Plot3,
};
inline constexpr int ColorRoleCount = static_cast<int>(ColorRole::Plot3) + 1;

// The colour table in force: light, dark, or the roles mapped onto a high-contrast platform
// palette. A plain value, cheap to make at the top of paint(): which table holds is read off the
// QPalette the widget already has, so nobody has to be told about a theme change. GUI thread.
class Palette {
public:
    enum class Kind : quint8 { Light, Dark, HighContrast };

    static Palette light();
    static Palette dark();
    // Our own palettes are recognised exactly, others by the luminance of their window colour.
    static Palette fromQPalette(const QPalette &palette);
    // The palette of the widget, of the application when it is null.
    static Palette of(const QWidget *widget);

    QColor color(ColorRole role) const { return m_colors[static_cast<std::size_t>(role)]; }
    QColor operator()(ColorRole role) const { return color(role); }
    Kind kind() const { return m_kind; }
    bool isDark() const { return m_dark; }

    QPalette toQPalette() const;

    // WCAG 2 measures, 0…1 and 1…21.
    static double luminance(const QColor &color);
    static double contrast(const QColor &one, const QColor &other);
    // Platform palettes with (nearly) black on white or the reverse; Theme leaves them alone.
    static bool isHighContrast(const QPalette &palette);

    bool operator==(const Palette &) const = default;

private:
    using Table = std::array<QColor, ColorRoleCount>;
    Palette(Kind kind, bool dark, const Table &colors);
    static Palette mapped(const QPalette &palette);

    Table m_colors;
    Kind m_kind;
    bool m_dark;
};

} // namespace ui

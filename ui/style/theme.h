// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/metrics.h"
#include "style/palette.h"

#include <QFont>
#include <QLocale>
#include <QObject>

class QApplication;

namespace ui {

class ProxyStyle;

enum class ThemeMode : quint8 { System, Light, Dark };

// Puts our look on the application: ProxyStyle over Fusion, the QPalette of 3.3, the UI font with a
// CJK face and the text size of the settings. `System` follows the luminance of the platform
// palette, also while running; a high-contrast platform palette is not overridden. Made once by
// app, GUI thread; widgets never ask it, they use Palette::of(this).
class Theme : public QObject {
    Q_OBJECT

public:
    static constexpr int SmallestText = 80; // percent
    static constexpr int LargestText = 200;

    explicit Theme(QApplication &application);
    ~Theme() override;

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    int textSize() const { return m_textSize; }
    // Percent of the system font, clamped to 80…200.
    void setTextSize(int percent);
    // Row heights of lists and trees, everywhere at once.
    void setDensity(Density density);
    // The language of the window; chooses the CJK face.
    void setLocale(const QLocale &locale);

signals:
    // After palette or font of the application changed.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    void applyPalette();
    void applyFont();
    QPalette platformPalette();

    QApplication &m_application;
    ProxyStyle *m_style; // the application owns it
    QFont m_systemFont;
    QPalette m_applied;
    QLocale m_locale;
    ThemeMode m_mode = ThemeMode::System;
    int m_textSize = 100;
    Density m_density = Density::Normal;
    bool m_applying = false;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/theme.h"

#include "style/fonts.h"
#include "style/proxystyle.h"

#include <QApplication>
#include <QEvent>
#include <QFontInfo>
#include <QScopedValueRollback>
#include <QToolTip>
#include <QWidget>

#include <algorithm>

namespace ui {

Theme::Theme(QApplication &application)
    : m_application(application)
    , m_style(new ProxyStyle)
    , m_systemFont(QApplication::font())
{
    if (m_systemFont.pointSizeF() <= 0)
        m_systemFont.setPointSizeF(QFontInfo(m_systemFont).pointSizeF());
    QApplication::setStyle(m_style);
    apply();
    m_application.installEventFilter(this);
}

Theme::~Theme()
{
    m_application.removeEventFilter(this);
}

void Theme::setMode(ThemeMode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    applyPalette();
    emit changed();
}

void Theme::setTextSize(int percent)
{
    const int clamped = std::clamp(percent, SmallestText, LargestText);
    if (m_textSize == clamped)
        return;
    m_textSize = clamped;
    applyFont();
    emit changed();
}

void Theme::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    m_style->setDensity(density);
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        QEvent styleChange(QEvent::StyleChange);
        QApplication::sendEvent(widget, &styleChange);
    }
    emit changed();
}

void Theme::setLocale(const QLocale &locale)
{
    if (m_locale == locale)
        return;
    m_locale = locale;
    applyFont();
    emit changed();
}

// Qt posts ApplicationPaletteChange also for what we set ourselves; answering that one would go on
// for ever, so it is recognised by the palette it leaves behind.
bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    const bool platformChanged = event->type() == QEvent::ThemeChange
        || (event->type() == QEvent::ApplicationPaletteChange && watched == &m_application
            && QApplication::palette() != m_applied);
    if (platformChanged && !m_applying && m_mode == ThemeMode::System) {
        const QPalette before = m_applied;
        applyPalette();
        if (m_applied != before)
            emit changed();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    applyPalette();
    applyFont();
}

void Theme::applyPalette()
{
    const QScopedValueRollback guard(m_applying, true);
    const QPalette platform = platformPalette();
    if (m_mode == ThemeMode::System && Palette::isHighContrast(platform)) {
        QApplication::setPalette(platform);
    } else {
        const bool dark = m_mode == ThemeMode::Dark
            || (m_mode == ThemeMode::System && Palette::fromQPalette(platform).isDark());
        QApplication::setPalette((dark ? Palette::dark() : Palette::light()).toQPalette());
    }
    m_applied = QApplication::palette();
    QToolTip::setPalette(m_applied);
}

// An application palette without any role of its own is the platform's; there is no other way to
// ask for it in Qt 6.4.
QPalette Theme::platformPalette()
{
    QApplication::setPalette(QPalette());
    return QApplication::palette();
}

void Theme::applyFont()
{
    QFont font = withCjkFamilies(m_systemFont, m_locale);
    font.setPointSizeF(m_systemFont.pointSizeF() * m_textSize / 100.0);
    QApplication::setFont(font);
    QToolTip::setFont(font);
    // Qt tells windows only; below them hears nothing who has set a size of its own.
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        QEvent changed(QEvent::ApplicationFontChange);
        if (!widget->isWindow() && widget->testAttribute(Qt::WA_SetFont))
            QCoreApplication::sendEvent(widget, &changed);
    }
}

} // namespace ui

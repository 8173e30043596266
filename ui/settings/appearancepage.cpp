// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearancepage.h"

#include "config/settingsvalues.h"
#include "style/formfield.h"
#include "style/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int automatic = -1;

template <typename Enum> Enum chosen(const QComboBox *combo)
{
    return static_cast<Enum>(combo->currentData().toInt());
}

void choose(QComboBox *combo, const QVariant &value)
{
    combo->setCurrentIndex(qMax(0, combo->findData(value)));
}

} // namespace

AppearancePage::AppearancePage(QWidget *parent)
    : SettingsPage(tr("Appearance"), parent)
    , m_theme(new QComboBox)
    , m_language(new QComboBox)
    , m_density(new QComboBox)
    , m_textSize(new QSpinBox)
    , m_refresh(new QComboBox)
    , m_highlight(new QComboBox)
    , m_time(new QComboBox)
{
    setObjectName(u"appearancePage"_s);
    QGridLayout *grid = addGrid();

    m_theme->setObjectName(u"settingsTheme"_s);
    m_theme->addItem(tr("As the system"), int(config::Theme::System));
    m_theme->addItem(tr("Light"), int(config::Theme::Light));
    m_theme->addItem(tr("Dark"), int(config::Theme::Dark));
    addField(grid, tr("&Theme"), m_theme)->setCompact();

    // Each language in its own words, whatever is chosen now.
    m_language->setObjectName(u"settingsLanguage"_s);
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"简体中文"_s, u"zh_CN"_s);
    FormField *language = addField(grid, tr("&Language"), m_language);
    language->setCompact();
    language->setHint(tr("Takes effect at the next start."));

    m_density->setObjectName(u"settingsDensity"_s);
    m_density->addItem(tr("Compact"), int(config::Density::Compact));
    m_density->addItem(tr("Normal"), int(config::Density::Normal));
    m_density->addItem(tr("Touch"), int(config::Density::Touch));
    FormField *density = addField(grid, tr("&Density"), m_density);
    density->setCompact();
    density->setHint(tr("How high the rows of lists and trees are."));

    m_textSize->setObjectName(u"settingsTextSize"_s);
    m_textSize->setRange(Theme::SmallestText, Theme::LargestText);
    m_textSize->setSingleStep(10);
    m_textSize->setSuffix(tr(" %"));
    m_textSize->setKeyboardTracking(false);
    FormField *textSize = addField(grid, tr("Text &size"), m_textSize);
    textSize->setCompact();
    textSize->setHint(tr("Ctrl + and Ctrl − change it from anywhere."));

    m_refresh->setObjectName(u"settingsRefresh"_s);
    for (const int rate : config::refreshRates)
        m_refresh->addItem(tr("%1 times a second").arg(rate), rate);
    FormField *refresh = addField(grid, tr("Re&fresh"), m_refresh);
    refresh->setCompact();
    refresh->setHint(tr("How often new messages appear. Nothing is lost in between."));

    m_highlight->setObjectName(u"settingsHighlight"_s);
    m_highlight->addItem(tr("Automatic"), automatic);
    m_highlight->addItem(tr("Tint that fades in two steps"), int(config::HighlightUpdates::Steps));
    m_highlight->addItem(tr("• before the value"), int(config::HighlightUpdates::Marker));
    m_highlight->addItem(tr("Off"), int(config::HighlightUpdates::Off));
    FormField *highlight = addField(grid, tr("&Highlight updates"), m_highlight);
    highlight->setCompact();
    highlight->setHint(tr("Automatic: a tint, or • where the system asks for less motion."));

    m_time->setObjectName(u"settingsTime"_s);
    m_time->addItem(tr("Relative, as in 4 min"), int(config::TimeDisplay::Relative));
    m_time->addItem(tr("Absolute, as in 14:22:08"), int(config::TimeDisplay::Absolute));
    addField(grid, tr("T&imes"), m_time)->setCompact();

    for (QComboBox *combo : {m_theme, m_language, m_density, m_refresh, m_highlight, m_time})
        connect(combo, &QComboBox::currentIndexChanged, this, &FormSheet::edited);
    connect(m_textSize, &QSpinBox::valueChanged, this, &FormSheet::edited);
}

void AppearancePage::load(const config::SettingsValues &values)
{
    choose(m_theme, int(values.theme));
    choose(m_language, values.language);
    choose(m_density, int(values.density));
    m_textSize->setValue(values.textSizePercent);
    choose(m_refresh, config::nearestRefreshRate(values.refreshRate));
    choose(m_highlight, values.highlightUpdates ? int(*values.highlightUpdates) : automatic);
    choose(m_time, int(values.timeDisplay));
}

void AppearancePage::store(config::SettingsValues &values) const
{
    values.theme = chosen<config::Theme>(m_theme);
    values.language = m_language->currentData().toString();
    values.density = chosen<config::Density>(m_density);
    values.textSizePercent = m_textSize->value();
    values.refreshRate = m_refresh->currentData().toInt();
    values.highlightUpdates.reset();
    if (m_highlight->currentData().toInt() != automatic)
        values.highlightUpdates = chosen<config::HighlightUpdates>(m_highlight);
    values.timeDisplay = chosen<config::TimeDisplay>(m_time);
}

} // namespace ui

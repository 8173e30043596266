// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsdialog.h"

#include "config/settings.h"
#include "settings/appearancepage.h"
#include "settings/datapage.h"
#include "settings/localbrokerpage.h"
#include "settings/networkpage.h"
#include "settings/shortcutspage.h"
#include "style/dialogfoot.h"
#include "style/infoframe.h"
#include "style/metrics.h"
#include "style/pagestack.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

SettingsDialog::SettingsDialog(config::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_stack(new PageStack(u"settingsPages"_s, this))
    , m_problem(new InfoFrame(this))
    , m_localBroker(new LocalBrokerPage)
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    addPage(new AppearancePage, IconName::Eye);
    addPage(new DataPage, IconName::Save);
    addPage(new NetworkPage, IconName::Connect);
    addPage(m_localBroker, IconName::Server);
    m_problem->setObjectName(u"settingsProblem"_s);
    m_problem->setLevel(NoticeLevel::Error);
    m_problem->hide();
    m_stack->addBelow(m_problem);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_stack, 1);
    outer->addWidget(buildButtons());

    resize(dialogSize(*this, {680, 520}));
    load();
    connect(&m_settings, &config::Settings::changed, this, &SettingsDialog::load);
}

// While all of it is there: a field that loses the keyboard says what was typed.
SettingsDialog::~SettingsDialog()
{
    hide();
}

void SettingsDialog::addPage(SettingsPage *page, IconName iconName)
{
    m_pages.push_back(page);
    m_stack->addPage(page, iconName);
    connect(page, &FormSheet::edited, this, &SettingsDialog::apply);
}

void SettingsDialog::addShortcuts(const CommandList &commands)
{
    auto *page = new ShortcutsPage(commands);
    addPage(page, IconName::List);
    const QScopedValueRollback guard(m_loading, true);
    page->load(m_settings.values());
}

void SettingsDialog::showLocalBroker()
{
    const auto found = std::find(m_pages.begin(), m_pages.end(), m_localBroker);
    m_stack->setCurrentIndex(int(found - m_pages.begin()));
}

QWidget *SettingsDialog::buildButtons()
{
    auto *foot = new DialogFoot(this);
    QPushButton *defaults = foot->addButton(tr("&Restore defaults"), u"restoreDefaultsButton"_s);
    defaults->setToolTip(tr("Of the pages of this dialog."));
    foot->addStretch();
    QPushButton *close = foot->addPrimary(tr("&Close"), u"closeSettingsButton"_s);
    connect(defaults, &QPushButton::clicked, this, &SettingsDialog::restoreDefaults);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    return foot;
}

void SettingsDialog::load()
{
    const QScopedValueRollback guard(m_loading, true);
    for (SettingsPage *page : m_pages)
        page->load(m_settings.values());
}

void SettingsDialog::apply()
{
    if (m_loading)
        return;
    config::SettingsValues values = m_settings.values();
    for (const SettingsPage *page : m_pages)
        page->store(values);
    if (values == m_settings.values())
        return;
    const auto error = m_settings.set(values);
    m_problem->setVisible(error.has_value());
    if (error) {
        m_problem->setTitle(tr("The settings could not be saved"));
        m_problem->setText(tr("They count until Canopy is closed."));
        m_problem->setNote(
            error->detail.isEmpty() ? error->file : QString(error->file + u": "_s + error->detail));
    }
}

// Only what stands on the pages: layouts, decoders and the rest are not at stake.
void SettingsDialog::restoreDefaults()
{
    {
        const QScopedValueRollback guard(m_loading, true);
        for (SettingsPage *page : m_pages)
            page->load(config::SettingsValues());
    }
    apply();
}

} // namespace ui

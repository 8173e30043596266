// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/datapage.h"

#include "config/historybudget.h"
#include "style/formfield.h"
#include "text/formats.h"

#include <QGridLayout>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qint64 mebibyte = 1024LL * 1024;

} // namespace

DataPage::DataPage(QWidget *parent)
    : SettingsPage(tr("Data"), parent)
    , m_history(new QSpinBox)
    , m_keptPerTopic(new QSpinBox)
{
    setObjectName(u"dataPage"_s);
    QGridLayout *grid = addGrid();

    m_history->setObjectName(u"settingsHistory"_s);
    m_history->setRange(0, 1024 * 1024);
    m_history->setSpecialValueText(
        tr("Automatic (%1)").arg(sizeText(config::historyBudget(config::SettingsValues()))));
    m_history->setSingleStep(256);
    m_history->setSuffix(tr(" MiB"));
    m_history->setGroupSeparatorShown(true);
    m_history->setKeyboardTracking(false);
    FormField *history = addField(grid, tr("&History"), m_history);
    history->setCompact();
    history->setHint(tr("Kept in memory, shared by all open connections. The oldest messages go "
                        "first. Automatic: 1 GiB or a quarter of the memory, whichever is less."));

    m_keptPerTopic->setObjectName(u"settingsKeptPerTopic"_s);
    m_keptPerTopic->setRange(1, 10'000);
    m_keptPerTopic->setSuffix(tr(" messages"));
    m_keptPerTopic->setGroupSeparatorShown(true);
    m_keptPerTopic->setKeyboardTracking(false);
    FormField *kept = addField(grid, tr("At &least per topic"), m_keptPerTopic);
    kept->setCompact();
    kept->setHint(tr("So many of every topic go last. The last value always stays."));

    for (QSpinBox *spin : {m_history, m_keptPerTopic})
        connect(spin, &QSpinBox::valueChanged, this, &FormSheet::edited);
}

void DataPage::load(const config::SettingsValues &values)
{
    m_history->setValue(int(values.historyBytes / mebibyte));
    m_keptPerTopic->setValue(values.historyKeptPerTopic);
}

void DataPage::store(config::SettingsValues &values) const
{
    // A budget that is no whole number of MiB stays as it is until it is changed here.
    if (values.historyBytes / mebibyte != m_history->value())
        values.historyBytes = m_history->value() * mebibyte;
    values.historyKeptPerTopic = m_keptPerTopic->value();
}

} // namespace ui

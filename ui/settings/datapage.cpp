// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/datapage.h"

#include "config/settingsvalues.h"
#include "style/formfield.h"

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
{
    setObjectName(u"dataPage"_s);
    QGridLayout *grid = addGrid();

    m_history->setObjectName(u"settingsHistory"_s);
    m_history->setRange(1, 1024 * 1024);
    m_history->setSingleStep(256);
    m_history->setSuffix(tr(" MiB"));
    m_history->setGroupSeparatorShown(true);
    m_history->setKeyboardTracking(false);
    FormField *history = addField(grid, tr("&History"), m_history);
    history->setCompact();
    history->setHint(tr("Kept in memory. The oldest messages go first; the last value of every "
                        "topic always stays."));

    connect(m_history, &QSpinBox::valueChanged, this, &FormSheet::edited);
}

void DataPage::load(const config::SettingsValues &values)
{
    m_history->setValue(int(qMax<qint64>(1, values.historyBytes / mebibyte)));
}

void DataPage::store(config::SettingsValues &values) const
{
    // A budget that is no whole number of MiB stays as it is until it is changed here.
    if (values.historyBytes / mebibyte != m_history->value())
        values.historyBytes = m_history->value() * mebibyte;
}

} // namespace ui

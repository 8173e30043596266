// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/networkpage.h"

#include "config/settingsvalues.h"
#include "style/formfield.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace ui {

NetworkPage::NetworkPage(QWidget *parent)
    : SettingsPage(tr("Network"), parent)
    , m_keepAlive(new QSpinBox)
    , m_timeout(new QSpinBox)
    , m_readOnly(new QCheckBox(tr("&Read-only if the name contains “prod”")))
{
    setObjectName(u"networkPage"_s);
    QGridLayout *grid = addGroup(tr("New connections start with"));

    m_keepAlive->setObjectName(u"settingsKeepAlive"_s);
    m_keepAlive->setRange(0, 65535);
    m_keepAlive->setSuffix(tr(" s"));
    m_keepAlive->setSpecialValueText(tr("off"));
    m_keepAlive->setKeyboardTracking(false);
    addField(grid, tr("&Keep alive"), m_keepAlive)->setCompact();

    m_timeout->setObjectName(u"settingsTimeout"_s);
    m_timeout->setRange(1, 120);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setKeyboardTracking(false);
    addField(grid, tr("Connect &timeout"), m_timeout)->setCompact();

    m_readOnly->setObjectName(u"settingsReadOnlyForProduction"_s);
    addBelow(grid, m_readOnly);
    connect(m_readOnly, &QCheckBox::toggled, this, &FormSheet::edited);

    for (QSpinBox *spin : {m_keepAlive, m_timeout})
        connect(spin, &QSpinBox::valueChanged, this, &FormSheet::edited);
}

void NetworkPage::load(const config::SettingsValues &values)
{
    m_keepAlive->setValue(values.keepAliveSeconds);
    m_timeout->setValue(values.connectTimeoutSeconds);
    m_readOnly->setChecked(values.readOnlyForProduction);
}

void NetworkPage::store(config::SettingsValues &values) const
{
    values.keepAliveSeconds = m_keepAlive->value();
    values.connectTimeoutSeconds = m_timeout->value();
    values.readOnlyForProduction = m_readOnly->isChecked();
}

} // namespace ui

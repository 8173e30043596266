// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/userpropertytable.h"

#include "connections/userpropertymodel.h"

#include <QTableView>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

UserPropertyTable::UserPropertyTable(QWidget *parent)
    : UserPropertyTable(new UserPropertyModel, parent)
{
}

UserPropertyTable::UserPropertyTable(UserPropertyModel *model, QWidget *parent)
    : RowTable(model, UserPropertyModel::maximumRows, {tr("Add a property"), u"addUserProperty"_s},
               {tr("Remove the property"), u"removeUserProperty"_s}, parent)
    , m_model(model)
    , m_up(addButton(IconName::Up, {tr("Send it earlier"), u"moveUserPropertyUp"_s}))
    , m_down(addButton(IconName::Down, {tr("Send it later"), u"moveUserPropertyDown"_s}))
{
    m_model->setParent(this);
    view()->setObjectName(u"userProperties"_s);
    view()->setAccessibleName(tr("User properties"));
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(+1); });
    connect(m_model, &UserPropertyModel::edited, this, &RowTable::edited);
    connect(m_model, &UserPropertyModel::edited, this, &UserPropertyTable::updateButtons);
    updateButtons();
}

void UserPropertyTable::setProperties(const std::vector<mqtt::UserProperty> &properties)
{
    m_model->setProperties(properties);
    updateButtons();
}

std::vector<mqtt::UserProperty> UserPropertyTable::properties() const
{
    std::vector<mqtt::UserProperty> filled;
    for (const mqtt::UserProperty &property : m_model->properties()) {
        if (!property.name.isEmpty() || !property.value.isEmpty())
            filled.push_back(property);
    }
    return filled;
}

int UserPropertyTable::appendRow()
{
    return m_model->append();
}

void UserPropertyTable::move(int by)
{
    if (currentRow() < 0)
        return;
    m_model->moveTo(currentRow(), currentRow() + by);
    updateButtons();
}

void UserPropertyTable::updateButtons()
{
    RowTable::updateButtons();
    m_up->setEnabled(currentRow() > 0);
    m_down->setEnabled(currentRow() >= 0 && currentRow() < m_model->rowCount() - 1);
}

} // namespace ui

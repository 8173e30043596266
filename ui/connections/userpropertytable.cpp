// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/userpropertytable.h"

#include "connections/userpropertymodel.h"
#include "style/icons.h"
#include "style/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

UserPropertyTable::UserPropertyTable(QWidget *parent)
    : QWidget(parent)
    , m_model(new UserPropertyModel(this))
    , m_view(new QTableView(this))
{
    const auto button = [this](IconName name, const QString &what, const QString &objectName) {
        auto *made = new QToolButton(this);
        made->setObjectName(objectName);
        made->setProperty("kind", u"outlined"_s);
        made->setIcon(icon(name));
        made->setToolTip(what);
        made->setAccessibleName(what);
        return made;
    };
    m_add = button(IconName::Plus, tr("Add a property"), u"addUserProperty"_s);
    m_remove = button(IconName::Minus, tr("Remove the property"), u"removeUserProperty"_s);
    m_up = button(IconName::Up, tr("Send it earlier"), u"moveUserPropertyUp"_s);
    m_down = button(IconName::Down, tr("Send it later"), u"moveUserPropertyDown"_s);

    const Metrics metrics = Metrics::of(this);
    m_view->setObjectName(u"userProperties"_s);
    m_view->setAccessibleName(tr("User properties"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(metrics.connectionRow);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->setMinimumHeight(metrics.header + 3 * metrics.connectionRow + 2);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(Metrics::unit);
    for (QToolButton *each : {m_add, m_remove, m_up, m_down})
        buttons->addWidget(each);
    buttons->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * Metrics::unit);
    row->addWidget(m_view, 1);
    row->addLayout(buttons);
    setFocusProxy(m_view);

    connect(m_add, &QToolButton::clicked, this, &UserPropertyTable::add);
    connect(m_remove, &QToolButton::clicked, this, &UserPropertyTable::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(+1); });
    connect(m_model, &UserPropertyModel::edited, this, &UserPropertyTable::edited);
    connect(m_model, &UserPropertyModel::edited, this, &UserPropertyTable::updateButtons);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &UserPropertyTable::updateButtons);
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

void UserPropertyTable::add()
{
    const int row = m_model->append();
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, UserPropertyModel::Name);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->setFocus();
    m_view->edit(index);
}

void UserPropertyTable::remove()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        m_model->removeRows(current.row(), 1);
}

void UserPropertyTable::move(int by)
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return;
    m_model->moveTo(current.row(), current.row() + by);
    updateButtons();
}

void UserPropertyTable::updateButtons()
{
    const int row = m_view->currentIndex().row();
    const int rows = m_model->rowCount();
    m_add->setEnabled(rows < UserPropertyModel::maximumRows);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < rows - 1);
}

} // namespace ui

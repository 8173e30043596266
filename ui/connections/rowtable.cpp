// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/rowtable.h"

#include "style/metrics.h"

#include <QAbstractTableModel>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

RowTable::RowTable(QAbstractTableModel *model, int maximumRows, const Button &add,
                   const Button &remove, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_maximumRows(maximumRows)
    , m_view(new QTableView(this))
    , m_buttons(new QVBoxLayout)
{
    m_buttons->setSpacing(Metrics::unit);
    m_buttons->addStretch(1);
    m_add = addButton(IconName::Plus, add);
    m_remove = addButton(IconName::Minus, remove);

    const Metrics metrics = Metrics::of(this);
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

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * Metrics::unit);
    row->addWidget(m_view, 1);
    row->addLayout(m_buttons);
    setFocusProxy(m_view);

    connect(m_add, &QToolButton::clicked, this, &RowTable::add);
    connect(m_remove, &QToolButton::clicked, this, &RowTable::remove);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RowTable::updateButtons);
}

QToolButton *RowTable::addButton(IconName glyph, const Button &button)
{
    auto *made = new QToolButton(this);
    made->setObjectName(button.objectName);
    made->setProperty("kind", u"outlined"_s);
    made->setIcon(icon(glyph));
    made->setToolTip(button.text);
    made->setAccessibleName(button.text);
    m_buttons->insertWidget(m_buttons->count() - 1, made);
    return made;
}

int RowTable::currentRow() const
{
    return m_view->currentIndex().row();
}

void RowTable::add()
{
    const int row = appendRow();
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, 0);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->setFocus();
    m_view->edit(index);
}

void RowTable::remove()
{
    if (currentRow() >= 0)
        m_model->removeRows(currentRow(), 1);
}

void RowTable::updateButtons()
{
    m_add->setEnabled(m_model->rowCount() < m_maximumRows);
    m_remove->setEnabled(currentRow() >= 0);
}

} // namespace ui

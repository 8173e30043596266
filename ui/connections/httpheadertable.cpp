// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/httpheadertable.h"

#include "connections/httpheadermodel.h"
#include "style/icons.h"
#include "style/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Hides what is typed where it is a secret.
class ValueDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        const auto *model = qobject_cast<const HttpHeaderModel *>(index.model());
        auto *line = qobject_cast<QLineEdit *>(editor);
        if (line && model && model->isSecret(index.row()))
            line->setEchoMode(QLineEdit::Password);
        return editor;
    }
};

} // namespace

HttpHeaderTable::HttpHeaderTable(QWidget *parent)
    : QWidget(parent)
    , m_model(new HttpHeaderModel(this))
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
    m_add = button(IconName::Plus, tr("Add a header"), u"addHttpHeader"_s);
    m_remove = button(IconName::Minus, tr("Remove the header"), u"removeHttpHeader"_s);

    const Metrics metrics = Metrics::of(this);
    m_view->setObjectName(u"httpHeaders"_s);
    m_view->setAccessibleName(tr("HTTP headers"));
    m_view->setModel(m_model);
    m_view->setItemDelegateForColumn(HttpHeaderModel::Value, new ValueDelegate(this));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(metrics.connectionRow);
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(HttpHeaderModel::Secret, QHeaderView::Fixed);
    header->resizeSection(HttpHeaderModel::Secret,
                          header->fontMetrics().horizontalAdvance(tr("Secret"))
                              + 6 * Metrics::unit);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->setMinimumHeight(metrics.header + 3 * metrics.connectionRow + 2);

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(Metrics::unit);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * Metrics::unit);
    row->addWidget(m_view, 1);
    row->addLayout(buttons);
    setFocusProxy(m_view);

    connect(m_add, &QToolButton::clicked, this, &HttpHeaderTable::add);
    connect(m_remove, &QToolButton::clicked, this, &HttpHeaderTable::remove);
    connect(m_model, &HttpHeaderModel::edited, this, &HttpHeaderTable::edited);
    connect(m_model, &HttpHeaderModel::edited, this, &HttpHeaderTable::updateButtons);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HttpHeaderTable::updateButtons);
    updateButtons();
}

void HttpHeaderTable::setHeaders(const std::vector<client::HttpHeader> &headers)
{
    m_model->setHeaders(headers);
    updateButtons();
}

std::vector<client::HttpHeader> HttpHeaderTable::headers() const
{
    std::vector<client::HttpHeader> filled;
    for (const client::HttpHeader &header : m_model->headers()) {
        if (!header.name.isEmpty() || !header.value.isEmpty())
            filled.push_back(header);
    }
    return filled;
}

void HttpHeaderTable::add()
{
    const int row = m_model->append();
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, HttpHeaderModel::Name);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->setFocus();
    m_view->edit(index);
}

void HttpHeaderTable::remove()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        m_model->removeRows(current.row(), 1);
}

void HttpHeaderTable::updateButtons()
{
    m_add->setEnabled(m_model->rowCount() < HttpHeaderModel::maximumRows);
    m_remove->setEnabled(m_view->currentIndex().isValid());
}

} // namespace ui

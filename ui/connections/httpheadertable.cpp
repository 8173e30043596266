// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/httpheadertable.h"

#include "connections/httpheadermodel.h"
#include "style/metrics.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableView>

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
    : HttpHeaderTable(new HttpHeaderModel, parent)
{
}

HttpHeaderTable::HttpHeaderTable(HttpHeaderModel *model, QWidget *parent)
    : RowTable(model, HttpHeaderModel::maximumRows, {tr("Add a header"), u"addHttpHeader"_s},
               {tr("Remove the header"), u"removeHttpHeader"_s}, parent)
    , m_model(model)
{
    m_model->setParent(this);
    view()->setObjectName(u"httpHeaders"_s);
    view()->setAccessibleName(tr("HTTP headers"));
    view()->setItemDelegateForColumn(HttpHeaderModel::Value, new ValueDelegate(this));
    QHeaderView *header = view()->horizontalHeader();
    header->setSectionResizeMode(HttpHeaderModel::Secret, QHeaderView::Fixed);
    header->resizeSection(HttpHeaderModel::Secret,
                          header->fontMetrics().horizontalAdvance(tr("Secret"))
                              + 6 * Metrics::unit);
    connect(m_model, &HttpHeaderModel::edited, this, &RowTable::edited);
    connect(m_model, &HttpHeaderModel::edited, this, &HttpHeaderTable::updateButtons);
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

int HttpHeaderTable::appendRow()
{
    return m_model->append();
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/statisticstable.h"

#include "statistics/statisticsmodel.h"
#include "style/densetable.h"
#include "style/metrics.h"

#include <QHeaderView>
#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// The first ones go first.
constexpr StatisticsModel::Column LessAskedFor[] = {
    StatisticsModel::LongestGap, StatisticsModel::ShortestGap, StatisticsModel::Qos,
    StatisticsModel::Biggest,    StatisticsModel::MeanGap,     StatisticsModel::Topics,
    StatisticsModel::Retained,   StatisticsModel::Bytes,
};

} // namespace

StatisticsTable::StatisticsTable(StatisticsModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_sorted(StatisticsModel::Messages)
{
    setObjectName(u"statisticsTable"_s);
    setAccessibleName(tr("Statistics of topics"));
    setModel(&model);
    setUpDenseTable(*this);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerButtonEnabled(false);
    QHeaderView *header = horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(m_sorted, m_order);
    header->setSectionResizeMode(StatisticsModel::Topic, QHeaderView::Stretch);
    connect(header, &QHeaderView::sectionClicked, this, &StatisticsTable::sortBy);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { emit rowActivated(index.row()); });
    applyMetrics();
}

// The header shows what we say: it would begin every column with the smallest.
void StatisticsTable::sortBy(int column)
{
    if (column == m_sorted)
        m_order = m_order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    else
        m_order = column == StatisticsModel::Topic ? Qt::AscendingOrder : Qt::DescendingOrder;
    m_sorted = column;
    horizontalHeader()->setSortIndicator(m_sorted, m_order);
    m_model.sort(m_sorted, m_order);
}

void StatisticsTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) {
        emit rowActivated(currentIndex().row());
        return;
    }
    QTableView::keyPressEvent(event);
}

void StatisticsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyMetrics();
}

void StatisticsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

// Row height and columns follow text size and density.
void StatisticsTable::applyMetrics()
{
    verticalHeader()->setDefaultSectionSize(Metrics::of(this).denseRow);
    const QFontMetrics font = fontMetrics();
    const QFontMetrics title(horizontalHeader()->font());
    const auto setWidth = [&](int column, const QString &longest) {
        const QString text = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int arrow = 3 * Metrics::unit;
        const int width
            = qMax(font.horizontalAdvance(longest), title.horizontalAdvance(text) + arrow);
        setColumnWidth(column, width + 5 * Metrics::unit);
    };
    setWidth(StatisticsModel::Messages, u"100 000 000"_s);
    setWidth(StatisticsModel::Rate, u"100 000/s"_s);
    setWidth(StatisticsModel::Bytes, u"1 000.0 MiB"_s);
    setWidth(StatisticsModel::Topics, u"100 000"_s);
    setWidth(StatisticsModel::Biggest, u"1 000 KiB"_s);
    setWidth(StatisticsModel::Qos, u"100 · 10 · 10 %"_s);
    setWidth(StatisticsModel::Retained, u"10 000 · 100 %"_s);
    setWidth(StatisticsModel::ShortestGap, u"12 h 59 min"_s);
    setWidth(StatisticsModel::MeanGap, u"12 h 59 min"_s);
    setWidth(StatisticsModel::LongestGap, u"12 h 59 min"_s);
    setWidth(StatisticsModel::Silent, u"12 h 59"_s);
    fitColumns();
}

void StatisticsTable::fitColumns()
{
    const int wanted = fontMetrics().averageCharWidth() * 24; // for the topic
    int others = 0;
    for (int column = 0; column < StatisticsModel::ColumnCount; ++column) {
        if (column == StatisticsModel::Topic)
            continue;
        setColumnHidden(column, false);
        others += columnWidth(column);
    }
    for (const StatisticsModel::Column column : LessAskedFor) {
        if (viewport()->width() - others >= wanted)
            break;
        others -= columnWidth(column);
        setColumnHidden(column, true);
    }
}

} // namespace ui

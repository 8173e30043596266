// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicsorting.h"

#include "pipeline/topicrows.h"
#include "topics/topictreemodel.h"
#include "topics/topictreeview.h"

#include <QAction>
#include <QActionGroup>
#include <QDateTime>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

using store::TopicSort;

std::optional<TopicSort> sortOf(TopicColumn column)
{
    switch (column) {
    case TopicColumn::Name:
        return TopicSort::Name;
    case TopicColumn::Rate:
        return TopicSort::Rate;
    case TopicColumn::Age:
        return TopicSort::Age;
    case TopicColumn::Count:
        return TopicSort::Count;
    case TopicColumn::Size:
        return TopicSort::Size;
    case TopicColumn::QoS:
        return TopicSort::QoS;
    case TopicColumn::FirstSeen:
        return TopicSort::FirstSeen;
    case TopicColumn::ShortestGap:
        return TopicSort::ShortestGap;
    case TopicColumn::MeanGap:
        return TopicSort::MeanGap;
    case TopicColumn::LongestGap:
        return TopicSort::LongestGap;
    case TopicColumn::Value:
    case TopicColumn::Property:
        break;
    }
    return {};
}

// The arrow of the header: down is what is greatest first.
Qt::SortOrder arrowOf(TopicSort sort, bool reversed)
{
    const bool ascending = sort == TopicSort::Age || sort == TopicSort::ShortestGap;
    return ascending != reversed ? Qt::AscendingOrder : Qt::DescendingOrder;
}

} // namespace

TopicSorting::TopicSorting(TopicTreeView *view)
    : QObject(view)
    , m_view(view)
    , m_reverse(new QAction(tr("Re&verse"), this))
    , m_refresh(new QAction(tr("Re&fresh"), this))
{
    auto *group = new QActionGroup(this);
    for (QAction *action : {
             add(TopicSort::Name, u"Name"_s, tr("&Name, always up to date")),
             add(TopicSort::FirstSeen, u"FirstSeen"_s, tr("&First seen, newest first")),
             add(TopicSort::Rate, u"Rate"_s, tr("&Rate, loudest first")),
             add(TopicSort::Age, u"Age"_s, tr("&Age, youngest first")),
             add(TopicSort::Count, u"Count"_s, tr("&Count")),
             add(TopicSort::Size, u"Size"_s, tr("&Size of the last message")),
             add(TopicSort::QoS, u"QoS"_s, tr("&QoS of the last message")),
             add(TopicSort::ShortestGap, u"ShortestGap"_s, tr("S&hortest gap")),
             add(TopicSort::MeanGap, u"MeanGap"_s, tr("&Mean gap, longest first")),
             add(TopicSort::LongestGap, u"LongestGap"_s, tr("&Longest gap")),
         })
        group->addAction(action);
    m_reverse->setObjectName(u"reverseTopicOrderAction"_s);
    m_reverse->setCheckable(true);
    m_refresh->setObjectName(u"refreshTopicOrderAction"_s);
    const pipeline::TopicRows *rows = view->topicModel()->rows();
    connect(m_reverse, &QAction::triggered, this,
            [this, rows](bool reversed) { sortBy(rows->sort(), reversed); });
    connect(m_refresh, &QAction::triggered, this,
            [this, rows] { sortBy(rows->sort(), rows->isReversed()); });
    QHeaderView *header = view->header();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    connect(header, &QHeaderView::sectionClicked, this, &TopicSorting::headerClicked);
    connect(rows, &pipeline::TopicRows::replaced, this, &TopicSorting::update);
    connect(rows, &pipeline::TopicRows::reordered, this, &TopicSorting::update);
    update();
}

QAction *TopicSorting::add(TopicSort sort, const QString &name, const QString &text)
{
    auto *action = new QAction(text, this);
    action->setObjectName(u"sortTopicsBy"_s + name + u"Action"_s);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, sort] { sortBy(sort, false); });
    m_orders += action;
    return action;
}

void TopicSorting::fill(QMenu *menu) const
{
    for (QAction *action : m_orders) {
        if (action == m_orders[static_cast<int>(TopicSort::Count)])
            menu->addSeparator();
        menu->addAction(action);
    }
    menu->addSeparator();
    menu->addActions({m_reverse, m_refresh});
}

void TopicSorting::sortBy(TopicSort sort, bool reversed)
{
    m_view->setTouched();
    m_view->topicModel()->rows()->setSort(sort, reversed);
    m_view->verticalScrollBar()->setValue(0); // whoever sorts wants to see what comes first
    update();
}

void TopicSorting::headerClicked(int section)
{
    const auto sort = sortOf(static_cast<TopicColumn>(section));
    const pipeline::TopicRows *rows = m_view->topicModel()->rows();
    if (sort)
        sortBy(*sort, *sort == rows->sort() && !rows->isReversed());
    else
        update(); // the header has drawn its arrow there already
}

bool TopicSorting::isSnapshot() const
{
    return m_view->topicModel()->rows()->sort() != TopicSort::Name;
}

void TopicSorting::update()
{
    const pipeline::TopicRows *rows = m_view->topicModel()->rows();
    const TopicSort sort = rows->sort();
    m_orders[static_cast<int>(sort)]->setChecked(true);
    m_reverse->setEnabled(isSnapshot());
    m_reverse->setChecked(rows->isReversed());
    m_refresh->setEnabled(isSnapshot());
    int section = -1;
    for (int i = 0; isSnapshot() && i < topicColumnCount; ++i) {
        if (sortOf(static_cast<TopicColumn>(i)) == sort)
            section = i;
    }
    m_view->header()->setSortIndicator(section, arrowOf(sort, rows->isReversed()));
    emit changed();
}

QString TopicSorting::shortText() const
{
    switch (m_view->topicModel()->rows()->sort()) {
    case TopicSort::Name:
        return tr("name", "topics sorted by");
    case TopicSort::FirstSeen:
        return tr("first seen", "topics sorted by");
    case TopicSort::Rate:
        return tr("rate", "topics sorted by");
    case TopicSort::Age:
        return tr("age", "topics sorted by");
    case TopicSort::Count:
        return tr("count", "topics sorted by");
    case TopicSort::Size:
        return tr("size", "topics sorted by");
    case TopicSort::QoS:
        return tr("QoS", "topics sorted by");
    case TopicSort::ShortestGap:
        return tr("shortest gap", "topics sorted by");
    case TopicSort::MeanGap:
        return tr("mean gap", "topics sorted by");
    case TopicSort::LongestGap:
        return tr("longest gap", "topics sorted by");
    }
    return {};
}

QString TopicSorting::text() const
{
    const store::TopicOrder *order = m_view->topicModel()->rows()->order();
    if (!order)
        return tr("A→Z · order is fixed");
    const QTime time = QDateTime::fromMSecsSinceEpoch(order->takenAtUs() / 1000).time();
    return tr("Sorted by %1 at %2", "rate, 14:22").arg(shortText(), time.toString(u"HH:mm"));
}

} // namespace ui

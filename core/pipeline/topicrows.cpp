// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/topicrows.h"

#include "pipeline/topicsearch.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace pipeline {

using store::NodeId;
using store::TopicSort;

TopicRows::TopicRows(QObject *parent)
    : QObject(parent)
    , m_clock([] { return QDateTime::currentMSecsSinceEpoch() * 1000; })
{
}

TopicRows::~TopicRows() = default;

void TopicRows::setStore(const store::TopicTree *tree, const store::MessageLog *log)
{
    emit aboutToBeReplaced();
    if (m_tree)
        m_tree->disconnect(this);
    if (m_log)
        m_log->disconnect(this);
    m_tree = tree;
    m_log = log;
    m_scope = NodeId::None;
    m_way.clear();
    takeOrder();
    emit replaced();
    if (m_log) {
        connect(m_log, &QObject::destroyed, this, [this] {
            m_log = nullptr;
            if (m_order)
                m_order->forgetLog();
        });
    }
    if (m_tree)
        watchTree();
}

void TopicRows::watchTree()
{
    using store::TopicTree;
    connect(m_tree, &TopicTree::rowsAboutToBeInserted, this,
            [this](NodeId parent, int first, int last) {
                // While something is filtered they appear once they were found to match.
                m_announced = !matches() && isInScope(parent)
                    && (parent == NodeId::Root || isListed(m_tree->parent(parent)));
                if (!m_announced)
                    return;
                const int start = m_order ? m_tree->childCount(parent) : first;
                emit rowsAboutToBeInserted(parent, start, start + last - first);
            });
    connect(m_tree, &TopicTree::rowsInserted, this, [this](NodeId parent, int first, int last) {
        if (m_order)
            m_order->rowsInserted(parent, first, last);
        if (std::exchange(m_announced, false))
            emit rowsInserted();
    });
    connect(m_tree, &TopicTree::aboutToBeCleared, this, &TopicRows::aboutToBeReplaced);
    connect(m_tree, &TopicTree::cleared, this, [this] {
        m_scope = NodeId::None;
        m_way.clear();
        if (m_order)
            m_order->clear();
        emit replaced();
    });
    connect(m_tree, &QObject::destroyed, this, [this] {
        m_tree = nullptr; // before anybody may ask for a row again
        m_scope = NodeId::None;
        m_way.clear();
        emit aboutToBeReplaced();
        takeOrder();
        emit replaced();
    });
}

void TopicRows::setSearch(TopicSearch *search)
{
    m_search = search;
    connect(search, &TopicSearch::aboutToBeReplaced, this, &TopicRows::aboutToBeReplaced);
    connect(search, &TopicSearch::replaced, this, &TopicRows::replaced);
    connect(search, &TopicSearch::rowsAboutToBeInserted, this,
            [this](NodeId parent, int row, NodeId match) {
                const std::optional<Place> place = placeOfMatch(parent, row, match);
                m_announced = place.has_value();
                if (place)
                    emit rowsAboutToBeInserted(place->parent, place->first, place->last);
            });
    connect(search, &TopicSearch::rowsInserted, this, [this] {
        if (std::exchange(m_announced, false))
            emit rowsInserted();
    });
    connect(search, &TopicSearch::rowsAboutToBeRemoved, this,
            [this](NodeId parent, int row, NodeId match) {
                const std::optional<Place> place = placeOfMatch(parent, row, match);
                m_announced = place.has_value();
                if (place)
                    emit rowsAboutToBeRemoved(place->parent, place->first, place->last);
            });
    connect(search, &TopicSearch::rowsRemoved, this, [this] {
        if (std::exchange(m_announced, false))
            emit rowsRemoved();
    });
}

// What is told of the whole tree, as it is in the scope.
std::optional<TopicRows::Place> TopicRows::placeOfMatch(NodeId parent, int row, NodeId match) const
{
    if (isInScope(parent))
        return Place{parent, row, row};
    // The first match of the scope brings the way to it along, the last one takes it away.
    if (isInScope(match))
        return Place{NodeId::Root, 0, 0};
    return {};
}

const store::TopicMatches *TopicRows::matches() const
{
    return m_tree && m_search ? m_search->result() : nullptr;
}

bool TopicRows::isOnTheWay(NodeId node) const
{
    return node != m_scope && std::find(m_way.cbegin(), m_way.cend(), node) != m_way.cend();
}

bool TopicRows::isInScope(NodeId node) const
{
    return m_scope == NodeId::None || m_tree->isBelow(node, m_scope);
}

bool TopicRows::isScopeShown() const
{
    return !matches() || matches()->isShown(m_scope);
}

int TopicRows::rowOfAll(NodeId node) const
{
    if (const store::TopicMatches *found = matches())
        return found->row(node);
    return m_order ? m_order->row(node) : m_tree->row(node);
}

int TopicRows::childCount(NodeId parent) const
{
    if (!m_tree)
        return 0;
    if (isOnTheWay(parent))
        return isScopeShown() ? 1 : 0;
    if (!isInScope(parent))
        return 0;
    return matches() ? matches()->childCount(parent) : m_tree->childCount(parent);
}

NodeId TopicRows::child(NodeId parent, int row) const
{
    if (!m_tree)
        return NodeId::None;
    if (isOnTheWay(parent)) {
        const auto place = std::find(m_way.cbegin(), m_way.cend(), parent);
        return row == 0 && isScopeShown() ? *(place + 1) : NodeId::None;
    }
    if (!isInScope(parent))
        return NodeId::None;
    if (const store::TopicMatches *found = matches())
        return found->child(parent, row);
    return m_order ? m_order->child(parent, row) : m_tree->child(parent, row);
}

int TopicRows::row(NodeId node) const
{
    if (!m_tree || node == NodeId::Root || node == NodeId::None)
        return -1;
    if (m_scope == NodeId::None)
        return rowOfAll(node);
    if (node == m_scope || isOnTheWay(node))
        return isScopeShown() ? 0 : -1;
    return isInScope(node) ? rowOfAll(node) : -1;
}

void TopicRows::setScope(NodeId node)
{
    if (node == NodeId::Root || !m_tree || m_tree->row(node) < 0)
        node = NodeId::None;
    if (node == m_scope)
        return;
    emit aboutToBeReplaced();
    m_scope = node;
    m_way.clear();
    for (NodeId n = node; n != NodeId::None; n = m_tree->parent(n))
        m_way.push_back(n);
    std::reverse(m_way.begin(), m_way.end());
    emit replaced();
}

void TopicRows::setSort(TopicSort sort, bool reversed)
{
    if (sort == TopicSort::Name && m_sort == TopicSort::Name)
        return;
    emit aboutToBeReordered();
    m_sort = sort;
    m_reversed = reversed && sort != TopicSort::Name;
    takeOrder();
    emit reordered();
}

void TopicRows::takeOrder()
{
    m_order.reset();
    if (m_tree && m_sort != TopicSort::Name)
        m_order.emplace(*m_tree, m_log, m_sort, m_reversed, m_clock);
    if (m_search)
        m_search->setOrder(order());
}

} // namespace pipeline

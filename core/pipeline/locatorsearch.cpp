// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/locatorsearch.h"

#include "store/messagelog.h"

#include <algorithm>
#include <tuple>

namespace pipeline {

namespace {

using store::NodeId;

constexpr int AskedBetweenLooks = 16;
// By value: equal before holding, shorter values before longer ones.
constexpr int EqualValue = 100'000;
constexpr int LongestCounted = 50'000;

bool isBetter(const LocatorSearch::Hit &a, const LocatorSearch::Hit &b)
{
    return std::tuple(-a.rank, -a.changedAtUs, a.node)
        < std::tuple(-b.rank, -b.changedAtUs, b.node);
}

} // namespace

LocatorSearch::LocatorSearch(QObject *parent)
    : QObject(parent)
    , m_clock([this](FrameClock::Clock::time_point deadline) { return work(deadline); },
              [this] { return hasWork(); })
{
    m_clock.setInterval(FrameClock::CatchUpInterval);
}

LocatorSearch::~LocatorSearch() = default;

void LocatorSearch::setStore(const store::TopicTree *tree, const store::MessageLog *log)
{
    if (m_tree)
        m_tree->disconnect(this);
    if (m_log)
        m_log->disconnect(this);
    stop();
    m_tree = tree;
    m_log = log;
    if (m_log)
        connect(m_log, &QObject::destroyed, this, [this] { m_log = nullptr; });
    if (!m_tree)
        return;
    connect(m_tree, &store::TopicTree::nodesChanged, this, &LocatorSearch::nodesChanged);
    connect(m_tree, &store::TopicTree::aboutToBeCleared, this, &LocatorSearch::cleared);
    connect(m_tree, &QObject::destroyed, this, [this] {
        m_tree = nullptr;
        m_log = nullptr;
        stop();
    });
}

void LocatorSearch::stop()
{
    m_clock.stop();
    m_by = By::Nothing;
    m_searching = false;
    forgetWork();
    if (m_shown.empty())
        return;
    m_shown.clear();
    emit hitsChanged();
}

void LocatorSearch::forgetWork()
{
    m_nodes = 0;
    m_next = 0;
    m_isKnown.clear();
    m_isNew.clear();
    m_new.clear();
    m_firstNew = 0;
    m_found.clear();
}

void LocatorSearch::findNames(const store::FuzzyPattern &pattern)
{
    m_pattern = pattern;
    start(pattern.isEmpty() ? By::Nothing : By::Name);
}

void LocatorSearch::findValues(const QString &text)
{
    m_value = store::makeOperand(text);
    start(text.isEmpty() ? By::Nothing : By::Value);
}

void LocatorSearch::start(By by)
{
    if (by == By::Nothing || !m_tree) {
        stop();
        return;
    }
    forgetWork();
    m_by = by;
    m_nodes = static_cast<quint32>(m_tree->nodeCount()) + 1;
    m_isKnown.resize(m_nodes);
    m_isNew.resize(m_nodes);
    m_next = 1;
    m_searching = true;
    m_isShown = false;
    m_foundMore = false;
    m_since.start();
    m_clock.request();
}

void LocatorSearch::cleared()
{
    forgetWork();
    m_nodes = 1;
    m_next = 1;
    if (m_shown.empty())
        return;
    m_shown.clear();
    emit hitsChanged();
}

void LocatorSearch::nodesChanged(const std::vector<NodeId> &nodes)
{
    if (m_by == By::Nothing)
        return;
    m_nodes = static_cast<quint32>(m_tree->nodeCount()) + 1;
    m_isKnown.resize(m_nodes);
    m_isNew.resize(m_nodes);
    for (const NodeId node : nodes) {
        const auto id = static_cast<quint32>(node);
        // Those further on will be asked anyway.
        if (id >= m_next || m_isNew[id] || (m_by == By::Name && m_isKnown[id]))
            continue;
        m_isNew[id] = true;
        m_new.push_back(node);
    }
    if (hasWork())
        m_clock.request();
}

std::optional<int> LocatorSearch::rank(NodeId node, int floor) const
{
    if (m_by == By::Name)
        return m_pattern.rank(m_tree->topicText(node), floor);
    if (!m_log)
        return std::nullopt;
    QByteArrayView value = m_log->payload(m_tree->lastMessage(node));
    value = value.first(std::min(value.size(), store::QueryTerm::PayloadBytes));
    if (store::compare(value, store::Comparison::Equal, m_value))
        return EqualValue + 1;
    if (!store::compare(value, store::Comparison::Contains, m_value))
        return std::nullopt;
    return EqualValue - static_cast<int>(std::min<qsizetype>(value.size(), LongestCounted));
}

void LocatorSearch::judge(NodeId node)
{
    if (m_tree->lastMessage(node) == store::MessageId::None)
        return; // a branch: is new when it gets a value
    const auto id = static_cast<quint32>(node);
    const bool again = m_isKnown[id];
    m_isKnown[id] = true;
    const bool full = m_found.size() == MostHits;
    // One that ranks as the last hit may have changed later.
    const std::optional<int> found = rank(node, full ? m_found.back().rank - 1 : 0);
    if (!found)
        return;
    if (again && std::any_of(m_found.begin(), m_found.end(), [node](const Hit &hit) {
            return hit.node == node;
        }))
        return;
    const Hit hit{node, *found, m_tree->facts(node).valueChangedAtUs};
    if (full && !isBetter(hit, m_found.back()))
        return;
    if (full)
        m_found.pop_back();
    m_found.insert(std::upper_bound(m_found.begin(), m_found.end(), hit, isBetter), hit);
    m_foundMore = true;
}

void LocatorSearch::show()
{
    m_isShown = true;
    m_foundMore = false;
    m_shown = m_found;
    emit hitsChanged();
}

bool LocatorSearch::work(FrameClock::Clock::time_point deadline)
{
    if (!m_tree || m_by == By::Nothing)
        return false;
    const auto start = FrameClock::Clock::now();
    int asked = 0;
    while (hasWork()) {
        if (m_next < m_nodes) {
            judge(NodeId{m_next++});
        } else {
            const NodeId node = m_new[m_firstNew++];
            m_isNew[static_cast<quint32>(node)] = false;
            judge(node);
        }
        if (++asked % AskedBetweenLooks == 0 && FrameClock::Clock::now() >= deadline)
            break;
    }
    if (m_firstNew == m_new.size()) {
        m_new.clear();
        m_firstNew = 0;
    }
    m_longestSlice
        = std::max<std::chrono::nanoseconds>(m_longestSlice, FrameClock::Clock::now() - start);
    const bool isCompleted = m_searching && m_next >= m_nodes;
    if (isCompleted)
        m_searching = false;
    // Whoever listens may start another search.
    const bool isDue = !m_isShown && (isCompleted || m_since.elapsed() >= FirstResult.count());
    if (isDue || (m_isShown && m_foundMore))
        show();
    if (isCompleted && !m_searching)
        emit completed();
    return hasWork();
}

} // namespace pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/topicsearch.h"

#include "store/messagelog.h"

#include <QDateTime>

#include <algorithm>
#include <limits>
#include <utility>

namespace pipeline {

namespace {

using store::NodeId;
using store::TopicMatches;
using store::Verdict;

// A look at the clock costs as much as judging one topic by a word, and nothing beside a regular
// expression that takes all the steps it may.
constexpr quint32 JudgedBetweenLooks = 16;

quint32 judgedBetweenLooks(const store::TopicQuery &query)
{
    return query.isCostly() ? 1 : JudgedBetweenLooks;
}

constexpr int AgingMs = 1000;
constexpr quint32 Done = std::numeric_limits<quint32>::max();

} // namespace

TopicSearch::TopicSearch(QObject *parent)
    : QObject(parent)
    , m_now([] { return QDateTime::currentMSecsSinceEpoch() * 1000; })
    , m_clock([this](FrameClock::Clock::time_point deadline) { return work(deadline); },
              [this] { return hasWork(); })
{
    m_clock.setInterval(FrameClock::CatchUpInterval);
    m_again = Done;
    m_aging.setInterval(AgingMs);
    connect(&m_aging, &QTimer::timeout, this, [this] {
        if (m_again != Done)
            return; // the last round takes longer than that
        m_again = 1;
        m_clock.request();
    });
}

TopicSearch::~TopicSearch() = default;

void TopicSearch::setClock(Clock clock)
{
    m_now = std::move(clock);
}

void TopicSearch::setStore(const store::TopicTree *tree, const store::MessageLog *log)
{
    if (m_tree) {
        m_tree->disconnect(this);
        m_tree->baselines().disconnect(this);
    }
    if (m_log)
        m_log->disconnect(this);
    forget();
    m_tree = tree;
    m_log = log;
    m_nodes = 0;
    if (m_log)
        connect(m_log, &QObject::destroyed, this, [this] { m_log = nullptr; });
    if (!m_tree)
        return;
    connect(m_tree, &store::TopicTree::nodesChanged, this, &TopicSearch::nodesChanged);
    connect(&m_tree->baselines(), &store::Baselines::marksChanged, this, [this] {
        if (m_query.namesMark())
            setQuery(store::TopicQuery(m_query));
    });
    connect(m_tree, &store::TopicTree::aboutToBeCleared, this, [this] {
        for (std::optional<TopicMatches> *matches : {&m_shown, &m_coming}) {
            if (*matches)
                (*matches)->clear();
        }
        m_changed.clear();
        m_isChanged.clear();
        m_firstChanged = 0;
        m_nodes = 1;
        m_next = 1;
        m_again = Done;
        m_kept = NodeId::None;
    });
    connect(m_tree, &store::TopicTree::cleared, this, &TopicSearch::countsChanged);
    connect(m_tree, &QObject::destroyed, this, [this] {
        m_tree = nullptr;
        m_log = nullptr;
        forget();
    });
    setQuery(m_query);
}

// The result goes, the query stays.
void TopicSearch::forget()
{
    m_coming.reset();
    m_changed.clear();
    m_isChanged.clear();
    m_firstChanged = 0;
    m_again = Done;
    m_kept = NodeId::None;
    m_completed = true;
    m_clock.stop();
    m_aging.stop();
    if (!m_shown)
        return;
    emit aboutToBeReplaced();
    m_shown.reset();
    emit replaced();
}

void TopicSearch::setQuery(const store::TopicQuery &query)
{
    m_query = query;
    const NodeId kept = m_kept;
    if (query.isEmpty() || !m_tree) {
        forget();
        m_kept = kept;
        emit countsChanged();
        return;
    }
    m_query.resolveMarks(m_tree->baselines());
    m_coming.emplace(*m_tree, m_query);
    m_coming->setOrder(m_order);
    m_changed.clear();
    m_isChanged.clear();
    m_firstChanged = 0;
    m_nodes = static_cast<quint32>(m_tree->shownCount()) + 1;
    m_next = 1;
    m_again = Done;
    m_completed = false;
    m_since.start();
    if (query.needsTime())
        m_aging.start();
    else
        m_aging.stop();
    m_clock.request();
}

void TopicSearch::setOrder(const store::TopicOrder *order)
{
    m_order = order;
    for (std::optional<TopicMatches> *matches : {&m_shown, &m_coming}) {
        if (*matches)
            (*matches)->setOrder(order);
    }
}

void TopicSearch::keep(NodeId node)
{
    const NodeId before = std::exchange(m_kept, node);
    if (before == node || before == NodeId::None || m_coming || !m_shown
        || !m_shown->query().needsMessages())
        return;
    requeue(before);
    m_clock.request();
}

void TopicSearch::requeue(NodeId node)
{
    const auto id = static_cast<quint32>(node);
    // Those further on will be asked anyway.
    if (id >= m_next || id >= m_nodes)
        return;
    if (m_isChanged.size() < m_nodes)
        m_isChanged.resize(m_nodes);
    if (m_isChanged[id])
        return;
    m_isChanged[id] = true;
    m_changed.push_back(node);
}

bool TopicSearch::isComplete() const
{
    return m_completed;
}

qint64 TopicSearch::searchingMs() const
{
    return m_completed ? 0 : m_since.elapsed();
}

bool TopicSearch::hasWork() const
{
    return m_tree && (m_shown || m_coming)
        && (m_next < m_nodes || m_firstChanged < m_changed.size() || m_again != Done || m_coming);
}

void TopicSearch::nodesChanged(const std::vector<NodeId> &nodes)
{
    if (!m_shown && !m_coming)
        return;
    m_nodes = static_cast<quint32>(m_tree->shownCount()) + 1;
    const TopicMatches &newest = m_coming ? *m_coming : *m_shown;
    const bool again = newest.query().needsMessages();
    for (const NodeId node : nodes) {
        if (again || !newest.isKnown(node))
            requeue(node);
    }
    if (hasWork())
        m_clock.request();
}

void TopicSearch::judge(TopicMatches &matches, NodeId node)
{
    if (m_tree->lastMessage(node) == store::MessageId::None)
        return; // a branch: will be reported when it gets a value
    const Verdict verdict = matches.query().judge(*m_tree, m_log, node, m_now());
    const bool live = m_shown && &matches == &*m_shown;
    bool match = verdict == Verdict::Yes;
    matches.setKnown(node);
    matches.setUndecided(node, verdict == Verdict::GaveUp);
    if (live && node == m_kept && matches.isMatch(node))
        match = true;
    if (matches.isMatch(node) == match)
        return;
    m_countsChanged = true;
    if (!live) {
        matches.setMatch(node, match, {});
        return;
    }
    const TopicMatches::RowChange change = matches.rowChange(node, match);
    if (change.top == NodeId::None) {
        matches.setMatch(node, match, change);
    } else if (match) {
        emit rowsAboutToBeInserted(change.parent, change.row, node);
        matches.setMatch(node, match, change);
        emit rowsInserted();
    } else {
        emit rowsAboutToBeRemoved(change.parent, change.row, node);
        matches.setMatch(node, match, change);
        emit rowsRemoved();
    }
}

bool TopicSearch::sweep(TopicMatches &matches, quint32 &next,
                        FrameClock::Clock::time_point deadline)
{
    const quint32 atOnce = judgedBetweenLooks(matches.query());
    while (next < m_nodes) {
        const quint32 stop = next + std::min(atOnce, m_nodes - next);
        while (next < stop)
            judge(matches, NodeId{next++});
        if (FrameClock::Clock::now() >= deadline)
            break;
    }
    return next < m_nodes;
}

bool TopicSearch::judgeChanged(FrameClock::Clock::time_point deadline)
{
    TopicMatches &matches = m_coming ? *m_coming : *m_shown;
    const quint32 atOnce = judgedBetweenLooks(matches.query());
    quint32 judged = 0;
    while (m_firstChanged < m_changed.size()) {
        const NodeId node = m_changed[m_firstChanged++];
        m_isChanged[static_cast<quint32>(node)] = false;
        judge(matches, node);
        if (++judged % atOnce == 0 && FrameClock::Clock::now() >= deadline)
            return m_firstChanged < m_changed.size();
    }
    m_changed.clear();
    m_firstChanged = 0;
    return false;
}

void TopicSearch::show()
{
    emit aboutToBeReplaced();
    m_shown = std::move(m_coming);
    m_coming.reset();
    emit replaced();
}

bool TopicSearch::work(FrameClock::Clock::time_point deadline)
{
    if (!m_tree || (!m_shown && !m_coming))
        return false;
    const auto start = FrameClock::Clock::now();
    m_countsChanged = false;
    TopicMatches &matches = m_coming ? *m_coming : *m_shown;
    bool left = sweep(matches, m_next, deadline);
    const bool completed = !left && !m_completed;
    if (!left)
        left = judgeChanged(deadline);
    if (!left && m_again != Done) {
        left = sweep(matches, m_again, deadline);
        if (!left)
            m_again = Done;
    }
    m_longestSlice
        = std::max<std::chrono::nanoseconds>(m_longestSlice, FrameClock::Clock::now() - start);
    if (completed)
        m_completed = true;
    if (m_coming && (completed || m_since.elapsed() >= FirstResult.count()))
        show();
    if (m_countsChanged || completed)
        emit countsChanged();
    if (completed)
        emit this->completed();
    return left;
}

} // namespace pipeline

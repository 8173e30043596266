// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/topicstatistics.h"

#include "store/messagelog.h"

#include <algorithm>

namespace store {

namespace {

constexpr int NodesPerLook = 32; // each may touch a message far away in memory

void addGaps(TopicFigures &to, qint64 shortest, qint64 longest)
{
    if (shortest > 0)
        to.shortestGapUs = to.shortestGapUs == 0 ? shortest : std::min(to.shortestGapUs, shortest);
    to.longestGapUs = std::max(to.longestGapUs, longest);
}

void add(TopicFigures &to, const TopicFigures &row)
{
    to.topics += row.topics;
    to.retained += row.retained;
    for (std::size_t i = 0; i < to.qos.size(); ++i)
        to.qos[i] += row.qos[i];
    if (row.biggestBytes > to.biggestBytes) {
        to.biggestBytes = row.biggestBytes;
        to.biggest = row.biggest;
    }
    if (row.loudestRate > to.loudestRate) {
        to.loudestRate = row.loudestRate;
        to.loudest = row.loudest;
    }
    if (row.silentSinceUs > 0 && (to.silentSinceUs == 0 || row.silentSinceUs < to.silentSinceUs)) {
        to.silentSinceUs = row.silentSinceUs;
        to.silentLongest = row.silentLongest;
    }
    addGaps(to, row.shortestGapUs, row.longestGapUs);
}

} // namespace

void TopicStatisticsTaker::abandon()
{
    m_tree = nullptr;
    m_log = nullptr;
    m_rows.clear();
    m_stack.clear();
    m_inRow = false;
}

TopicFigures TopicStatisticsTaker::start(NodeId node) const
{
    const NodeFacts facts = m_tree->facts(node);
    TopicFigures figures;
    figures.node = node;
    figures.messages = facts.messages;
    figures.bytes = facts.bytes;
    figures.rate = m_tree->rate(node, m_result.takenAtUs);
    figures.lastSeenUs = facts.lastSeenUs;
    return figures;
}

void TopicStatisticsTaker::begin(const TopicTree &tree, const MessageLog &log, NodeId branch,
                                 qint64 nowUs)
{
    abandon();
    m_tree = &tree;
    m_log = &log;
    m_result = {};
    m_result.branch = branch;
    m_result.takenAtUs = nowUs;
    m_result.whole = start(branch);
    m_gaps = {};
    // Copied, so that rows may come in between the slices.
    for (int row = tree.childCount(branch) - 1; row >= 0; --row)
        m_rows.push_back(tree.child(branch, row));
    m_result.rows.reserve(m_rows.size() + 1);
    if (tree.facts(branch).hasValue)
        m_rows.push_back(branch);
}

void TopicStatisticsTaker::nextRow()
{
    const NodeId node = m_rows.back();
    m_rows.pop_back();
    m_row = start(node);
    m_rowGaps = {};
    m_inRow = true;
    if (node != m_result.branch) {
        m_stack.push_back(node);
        return;
    }
    // Itself alone: what the rows below have is not its own. There is no rate of that.
    const bool isLeaf = m_tree->childCount(node) == 0;
    if (!isLeaf) {
        const NodeFacts facts = m_tree->facts(node);
        m_row.messages = facts.ownMessages;
        m_row.bytes = facts.bytes;
        for (int row = 0; row < m_tree->childCount(node); ++row) {
            const NodeId child = m_tree->child(node, row);
            m_row.bytes -= m_tree->facts(child).bytes;
            m_row.rate -= m_tree->rate(child, m_result.takenAtUs);
        }
        m_row.rate = std::max(m_row.rate, 0.0);
        m_row.lastSeenUs = facts.ownLastSeenUs;
    }
    count(m_row, m_rowGaps, node, true);
}

void TopicStatisticsTaker::count(TopicFigures &figures, Gaps &gaps, NodeId node, bool isAlone) const
{
    const NodeFacts facts = m_tree->facts(node);
    if (!facts.hasValue)
        return;
    ++figures.topics;
    if (facts.retained == Retained::Yes)
        ++figures.retained;
    const Message last = m_log->message(facts.lastMessage);
    if (!last.isNull()) {
        const auto qos = static_cast<std::size_t>(last.qos());
        if (qos < figures.qos.size())
            ++figures.qos[qos];
        if (last.payload().size() > figures.biggestBytes) {
            figures.biggestBytes = last.payload().size();
            figures.biggest = node;
        }
    }
    if (isAlone || m_tree->childCount(node) == 0) {
        const double rate = isAlone ? figures.rate : m_tree->rate(node, m_result.takenAtUs);
        if (rate > figures.loudestRate) {
            figures.loudestRate = rate;
            figures.loudest = node;
        }
    }
    if (facts.ownLastSeenUs > 0
        && (figures.silentSinceUs == 0 || facts.ownLastSeenUs < figures.silentSinceUs)) {
        figures.silentSinceUs = facts.ownLastSeenUs;
        figures.silentLongest = node;
    }
    addGaps(figures, facts.shortestGapUs, facts.longestGapUs);
    if (facts.meanGapUs > 0) {
        const auto weight = static_cast<double>(facts.ownMessages);
        gaps.weighted += static_cast<double>(facts.meanGapUs) * weight;
        gaps.weights += weight;
    }
}

void TopicStatisticsTaker::finishRow()
{
    m_inRow = false;
    if (m_rowGaps.weights > 0)
        m_row.meanGapUs = static_cast<qint64>(m_rowGaps.weighted / m_rowGaps.weights);
    m_gaps.weighted += m_rowGaps.weighted;
    m_gaps.weights += m_rowGaps.weights;
    add(m_result.whole, m_row);
    m_result.rows.push_back(m_row);
}

bool TopicStatisticsTaker::work(std::chrono::steady_clock::time_point deadline)
{
    if (!m_tree)
        return false;
    int counted = 0;
    while (m_inRow || !m_rows.empty()) {
        if (!m_inRow)
            nextRow();
        while (!m_stack.empty()) {
            const NodeId node = m_stack.back();
            m_stack.pop_back();
            count(m_row, m_rowGaps, node, false);
            for (int row = 0; row < m_tree->childCount(node); ++row)
                m_stack.push_back(m_tree->child(node, row));
            if (++counted % NodesPerLook == 0 && std::chrono::steady_clock::now() >= deadline)
                return true;
        }
        finishRow();
        if (++counted % NodesPerLook == 0 && std::chrono::steady_clock::now() >= deadline)
            return true;
    }
    if (m_gaps.weights > 0)
        m_result.whole.meanGapUs = static_cast<qint64>(m_gaps.weighted / m_gaps.weights);
    abandon();
    return false;
}

} // namespace store

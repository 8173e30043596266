// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/leveltrie.h"

#include <QHashFunctions>

#include <cstring>

namespace broker {

void LevelCursor::seek()
{
    if (m_start >= m_topic.size()) {
        m_end = m_start;
        return;
    }
    const auto rest = static_cast<std::size_t>(m_topic.size() - m_start);
    const void *slash = std::memchr(m_topic.data() + m_start, '/', rest);
    m_end = slash ? static_cast<const char *>(slash) - m_topic.data() : m_topic.size();
}

LevelTrie::LevelTrie()
    : m_nodes(1)
    , m_edges(64)
{
    m_nodes.front().held = true;
}

quint32 LevelTrie::codeOf(Node parent, QByteArrayView level)
{
    // The seed of the process keeps others from choosing levels that collide.
    const std::size_t seed = QHashSeed::globalSeed() ^ (parent * std::size_t(0x9E3779B97F4A7C15));
    const std::size_t code = qHashBits(level.data(), static_cast<std::size_t>(level.size()), seed);
    return static_cast<quint32>(code ^ (code >> 32U));
}

LevelTrie::Node LevelTrie::find(Node parent, QByteArrayView level) const
{
    const quint32 code = codeOf(parent, level);
    const std::size_t mask = m_edges.size() - 1;
    for (std::size_t i = code & mask;; i = (i + 1) & mask) {
        const Edge &edge = m_edges[i];
        if (edge.child == none)
            return none;
        if (edge.code == code) {
            const Content &child = m_nodes[edge.child];
            if (child.parent == parent && QByteArrayView(child.level) == level)
                return edge.child;
        }
    }
}

LevelTrie::Node LevelTrie::findPath(QByteArrayView path) const
{
    Node node = root;
    for (LevelCursor cursor(path); !cursor.atEnd() && node != none; cursor.next())
        node = find(node, cursor.level());
    return node;
}

LevelTrie::Node LevelTrie::ensurePath(QByteArrayView path)
{
    Node node = root;
    for (LevelCursor cursor(path); !cursor.atEnd(); cursor.next()) {
        const Node child = find(node, cursor.level());
        node = child != none ? child : add(node, cursor.level());
    }
    return node;
}

LevelTrie::Node LevelTrie::add(Node parent, QByteArrayView level)
{
    Node node = 0;
    if (m_unused.empty()) {
        node = static_cast<Node>(m_nodes.size());
        m_nodes.emplace_back();
    } else {
        node = m_unused.back();
        m_unused.pop_back();
    }
    Content &content = m_nodes[node];
    Content &above = m_nodes[parent];
    content.level = level.toByteArray();
    content.code = codeOf(parent, level);
    content.parent = parent;
    content.nextSibling = above.firstChild;
    if (above.firstChild != none)
        m_nodes[above.firstChild].previousSibling = node;
    above.firstChild = node;
    if (level == QByteArrayView("+"))
        above.plus = node;
    else if (level == QByteArrayView("#"))
        above.hash = node;
    if ((m_edgeCount + 1) * 4 > m_edges.size() * 3)
        growEdges();
    insertEdge({content.code, node});
    ++m_edgeCount;
    return node;
}

void LevelTrie::release(Node node)
{
    m_nodes[node].held = false;
    while (node != root && !m_nodes[node].held && m_nodes[node].firstChild == none) {
        const Node parent = m_nodes[node].parent;
        remove(node);
        node = parent;
    }
}

void LevelTrie::remove(Node node)
{
    removeEdge(node);
    const Content &content = m_nodes[node];
    Content &above = m_nodes[content.parent];
    if (content.previousSibling != none)
        m_nodes[content.previousSibling].nextSibling = content.nextSibling;
    else
        above.firstChild = content.nextSibling;
    if (content.nextSibling != none)
        m_nodes[content.nextSibling].previousSibling = content.previousSibling;
    if (above.plus == node)
        above.plus = none;
    if (above.hash == node)
        above.hash = none;
    m_nodes[node] = Content();
    m_unused.push_back(node);
}

void LevelTrie::insertEdge(Edge edge)
{
    const std::size_t mask = m_edges.size() - 1;
    std::size_t i = edge.code & mask;
    while (m_edges[i].child != none)
        i = (i + 1) & mask;
    m_edges[i] = edge;
}

void LevelTrie::removeEdge(Node child)
{
    const std::size_t mask = m_edges.size() - 1;
    std::size_t hole = m_nodes[child].code & mask;
    while (m_edges[hole].child != child)
        hole = (hole + 1) & mask;
    // Close the gap, so that searches that pass it still find what lies behind.
    for (std::size_t i = (hole + 1) & mask; m_edges[i].child != none; i = (i + 1) & mask) {
        const std::size_t home = m_edges[i].code & mask;
        if (((i - home) & mask) >= ((i - hole) & mask)) {
            m_edges[hole] = m_edges[i];
            hole = i;
        }
    }
    m_edges[hole] = Edge();
    --m_edgeCount;
}

void LevelTrie::growEdges()
{
    const std::vector<Edge> old = std::exchange(m_edges, std::vector<Edge>(m_edges.size() * 2));
    for (const Edge &edge : old) {
        if (edge.child != none)
            insertEdge(edge);
    }
}

} // namespace broker

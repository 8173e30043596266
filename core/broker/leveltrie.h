// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace broker {

// A tree of topic levels; what hangs on a node is kept by the owner in a vector beside it, indexed
// by node. All edges lie in one hash table from (parent, level) to child, so that a step costs the
// same however many siblings there are. Plain value, no limit of its own: the owner bounds depth
// and number of nodes. Used by SubscriptionIndex and RetainedStore.
class LevelTrie {
public:
    using Node = quint32;
    static constexpr Node root = 0;
    static constexpr Node none = 0xFFFFFFFF;

    LevelTrie();

    Node find(Node parent, QByteArrayView level) const;
    Node findPath(QByteArrayView path) const;
    Node ensurePath(QByteArrayView path); // makes what is missing
    // A node stays while it is held or has children; unheld branches go with their last leaf.
    void hold(Node node) { m_nodes[node].held = true; }
    void release(Node node);

    // The children that subscriptions name by a wildcard.
    Node plusChild(Node node) const { return m_nodes[node].plus; }
    Node hashChild(Node node) const { return m_nodes[node].hash; }

    Node firstChild(Node node) const { return m_nodes[node].firstChild; }
    Node nextSibling(Node node) const { return m_nodes[node].nextSibling; }
    QByteArrayView level(Node node) const { return m_nodes[node].level; }

    std::size_t capacity() const { return m_nodes.size(); } // nodes are below it
    std::size_t size() const { return m_nodes.size() - m_unused.size(); }

private:
    struct Content {
        QByteArray level{};
        quint32 code = 0; // hash of the edge that leads here
        Node parent = none;
        Node firstChild = none;
        Node nextSibling = none;
        Node previousSibling = none;
        Node plus = none;
        Node hash = none;
        bool held = false;
    };
    struct Edge {
        quint32 code = 0;
        Node child = none;
    };

    static quint32 codeOf(Node parent, QByteArrayView level);
    Node add(Node parent, QByteArrayView level);
    void remove(Node node);
    void insertEdge(Edge edge);
    void removeEdge(Node child);
    void growEdges();

    std::vector<Content> m_nodes;
    std::vector<Node> m_unused;
    std::vector<Edge> m_edges; // open addressing; a power of two, at most three quarters full
    std::size_t m_edgeCount = 0;
};

// The levels of a topic one by one, without a list of them.
class LevelCursor {
public:
    explicit LevelCursor(QByteArrayView topic, qsizetype from = 0)
        : m_topic(topic)
        , m_start(from)
    {
        seek();
    }
    bool atEnd() const { return m_start > m_topic.size(); }
    QByteArrayView level() const { return m_topic.sliced(m_start, m_end - m_start); }
    bool isLast() const { return m_end >= m_topic.size(); }
    void next()
    {
        m_start = m_end + 1;
        seek();
    }

private:
    void seek();

    QByteArrayView m_topic;
    qsizetype m_start;
    qsizetype m_end = 0;
};

} // namespace broker

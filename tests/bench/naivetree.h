// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>

// The peer of bench_tree: the topic tree as one writes it first. Levels are QStrings in a sorted
// map per node, known topics are found by a hash, every message is a copied payload in a list.
class NaiveTree {
public:
    struct Node {
        Node *parent = nullptr;
        QString name;
        std::map<QString, std::unique_ptr<Node>> children;
        quint64 messages = 0;
        quint64 bytes = 0;
        qint64 lastSeenUs = 0;
        bool changed = false;
        QByteArray last;
    };
    struct Message {
        Node *node;
        qint64 timeUs;
        QByteArray payload;
    };

    void arrived(QByteArrayView topicBytes, QByteArrayView payload, qint64 timeUs)
    {
        const QString topic = QString::fromUtf8(topicBytes);
        Node *&node = m_byTopic[topic];
        if (!node)
            node = insert(topic);
        node->changed = node->last != payload;
        node->last = payload.toByteArray();
        m_history.append({node, timeUs, node->last});
        for (Node *n = node; n; n = n->parent) {
            ++n->messages;
            n->bytes += quint64(payload.size());
            n->lastSeenUs = timeUs;
        }
    }

    qsizetype messages() const { return m_history.size(); }
    void forgetHistory() { m_history.clear(); }

private:
    Node *insert(const QString &topic)
    {
        Node *node = &m_root;
        const QStringList levels = topic.split(u'/');
        for (const QString &level : levels) {
            std::unique_ptr<Node> &child = node->children[level];
            if (!child) {
                child = std::make_unique<Node>();
                child->parent = node;
                child->name = level;
            }
            node = child.get();
        }
        return node;
    }

    Node m_root;
    QHash<QString, Node *> m_byTopic;
    QList<Message> m_history;
};

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <list>
#include <vector>

// Topic aliases (MQTT 5.0 3.3.2.3.4). They live as long as one network connection.
namespace mqtt {

// Those the broker set up. Bounded by the Topic Alias Maximum of our CONNECT. Owned by Session.
class ReceivedAliases {
public:
    void reset(quint16 maximum);
    bool isAllowed(quint16 alias) const { return alias >= 1 && alias <= m_maximum; }
    void set(quint16 alias, const QByteArray &topic); // an allowed one
    QByteArray topic(quint16 alias) const; // empty when it was never set up

private:
    quint16 m_maximum = 0;
    std::vector<QByteArray> m_topics; // by alias - 1; grows with the aliases in use
};

// Those we use: the least recently used one is given away when the broker's maximum is reached.
// choose() promises nothing; commit() says that the packet went out. Owned by Session.
class SentAliases {
public:
    struct Choice {
        quint16 alias = 0; // 0: none available
        bool known = false; // the topic may be left empty
    };

    void reset(quint16 maximum);
    quint16 maximum() const { return m_maximum; }
    Choice choose(const QByteArray &topic) const;
    void commit(quint16 alias, const QByteArray &topic);

private:
    struct Entry {
        quint16 alias;
        QByteArray topic;
    };
    quint16 m_maximum = 0;
    quint16 m_unused = 1; // lowest that was never given away
    std::list<Entry> m_recent; // most recently used first
    QHash<QByteArray, std::list<Entry>::iterator> m_byTopic;
    QHash<quint16, std::list<Entry>::iterator> m_byAlias;
};

} // namespace mqtt

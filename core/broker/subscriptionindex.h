// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/leveltrie.h"
#include "mqtt/types.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace broker {

// A session, as the index sees it: small numbers, given again after they are gone.
enum class SubscriberId : quint32 { None = 0xFFFFFFFF };

struct SubscriptionOptions {
    mqtt::QoS qos = mqtt::QoS::AtMostOnce; // granted
    bool noLocal = false;
    bool retainAsPublished = false;
    quint32 identifier = 0; // 0: none

    bool operator==(const SubscriptionOptions &) const = default;
};

// Who gets a message (MQTT 5 section 4.7, 4.8, 3.3.4): one entry for each subscriber whose own
// subscriptions match, and one for each shared subscription.
struct SubscriptionMatch {
    SubscriberId subscriber = SubscriberId::None;
    mqtt::QoS qos = mqtt::QoS::AtMostOnce; // the highest of those that match
    bool retainAsPublished = false; // one of them asks for it
    bool shared = false;
    qint32 firstIdentifier = -1; // into SubscriptionMatches::identifiers

    bool operator==(const SubscriptionMatch &) const = default;
};

// Valid until the index is used again.
struct SubscriptionMatches {
    struct Identifier {
        quint32 value = 0;
        qint32 next = -1;
    };
    std::vector<SubscriptionMatch> entries{};
    std::vector<Identifier> identifiers{}; // chains, one for each match that has any

    std::vector<quint32> identifiersOf(const SubscriptionMatch &match) const;
};

// All subscriptions of the broker by their levels. The cost of a match grows with the levels of
// the topic and the subscriptions that match, not with those that do not. Plain value, no I/O.
// Filters must be valid; the owner bounds their number and depth.
class SubscriptionIndex {
public:
    // `shareName` empty: not shared. False: there was one already, it has these options now.
    bool insert(SubscriberId subscriber, QByteArrayView shareName, QByteArrayView filter,
                const SubscriptionOptions &options);
    bool remove(SubscriberId subscriber, QByteArrayView shareName, QByteArrayView filter);
    // Shared subscriptions prefer members that are online.
    void setOnline(SubscriberId subscriber, bool online);

    // Allocates nothing once its vectors have grown.
    const SubscriptionMatches &match(QByteArrayView topic, SubscriberId publisher);

    int size() const { return m_size; }
    std::size_t nodes() const { return m_trie.size(); }

private:
    struct Entry {
        SubscriberId subscriber;
        SubscriptionOptions options;
    };
    struct Group {
        QByteArray name;
        std::vector<Entry> members;
        std::size_t next = 0; // whose turn it is
    };
    struct Content {
        std::vector<Entry> entries{};
        std::vector<Group> groups{};
    };
    struct Subscriber {
        quint32 seenIn = 0; // number of the match that has an entry for it
        quint32 position = 0;
        bool online = false;
    };

    Subscriber &subscriber(SubscriberId id);
    void walk(LevelTrie::Node node, LevelCursor cursor);
    void take(LevelTrie::Node node);
    void add(const Entry &entry);
    void addShared(Group &group);
    void addIdentifier(SubscriptionMatch &match, quint32 identifier);

    LevelTrie m_trie;
    std::vector<Content> m_contents; // by node
    std::vector<Subscriber> m_subscribers; // by id
    SubscriptionMatches m_matches;
    SubscriberId m_publisher = SubscriberId::None;
    quint32 m_serial = 0;
    int m_size = 0;
};

} // namespace broker

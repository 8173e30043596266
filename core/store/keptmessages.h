// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/messagebatch.h"
#include "store/message.h"

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <vector>

namespace store {

// One message whose chunk is gone. Those of one topic are a list in both directions.
struct KeptMessage {
    mqtt::MessageRecord record; // into the bytes of its page
    MessageId id;
    MessageId previous;
    MessageId next;
    NodeId node; // None: a hole
    Delivery delivery;
};
static_assert(sizeof(KeptMessage) == 72);

// The messages of a MessageLog that outlive their chunk, copied close together: pages in order of
// id, each with its entries and their bytes. Added at the end; found by two binary searches; one
// that goes leaves a hole, and a page that is half holes is written anew, so that dropping costs a
// copied message at most. Part of MessageLog: which message stays is not decided here.
class KeptMessages {
public:
    // `id` is larger than all before; offsets of the record count in `from`.
    void append(MessageId id, const mqtt::MessageRecord &record, QByteArrayView from,
                MessageId previous, NodeId node, Delivery delivery);
    bool contains(MessageId id) const { return find(id) != nullptr; }
    const KeptMessage *find(MessageId id) const;
    KeptMessage *find(MessageId id);
    Message message(MessageId id) const; // null when it is not here
    QByteArrayView payload(MessageId id) const; // valid until the next change
    void remove(MessageId id); // its neighbours in the topic are joined
    // The first one from `id` on, or null.
    const KeptMessage *firstFrom(MessageId id) const;

    std::size_t size() const { return m_size; }
    qint64 bytes() const { return m_bytes; } // memory, holes included

private:
    struct Page {
        std::vector<KeptMessage> entries;
        QByteArray bytes;
        std::size_t live = 0;
        qint64 liveBytes = 0;
    };
    using Pages = std::deque<Page>;

    static qint64 costOf(const Page &page);
    static qint64 sizeOf(const mqtt::MessageRecord &record);
    static void add(Page &page, const KeptMessage &message, QByteArrayView from);
    bool isFull(const Page &page) const;
    Pages::const_iterator pageOf(MessageId id) const;
    void rewrite(Pages::iterator page);

    Pages m_pages; // none is empty
    std::size_t m_size = 0;
    qint64 m_bytes = 0;
};

} // namespace store

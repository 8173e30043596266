// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptmessages.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace store {

namespace {

// A page is closed at either; so much is moved at once when one is written anew.
constexpr std::size_t EntriesInPage = 512;
constexpr qsizetype BytesInPage = qsizetype(64) * 1024;
constexpr qsizetype LeastWaste = 4096; // not worth writing a page anew
constexpr qint64 PageOverhead = 96; // of the allocations and the place in the queue

} // namespace

qint64 KeptMessages::costOf(const Page &page)
{
    return static_cast<qint64>(page.bytes.capacity())
        + static_cast<qint64>(page.entries.capacity() * sizeof(KeptMessage)) + PageOverhead;
}

qint64 KeptMessages::sizeOf(const mqtt::MessageRecord &record)
{
    return qint64(record.topicLength) + record.propertiesLength + record.payloadLength;
}

void KeptMessages::add(Page &page, const KeptMessage &message, QByteArrayView from)
{
    KeptMessage kept = message;
    const auto copy = [&](quint32 offset, quint32 length) {
        const auto at = static_cast<quint32>(page.bytes.size());
        page.bytes.append(from.sliced(offset, length));
        return at;
    };
    kept.record.topicOffset = copy(message.record.topicOffset, message.record.topicLength);
    kept.record.propertiesOffset
        = copy(message.record.propertiesOffset, message.record.propertiesLength);
    kept.record.payloadOffset = copy(message.record.payloadOffset, message.record.payloadLength);
    page.entries.push_back(kept);
    ++page.live;
    page.liveBytes += sizeOf(kept.record);
}

bool KeptMessages::isFull(const Page &page) const
{
    return page.entries.size() >= EntriesInPage || page.bytes.size() >= BytesInPage;
}

void KeptMessages::append(MessageId id, const mqtt::MessageRecord &record, QByteArrayView from,
                          MessageId previous, NodeId node, Delivery delivery)
{
    if (KeptMessage *before = find(previous))
        before->next = id;
    else
        previous = MessageId::None;
    if (m_pages.empty() || isFull(m_pages.back())) {
        if (!m_pages.empty()) {
            Page &closed = m_pages.back();
            m_bytes -= costOf(closed);
            closed.entries.shrink_to_fit();
            closed.bytes.squeeze();
            m_bytes += costOf(closed);
        }
        m_pages.emplace_back();
        m_bytes += costOf(m_pages.back());
    }
    Page &page = m_pages.back();
    m_bytes -= costOf(page);
    add(page, {record, id, previous, MessageId::None, node, delivery}, from);
    m_bytes += costOf(page);
    ++m_size;
}

KeptMessages::Pages::const_iterator KeptMessages::pageOf(MessageId id) const
{
    const auto after
        = std::upper_bound(m_pages.begin(), m_pages.end(), id, [](MessageId wanted, const Page &p) {
              return wanted < p.entries.front().id;
          });
    return after == m_pages.begin() ? m_pages.end() : std::prev(after);
}

const KeptMessage *KeptMessages::find(MessageId id) const
{
    if (id == MessageId::None)
        return nullptr;
    const auto page = pageOf(id);
    if (page == m_pages.end())
        return nullptr;
    const auto found = std::lower_bound(
        page->entries.begin(), page->entries.end(), id,
        [](const KeptMessage &entry, MessageId wanted) { return entry.id < wanted; });
    return found != page->entries.end() && found->id == id && found->node != NodeId::None ? &*found
                                                                                          : nullptr;
}

KeptMessage *KeptMessages::find(MessageId id)
{
    return const_cast<KeptMessage *>(std::as_const(*this).find(id));
}

Message KeptMessages::message(MessageId id) const
{
    const KeptMessage *kept = find(id);
    if (!kept)
        return {};
    return {pageOf(id)->bytes, kept->record, id, kept->node, kept->delivery};
}

QByteArrayView KeptMessages::payload(MessageId id) const
{
    const KeptMessage *kept = find(id);
    return kept ? QByteArrayView(pageOf(id)->bytes)
                      .sliced(kept->record.payloadOffset, kept->record.payloadLength)
                : QByteArrayView();
}

const KeptMessage *KeptMessages::firstFrom(MessageId id) const
{
    auto page = pageOf(id);
    for (page = page == m_pages.end() ? m_pages.begin() : page; page != m_pages.end(); ++page) {
        auto entry = std::lower_bound(
            page->entries.begin(), page->entries.end(), id,
            [](const KeptMessage &one, MessageId wanted) { return one.id < wanted; });
        for (; entry != page->entries.end(); ++entry) {
            if (entry->node != NodeId::None)
                return &*entry;
        }
    }
    return nullptr;
}

void KeptMessages::remove(MessageId id)
{
    KeptMessage *gone = find(id);
    if (!gone)
        return;
    if (KeptMessage *before = find(gone->previous))
        before->next = gone->next;
    if (KeptMessage *after = find(gone->next))
        after->previous = gone->previous;
    const auto page = m_pages.begin() + (pageOf(id) - m_pages.cbegin());
    --m_size;
    --page->live;
    page->liveBytes -= sizeOf(gone->record);
    gone->node = NodeId::None;
    if (page->live * 2 <= page->entries.size()
        || (page->bytes.size() > LeastWaste && page->liveBytes * 2 <= page->bytes.size()))
        rewrite(page);
}

// Leaves the holes out, and takes what is left of the next page in when both are small.
void KeptMessages::rewrite(Pages::iterator page)
{
    const bool wasLast = std::next(page) == m_pages.end();
    m_bytes -= costOf(*page);
    if (page->live == 0) {
        m_pages.erase(page);
        return;
    }
    Page fresh;
    const auto copyFrom = [&fresh](const Page &old) {
        for (const KeptMessage &entry : old.entries) {
            if (entry.node != NodeId::None)
                add(fresh, entry, old.bytes);
        }
    };
    const auto next = std::next(page);
    const bool isJoined = !wasLast && page->live + next->live <= EntriesInPage / 2
        && page->liveBytes + next->liveBytes <= BytesInPage / 2;
    fresh.entries.reserve(page->live + (isJoined ? next->live : 0));
    fresh.bytes.reserve(static_cast<qsizetype>(page->liveBytes + (isJoined ? next->liveBytes : 0)));
    copyFrom(*page);
    if (isJoined) {
        copyFrom(*next);
        m_bytes -= costOf(*next);
    }
    *page = std::move(fresh);
    m_bytes += costOf(*page);
    if (isJoined)
        m_pages.erase(next);
}

} // namespace store

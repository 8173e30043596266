// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/retainedstore.h"

#include <algorithm>

namespace broker {
namespace {

constexpr qint64 costOfLevel = 96; // a node of the trie and its edge

qint64 costOf(const Message &message)
{
    return message.cost() + message.topic().size()
        + costOfLevel * (1 + std::count(message.topic().begin(), message.topic().end(), '/'));
}

} // namespace

RetainedStore::RetainedStore(int maximumMessages, qint64 maximumBytes)
    : m_maximumMessages(maximumMessages)
    , m_maximumBytes(maximumBytes)
{
}

bool RetainedStore::set(const MessagePointer &message)
{
    const LevelTrie::Node known = m_trie.findPath(message->topic());
    const qint64 cost = costOf(*message);
    if (known != LevelTrie::none && known < m_messages.size() && m_messages[known]) {
        const qint64 freed = costOf(*m_messages[known]);
        if (m_bytes - freed + cost > m_maximumBytes) {
            removeAt(known);
            return false;
        }
        m_bytes += cost - freed;
        m_messages[known] = message;
        return true;
    }
    if (m_size >= m_maximumMessages || m_bytes + cost > m_maximumBytes)
        return false;
    const LevelTrie::Node node = m_trie.ensurePath(message->topic());
    m_trie.hold(node);
    if (node >= m_messages.size())
        m_messages.resize(std::max<std::size_t>(m_trie.capacity(), m_messages.size() * 2));
    m_messages[node] = message;
    m_bytes += cost;
    ++m_size;
    return true;
}

void RetainedStore::remove(QByteArrayView topic)
{
    const LevelTrie::Node node = m_trie.findPath(topic);
    if (node != LevelTrie::none && node < m_messages.size() && m_messages[node])
        removeAt(node);
}

void RetainedStore::removeAt(LevelTrie::Node node)
{
    m_bytes -= costOf(*m_messages[node]);
    --m_size;
    m_messages[node].reset();
    m_trie.release(node);
}

void RetainedStore::forEachMatching(QByteArrayView filter, Instant now,
                                    const std::function<void(const MessagePointer &)> &visit)
{
    Found found;
    collect(LevelTrie::root, LevelCursor(filter), found);
    for (const LevelTrie::Node node : found) {
        if (m_messages[node]->view().isExpired(now))
            removeAt(node);
        else
            visit(m_messages[node]);
    }
}

void RetainedStore::removeExpired(Instant now)
{
    for (LevelTrie::Node node = 0; node < m_messages.size(); ++node) {
        if (m_messages[node] && m_messages[node]->view().isExpired(now))
            removeAt(node);
    }
}

void RetainedStore::collect(LevelTrie::Node node, LevelCursor filter, Found &found) const
{
    for (; !filter.atEnd(); filter.next()) {
        const QByteArrayView level = filter.level();
        if (level == QByteArrayView("#")) {
            collectAll(node, found);
            return;
        }
        if (level == QByteArrayView("+")) {
            LevelCursor rest = filter;
            rest.next();
            for (auto child = m_trie.firstChild(node); child != LevelTrie::none;
                 child = m_trie.nextSibling(child)) {
                if (node != LevelTrie::root || !m_trie.level(child).startsWith('$'))
                    collect(child, rest, found);
            }
            return;
        }
        node = m_trie.find(node, level);
        if (node == LevelTrie::none)
            return;
    }
    collectHere(node, found);
}

void RetainedStore::collectAll(LevelTrie::Node node, Found &found) const
{
    collectHere(node, found);
    for (auto child = m_trie.firstChild(node); child != LevelTrie::none;
         child = m_trie.nextSibling(child)) {
        if (node != LevelTrie::root || !m_trie.level(child).startsWith('$'))
            collectAll(child, found);
    }
}

void RetainedStore::collectHere(LevelTrie::Node node, Found &found) const
{
    if (node < m_messages.size() && m_messages[node])
        found.push_back(node);
}

} // namespace broker

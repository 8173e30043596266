// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/subscriptionindex.h"

#include <algorithm>

namespace broker {
namespace {

template <typename Entries> auto entryOf(Entries &entries, SubscriberId subscriber)
{
    return std::find_if(entries.begin(), entries.end(),
                        [subscriber](const auto &e) { return e.subscriber == subscriber; });
}

template <typename Groups> auto groupNamed(Groups &groups, QByteArrayView name)
{
    return std::find_if(groups.begin(), groups.end(),
                        [name](const auto &g) { return QByteArrayView(g.name) == name; });
}

template <typename Entries>
bool put(Entries &entries, SubscriberId subscriber, const SubscriptionOptions &options)
{
    if (const auto known = entryOf(entries, subscriber); known != entries.end()) {
        known->options = options;
        return false;
    }
    entries.push_back({subscriber, options});
    return true;
}

} // namespace

std::vector<quint32> SubscriptionMatches::identifiersOf(const SubscriptionMatch &match) const
{
    std::vector<quint32> values;
    for (qint32 i = match.firstIdentifier; i >= 0;) {
        const Identifier &identifier = identifiers[static_cast<std::size_t>(i)];
        values.push_back(identifier.value);
        i = identifier.next;
    }
    return values;
}

SubscriptionIndex::Subscriber &SubscriptionIndex::subscriber(SubscriberId id)
{
    const auto index = static_cast<std::size_t>(id);
    if (index >= m_subscribers.size())
        m_subscribers.resize(index + 1);
    return m_subscribers[index];
}

bool SubscriptionIndex::insert(SubscriberId id, QByteArrayView shareName, QByteArrayView filter,
                               const SubscriptionOptions &options)
{
    subscriber(id);
    const LevelTrie::Node node = m_trie.ensurePath(filter);
    m_trie.hold(node);
    if (node >= m_contents.size())
        m_contents.resize(std::max<std::size_t>(m_trie.capacity(), m_contents.size() * 2));
    Content &content = m_contents[node];
    bool isNew = false;
    if (shareName.isEmpty()) {
        isNew = put(content.entries, id, options);
    } else {
        auto group = groupNamed(content.groups, shareName);
        if (group == content.groups.end())
            group = content.groups.insert(group, Group{shareName.toByteArray(), {}, 0});
        isNew = put(group->members, id, options);
    }
    m_size += isNew ? 1 : 0;
    return isNew;
}

bool SubscriptionIndex::remove(SubscriberId id, QByteArrayView shareName, QByteArrayView filter)
{
    const LevelTrie::Node node = m_trie.findPath(filter);
    if (node == LevelTrie::none || node >= m_contents.size())
        return false;
    Content &content = m_contents[node];
    if (shareName.isEmpty()) {
        const auto entry = entryOf(content.entries, id);
        if (entry == content.entries.end())
            return false;
        *entry = content.entries.back();
        content.entries.pop_back();
    } else {
        const auto group = groupNamed(content.groups, shareName);
        if (group == content.groups.end())
            return false;
        const auto member = entryOf(group->members, id);
        if (member == group->members.end())
            return false;
        if (static_cast<std::size_t>(member - group->members.begin()) < group->next)
            --group->next; // nobody loses its turn
        group->members.erase(member);
        if (group->members.empty())
            content.groups.erase(group);
    }
    --m_size;
    if (content.entries.empty() && content.groups.empty()) {
        content = Content();
        m_trie.release(node);
    }
    return true;
}

void SubscriptionIndex::setOnline(SubscriberId id, bool online)
{
    subscriber(id).online = online;
}

const SubscriptionMatches &SubscriptionIndex::match(QByteArrayView topic, SubscriberId publisher)
{
    m_matches.entries.clear();
    m_matches.identifiers.clear();
    m_publisher = publisher;
    if (++m_serial == 0) { // once in four billion messages
        for (Subscriber &subscriber : m_subscribers)
            subscriber.seenIn = 0;
        m_serial = 1;
    }
    LevelCursor cursor(topic);
    if (topic.startsWith('$')) {
        // Wildcards at the first level do not see the server's own topics (4.7.2).
        const LevelTrie::Node child = m_trie.find(LevelTrie::root, cursor.level());
        cursor.next();
        if (child != LevelTrie::none)
            walk(child, cursor);
    } else {
        walk(LevelTrie::root, cursor);
    }
    return m_matches;
}

void SubscriptionIndex::walk(LevelTrie::Node node, LevelCursor cursor)
{
    for (;; cursor.next()) {
        // "a/#" also matches "a", the parent level.
        if (const LevelTrie::Node all = m_trie.hashChild(node); all != LevelTrie::none)
            take(all);
        if (cursor.atEnd()) {
            take(node);
            return;
        }
        if (const LevelTrie::Node any = m_trie.plusChild(node); any != LevelTrie::none) {
            LevelCursor rest = cursor;
            rest.next();
            walk(any, rest); // as deep as the deepest filter at most
        }
        node = m_trie.find(node, cursor.level());
        if (node == LevelTrie::none)
            return;
    }
}

void SubscriptionIndex::take(LevelTrie::Node node)
{
    if (node >= m_contents.size())
        return;
    Content &content = m_contents[node];
    for (const Entry &entry : content.entries) {
        if (!entry.options.noLocal || entry.subscriber != m_publisher)
            add(entry);
    }
    for (Group &group : content.groups)
        addShared(group);
}

void SubscriptionIndex::add(const Entry &entry)
{
    Subscriber &seen = m_subscribers[static_cast<std::size_t>(entry.subscriber)];
    if (seen.seenIn != m_serial) {
        seen.seenIn = m_serial;
        seen.position = static_cast<quint32>(m_matches.entries.size());
        m_matches.entries.push_back(
            {entry.subscriber, entry.options.qos, entry.options.retainAsPublished, false, -1});
    }
    SubscriptionMatch &match = m_matches.entries[seen.position];
    match.qos = std::max(match.qos, entry.options.qos);
    match.retainAsPublished |= entry.options.retainAsPublished;
    if (entry.options.identifier != 0)
        addIdentifier(match, entry.options.identifier);
}

void SubscriptionIndex::addShared(Group &group)
{
    const std::size_t count = group.members.size();
    std::size_t chosen = group.next % count;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t candidate = (group.next + i) % count;
        const auto index = static_cast<std::size_t>(group.members[candidate].subscriber);
        if (m_subscribers[index].online) {
            chosen = candidate;
            break;
        }
    }
    group.next = (chosen + 1) % count;
    const Entry &entry = group.members[chosen];
    m_matches.entries.push_back(
        {entry.subscriber, entry.options.qos, entry.options.retainAsPublished, true, -1});
    if (entry.options.identifier != 0)
        addIdentifier(m_matches.entries.back(), entry.options.identifier);
}

void SubscriptionIndex::addIdentifier(SubscriptionMatch &match, quint32 identifier)
{
    m_matches.identifiers.push_back({identifier, match.firstIdentifier});
    match.firstIdentifier = static_cast<qint32>(m_matches.identifiers.size() - 1);
}

} // namespace broker

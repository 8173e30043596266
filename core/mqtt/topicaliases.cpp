// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topicaliases.h"

namespace mqtt {

void ReceivedAliases::reset(quint16 maximum)
{
    m_maximum = maximum;
    m_topics.clear();
}

void ReceivedAliases::set(quint16 alias, const QByteArray &topic)
{
    Q_ASSERT(isAllowed(alias));
    if (m_topics.size() < alias)
        m_topics.resize(alias);
    m_topics[alias - 1U] = topic;
}

QByteArray ReceivedAliases::topic(quint16 alias) const
{
    return alias >= 1 && alias <= m_topics.size() ? m_topics[alias - 1U] : QByteArray();
}

void SentAliases::reset(quint16 maximum)
{
    m_maximum = maximum;
    m_unused = 1;
    m_byTopic.clear();
    m_byAlias.clear();
    m_recent.clear();
}

SentAliases::Choice SentAliases::choose(const QByteArray &topic) const
{
    const auto known = m_byTopic.constFind(topic);
    if (known != m_byTopic.cend())
        return {(*known)->alias, true};
    if (m_recent.size() < m_maximum)
        return {m_unused, false};
    return m_recent.empty() ? Choice() : Choice{m_recent.back().alias, false};
}

void SentAliases::commit(quint16 alias, const QByteArray &topic)
{
    const auto sameTopic = m_byTopic.constFind(topic);
    if (sameTopic != m_byTopic.cend() && (*sameTopic)->alias == alias) {
        m_recent.splice(m_recent.begin(), m_recent, *sameTopic);
        return;
    }
    const auto old = m_byAlias.constFind(alias);
    if (old != m_byAlias.cend()) {
        const auto entry = *old;
        const auto byTopic = m_byTopic.constFind(entry->topic);
        if (byTopic != m_byTopic.cend() && *byTopic == entry)
            m_byTopic.erase(byTopic);
        m_byAlias.erase(old);
        m_recent.erase(entry);
    }
    m_recent.push_front({alias, topic});
    m_byAlias.insert(alias, m_recent.begin());
    m_byTopic.insert(topic, m_recent.begin());
    // A caller may have picked one himself, ahead of the counter.
    while (m_unused <= m_maximum && m_byAlias.contains(m_unused))
        ++m_unused;
}

} // namespace mqtt

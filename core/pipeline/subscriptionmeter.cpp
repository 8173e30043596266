// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/subscriptionmeter.h"

#include "mqtt/codec.h"

#include <algorithm>

namespace pipeline {

using store::NodeId;

void SubscriptionMeter::follow(const std::vector<Followed> &subscriptions)
{
    settle();
    std::vector<Entry> before = std::exchange(m_entries, {});
    for (const Followed &followed : subscriptions) {
        if (m_entries.size() == MostFilters)
            break;
        const auto known = std::find_if(before.begin(), before.end(), [&](const Entry &entry) {
            return entry.followed.filter == followed.filter;
        });
        Entry entry;
        if (known != before.end())
            entry = std::move(*known);
        entry.followed = followed;
        m_entries.push_back(std::move(entry));
    }
    m_isAnyIdentified = std::any_of(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
        return entry.followed.identifier.has_value();
    });
    m_classes.assign(1, {});
    m_known.clear();
    nodesForgotten();
}

void SubscriptionMeter::nodesForgotten()
{
    std::fill(m_classOf.begin(), m_classOf.end(), Unknown);
}

void SubscriptionMeter::count(NodeId node, QByteArrayView topic, QByteArrayView properties)
{
    if (m_entries.empty()
        || (m_isAnyIdentified && !properties.isEmpty() && countByIdentifier(properties)))
        return;
    const auto at = static_cast<std::size_t>(node);
    Class found = Unlisted;
    if (node != NodeId::None) {
        if (at >= m_classOf.size())
            m_classOf.resize(std::max(at + 1, m_classOf.size() * 2), Unknown);
        found = m_classOf[at];
        if (found == Unknown)
            found = m_classOf[at] = classify(topic);
    }
    if (found != Unlisted) {
        ++m_classCounts[found];
        return;
    }
    for (const quint16 entry : matching(topic))
        ++m_entries[entry].messages;
}

// False when it carries none that is known.
bool SubscriptionMeter::countByIdentifier(QByteArrayView properties)
{
    const auto decoded = mqtt::decodePublishProperties(properties);
    if (!decoded)
        return false;
    bool isAny = false;
    for (Entry &entry : m_entries) {
        const auto &ids = decoded->subscriptionIdentifiers;
        if (!entry.followed.identifier
            || std::find(ids.begin(), ids.end(), *entry.followed.identifier) == ids.end())
            continue;
        ++entry.messages;
        isAny = true;
    }
    return isAny;
}

std::vector<quint16> SubscriptionMeter::matching(QByteArrayView topic) const
{
    std::vector<quint16> all;
    std::vector<quint16> unidentified;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (!m_entries[i].followed.filter.matches(topic))
            continue;
        all.push_back(static_cast<quint16>(i));
        if (!m_entries[i].followed.identifier)
            unidentified.push_back(static_cast<quint16>(i));
    }
    return unidentified.empty() ? all : unidentified;
}

SubscriptionMeter::Class SubscriptionMeter::classify(QByteArrayView topic)
{
    std::vector<quint16> entries = matching(topic);
    if (const auto known = m_known.find(entries); known != m_known.end())
        return known->second;
    if (m_classes.size() == Unlisted)
        return Unlisted;
    const auto added = static_cast<Class>(m_classes.size());
    m_known.emplace(entries, added);
    m_classes.push_back(std::move(entries));
    return added;
}

void SubscriptionMeter::settle()
{
    for (std::size_t i = 1; i < m_classes.size(); ++i) {
        const quint64 messages = std::exchange(m_classCounts[i], 0);
        for (const quint16 entry : m_classes[i])
            m_entries[entry].messages += messages;
    }
}

void SubscriptionMeter::sample(qint64 nowMs)
{
    settle();
    m_sampledAtMs[m_next] = nowMs;
    for (Entry &entry : m_entries)
        entry.samples[m_next] = entry.messages;
    m_next = (m_next + 1) % MostSamples;
    m_sampleCount = std::min(m_sampleCount + 1, MostSamples);
}

void SubscriptionMeter::forgetRates()
{
    m_sampleCount = 0;
}

std::optional<SubscriptionMeter::Traffic>
SubscriptionMeter::traffic(const QByteArray &topicFilter) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.followed.filter.bytes() == topicFilter;
    });
    if (found == m_entries.end())
        return std::nullopt;
    Traffic traffic{.messages = found->messages, .perSecond = {}};
    for (std::size_t i = 1; i < m_classes.size(); ++i) {
        const auto entry = static_cast<quint16>(found - m_entries.begin());
        if (std::find(m_classes[i].begin(), m_classes[i].end(), entry) != m_classes[i].end())
            traffic.messages += m_classCounts[i];
    }
    if (m_sampleCount < 2)
        return traffic;
    const std::size_t newest = (m_next + MostSamples - 1) % MostSamples;
    const std::size_t oldest = (m_next + MostSamples - m_sampleCount) % MostSamples;
    const qint64 elapsedMs = m_sampledAtMs[newest] - m_sampledAtMs[oldest];
    if (elapsedMs > 0)
        traffic.perSecond
            = double(found->samples[newest] - found->samples[oldest]) * 1000 / double(elapsedMs);
    return traffic;
}

} // namespace pipeline

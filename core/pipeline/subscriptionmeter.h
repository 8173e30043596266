// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/topic.h"
#include "store/message.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace pipeline {

// How many messages each subscription brings. A message that carries subscription identifiers
// (MQTT 5) counts for exactly the subscriptions they name; any other one counts for every filter
// that matches its topic, those without an identifier first. Which filters match is found once for
// each topic and kept in a byte beside its node, so that a message costs a look and an addition.
// The first `MostFilters` filters are counted, more are not. GUI thread; part of Connection.
class SubscriptionMeter {
public:
    static constexpr std::size_t MostFilters = 256;

    struct Followed {
        mqtt::TopicFilter filter;
        std::optional<quint32> identifier;
    };
    // Those in force. Counts of a filter that stays go on.
    void follow(const std::vector<Followed> &subscriptions);
    // The nodes were forgotten, and their numbers name other topics from now on.
    void nodesForgotten();

    // `node` may be None. `properties` is the property block of the message.
    void count(store::NodeId node, QByteArrayView topic, QByteArrayView properties);

    // Once a second, by any steady clock; then the rates are up to date.
    void sample(qint64 nowMs);
    // The rates are unknown until the second sample.
    void forgetRates();

    struct Traffic {
        quint64 messages = 0; // since it was first followed
        std::optional<double> perSecond;
    };
    // Nothing for a filter that is not counted.
    std::optional<Traffic> traffic(const QByteArray &topicFilter) const;

private:
    static constexpr std::size_t MostSamples = 6;
    struct Entry {
        Followed followed;
        quint64 messages = 0; // without those in m_classCounts
        std::array<quint64, MostSamples> samples{};
    };
    using Class = quint8; // of nodes whose topics match the same filters
    static constexpr Class Unknown = 0;
    static constexpr Class Unlisted = 255; // too many different ones: matched each time

    bool countByIdentifier(QByteArrayView properties);
    Class classify(QByteArrayView topic);
    std::vector<quint16> matching(QByteArrayView topic) const;
    void settle(); // moves the counts of the classes to the entries

    std::vector<Entry> m_entries;
    bool m_isAnyIdentified = false;
    std::vector<Class> m_classOf; // by node
    std::vector<std::vector<quint16>> m_classes; // their entries; 0 is Unknown
    std::array<quint64, 256> m_classCounts{};
    std::map<std::vector<quint16>, Class> m_known;

    std::array<qint64, MostSamples> m_sampledAtMs{};
    std::size_t m_next = 0;
    std::size_t m_sampleCount = 0;
};

} // namespace pipeline

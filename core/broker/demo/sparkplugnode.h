// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/sparkplugpayload.h"
#include "broker/demo/wander.h"

#include <functional>

namespace broker::demo {

// Everything one Sparkplug device or edge node measures, by name.
class SparkplugTags;

// One metric and where its values come from.
struct SparkplugTag {
    QByteArray name{};
    SparkplugType type = SparkplugType::Double;
    SparkplugValue value{}; // at first
    QByteArray unit{};
    int every = 1; // steps
    // The next value; sees the present ones. Without, only a command changes it.
    std::function<SparkplugValue(const SparkplugTags &, const Wander &, const Moment &)> next{};
};

class SparkplugTags {
public:
    explicit SparkplugTags(std::vector<SparkplugTag> tags)
        : m_tags(std::move(tags))
    {
    }
    // 0, false or empty when there is no such tag.
    double real(QByteArrayView name) const;
    qint64 integer(QByteArrayView name) const;

    std::vector<SparkplugTag> &all() { return m_tags; }
    const std::vector<SparkplugTag> &all() const { return m_tags; }

private:
    const SparkplugTag *find(QByteArrayView name) const;

    std::vector<SparkplugTag> m_tags;
};

struct SparkplugMake {
    QByteArray group{};
    QByteArray node{};
    std::chrono::milliseconds period{1000};
    std::vector<SparkplugTag> nodeTags{};
    QByteArray device{}; // empty: none
    std::vector<SparkplugTag> deviceTags{};
};

// A Sparkplug B edge node, with at most one device behind it: NBIRTH and DBIRTH name each metric
// and its alias, NDATA and DDATA carry what has changed by alias, NDEATH is the will and carries
// the same bdSeq as the birth. Answers NCMD and DCMD: Rebirth, and values for metrics without a
// source.
class SparkplugNode : public Device {
public:
    SparkplugNode(SparkplugMake make, quint64 seed);

    DeviceProfile profile() const override;
    std::optional<mqtt::Will> nextWill(const Moment &now) override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;
    Publishes onMessage(const Incoming &message, const Moment &now) override;

private:
    QByteArray topic(QByteArrayView type, bool device = false) const;
    SparkplugMetric birthDeathSequence() const;
    mqtt::PublishRequest birth(bool device, const Moment &now);
    std::optional<mqtt::PublishRequest> changes(bool device, const Moment &now);
    bool obey(const SparkplugCommand &command, bool device);

    SparkplugMake m_make;
    Wander m_wander;
    SparkplugTags m_nodeTags;
    SparkplugTags m_deviceTags;
    quint8 m_sequence = 0;
    quint8 m_birthDeath = 255; // the first will makes it 0
};

} // namespace broker::demo

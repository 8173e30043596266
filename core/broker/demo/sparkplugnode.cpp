// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/sparkplugnode.h"

#include <algorithm>

namespace broker::demo {
namespace {

constexpr QByteArrayView rebirth{"Node Control/Rebirth"};
// Aliases are unique within an edge node and its devices.
constexpr quint64 firstDeviceAlias = 100;
constexpr qsizetype longestCommand = 16 * 1024;
constexpr qsizetype longestText = 256;

quint64 aliasOf(size_t index, bool device)
{
    return index + (device ? firstDeviceAlias : 0);
}

} // namespace

const SparkplugTag *SparkplugTags::find(QByteArrayView name) const
{
    const auto it = std::find_if(m_tags.begin(), m_tags.end(),
                                 [name](const SparkplugTag &tag) { return tag.name == name; });
    return it == m_tags.end() ? nullptr : &*it;
}

double SparkplugTags::real(QByteArrayView name) const
{
    const SparkplugTag *const tag = find(name);
    const auto *const value = tag ? std::get_if<double>(&tag->value) : nullptr;
    return value ? *value : 0;
}

qint64 SparkplugTags::integer(QByteArrayView name) const
{
    const SparkplugTag *const tag = find(name);
    const auto *const value = tag ? std::get_if<qint64>(&tag->value) : nullptr;
    return value ? *value : 0;
}

SparkplugNode::SparkplugNode(SparkplugMake make, quint64 seed)
    : m_make(std::move(make))
    , m_wander(seed, QByteArray(m_make.group + '/' + m_make.node))
    , m_nodeTags(std::exchange(m_make.nodeTags, {}))
    , m_deviceTags(std::exchange(m_make.deviceTags, {}))
{
    m_nodeTags.all().insert(m_nodeTags.all().begin(),
                            SparkplugTag{.name = rebirth.toByteArray(),
                                         .type = SparkplugType::Boolean,
                                         .value = false});
}

DeviceProfile SparkplugNode::profile() const
{
    DeviceProfile profile{.clientId = "demo-sparkplug-" + m_make.node,
                          .version = client::VersionChoice::Mqtt311,
                          .period = m_make.period};
    profile.subscriptions = {{.topicFilter = topic("NCMD"), .qos = mqtt::QoS::AtLeastOnce}};
    if (!m_make.device.isEmpty())
        profile.subscriptions.push_back(
            {.topicFilter = topic("DCMD", true), .qos = mqtt::QoS::AtLeastOnce});
    return profile;
}

std::optional<mqtt::Will> SparkplugNode::nextWill(const Moment &now)
{
    ++m_birthDeath;
    const SparkplugPayload death{.timestampMs = quint64(now.epochMs),
                                 .metrics = {birthDeathSequence()}};
    return mqtt::Will{
        .topic = topic("NDEATH"), .payload = encode(death), .qos = mqtt::QoS::AtLeastOnce};
}

Publishes SparkplugNode::onStart(const Moment &now)
{
    m_sequence = 0;
    Publishes out{birth(false, now)};
    if (!m_make.device.isEmpty())
        out.push_back(birth(true, now));
    return out;
}

Publishes SparkplugNode::onTick(const Moment &now)
{
    Publishes out;
    for (const bool device : {false, true})
        if (const auto message = changes(device, now))
            out.push_back(*message);
    return out;
}

Publishes SparkplugNode::onMessage(const Incoming &message, const Moment &now)
{
    const bool device = !m_make.device.isEmpty() && message.topic == topic("DCMD", true);
    if ((!device && message.topic != topic("NCMD")) || message.payload.size() > longestCommand)
        return {};
    const auto commands = readSparkplugCommands(message.payload);
    const auto isRebirth = [&](const SparkplugCommand &command) {
        const bool named
            = command.name == rebirth || (command.name.isEmpty() && command.alias == 0U);
        return !device && named && command.value == SparkplugValue(true);
    };
    if (std::any_of(commands.begin(), commands.end(), isRebirth))
        return onStart(now);
    SparkplugPayload changed{.timestampMs = quint64(now.epochMs)};
    const auto &tags = (device ? m_deviceTags : m_nodeTags).all();
    for (const SparkplugCommand &command : commands) {
        if (!obey(command, device))
            continue;
        for (size_t i = 0; i < tags.size(); ++i)
            if (tags[i].name == command.name
                || (command.name.isEmpty() && aliasOf(i, device) == command.alias))
                changed.metrics.push_back(
                    {.alias = aliasOf(i, device), .type = tags[i].type, .value = tags[i].value});
    }
    if (changed.metrics.empty())
        return {};
    changed.sequence = m_sequence++;
    return {{.topic = topic(device ? "DDATA" : "NDATA", device), .payload = encode(changed)}};
}

QByteArray SparkplugNode::topic(QByteArrayView type, bool device) const
{
    QByteArray text = "spBv1.0/" + m_make.group + '/';
    text.append(type);
    text += '/' + m_make.node;
    if (device)
        text += '/' + m_make.device;
    return text;
}

SparkplugMetric SparkplugNode::birthDeathSequence() const
{
    return {.name = "bdSeq",
            .type = SparkplugType::Int64,
            .withType = true,
            .value = qint64{m_birthDeath}};
}

mqtt::PublishRequest SparkplugNode::birth(bool device, const Moment &now)
{
    SparkplugPayload payload{.timestampMs = quint64(now.epochMs), .sequence = m_sequence++};
    if (!device)
        payload.metrics.push_back(birthDeathSequence());
    const auto &tags = (device ? m_deviceTags : m_nodeTags).all();
    for (size_t i = 0; i < tags.size(); ++i) {
        payload.metrics.push_back({.name = tags[i].name,
                                   .alias = aliasOf(i, device),
                                   .type = tags[i].type,
                                   .withType = true,
                                   .value = tags[i].value,
                                   .unit = tags[i].unit});
    }
    return {.topic = topic(device ? "DBIRTH" : "NBIRTH", device), .payload = encode(payload)};
}

std::optional<mqtt::PublishRequest> SparkplugNode::changes(bool device, const Moment &now)
{
    SparkplugPayload payload{.timestampMs = quint64(now.epochMs)};
    SparkplugTags &tags = device ? m_deviceTags : m_nodeTags;
    for (size_t i = 0; i < tags.all().size(); ++i) {
        SparkplugTag &tag = tags.all()[i];
        if (!tag.next || now.step % tag.every != 0)
            continue;
        const SparkplugValue next = tag.next(tags, m_wander, now);
        if (next == tag.value)
            continue;
        tag.value = next;
        payload.metrics.push_back(
            {.alias = aliasOf(i, device), .type = tag.type, .value = tag.value});
    }
    if (payload.metrics.empty())
        return std::nullopt;
    payload.sequence = m_sequence++;
    return mqtt::PublishRequest{.topic = topic(device ? "DDATA" : "NDATA", device),
                                .payload = encode(payload)};
}

bool SparkplugNode::obey(const SparkplugCommand &command, bool device)
{
    auto &tags = (device ? m_deviceTags : m_nodeTags).all();
    for (size_t i = 0; i < tags.size(); ++i) {
        SparkplugTag &tag = tags[i];
        const bool meant = command.name.isEmpty() ? command.alias == aliasOf(i, device)
                                                  : command.name == tag.name;
        if (!meant)
            continue;
        const auto *const text = std::get_if<QByteArray>(&command.value);
        if (tag.next || tag.name == rebirth || tag.value.index() != command.value.index()
            || (text && text->size() > longestText)) {
            return false;
        }
        tag.value = command.value;
        return true;
    }
    return false;
}

} // namespace broker::demo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/zigbeeroom.h"

#include "broker/demo/zigbeeblind.h"
#include "broker/demo/zigbeelamp.h"
#include "broker/demo/zigbeesensor.h"

#include <QByteArrayList>
#include <QJsonDocument>

namespace broker::demo {
namespace {

using namespace std::chrono_literals;

constexpr auto period = 500ms;
constexpr qsizetype longestWish = 16 * 1024;
constexpr qsizetype quotedInLog = 80;

constexpr QByteArrayView base{"zigbee2mqtt/"};
constexpr QByteArrayView requests{"zigbee2mqtt/bridge/request/"};

QByteArray topic(QByteArrayView below)
{
    return base.toByteArray().append(below);
}

mqtt::PublishRequest retained(QByteArrayView below, const QByteArray &payload)
{
    return {
        .topic = topic(below), .payload = payload, .qos = mqtt::QoS::AtLeastOnce, .retain = true};
}

mqtt::PublishRequest logLine(QByteArrayView level, const QByteArray &text)
{
    return {.topic = topic("bridge/logging"),
            .payload = JsonText().text("level", level).text("message", text).bytes()};
}

QByteArray onlineText(bool online)
{
    return JsonText().text("state", online ? "online" : "offline").bytes();
}

// {"state":"ON"} can be said as plain ON.
QJsonObject wishesIn(const QByteArray &payload)
{
    if (payload.size() > longestWish)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (document.isObject())
        return document.object();
    const QByteArray word = payload.trimmed();
    if (word.isEmpty() || word.size() > 16)
        return {};
    return {{QStringLiteral("state"), QString::fromUtf8(word)}};
}

} // namespace

ZigbeeRoom::ZigbeeRoom(quint64 seed)
{
    using Kind = ZigbeeSensor::Kind;
    const auto sensor = [&](const ZigbeeThing::Make &make, Kind kind, double temperature = 0) {
        m_things.push_back(std::make_unique<ZigbeeSensor>(make, kind, temperature, seed));
    };
    const auto lamp = [&](const QByteArray &name, bool on) {
        const ZigbeeThing::Make make{name, "IKEA", "LED1545G12", false};
        m_things.push_back(std::make_unique<ZigbeeLamp>(make, seed, period, on));
    };
    sensor({"living_room/climate", "Aqara", "WSDCGQ11LM"}, Kind::Climate, 21.7);
    lamp("living_room/lamp", false);
    sensor({"living_room/motion", "Aqara", "RTCGQ11LM"}, Kind::Motion);
    const ZigbeeThing::Make blind{"living_room/blind", "IKEA", "E1757"};
    m_things.push_back(std::make_unique<ZigbeeBlind>(blind, seed));
    sensor({"living_room/remote", "IKEA", "E1524/E1810"}, Kind::Remote);
    sensor({"kitchen/fridge", "Tuya", "TS0201"}, Kind::Fridge, 4.6);
    sensor({"kitchen/door", "Aqara", "MCCGQ11LM"}, Kind::Contact);
    sensor({"kitchen/leak", "Aqara", "SJCGQ11LM"}, Kind::Leak);
    lamp("kitchen/lamp", true);
    sensor({"bedroom/climate", "Sonoff", "SNZB-02"}, Kind::Climate, 18.9);
    sensor({"bedroom/window", "Sonoff", "SNZB-04"}, Kind::Contact);
    lamp("bedroom/lamp", false);
    sensor({"仓库/温湿度", "Aqara", "WSDCGQ11LM"}, Kind::Climate, 17.4);
}

DeviceProfile ZigbeeRoom::profile() const
{
    DeviceProfile profile{.clientId = "demo-zigbee2mqtt", .period = period};
    for (const char *filter : {"+/+/set", "+/+/get", "bridge/request/+"})
        profile.subscriptions.push_back(
            {.topicFilter = topic(filter), .qos = mqtt::QoS::AtLeastOnce});
    return profile;
}

std::optional<mqtt::Will> ZigbeeRoom::nextWill(const Moment &)
{
    return mqtt::Will{.topic = topic("bridge/state"),
                      .payload = onlineText(false),
                      .qos = mqtt::QoS::AtLeastOnce,
                      .retain = true};
}

Publishes ZigbeeRoom::onStart(const Moment &now)
{
    Publishes out{retained("bridge/state", onlineText(true)), info(), devices(),
                  retained("bridge/groups", "[]"), logLine("info", "Zigbee2MQTT started!")};
    for (const auto &each : m_things)
        out.push_back(report(*each, now));
    return out;
}

Publishes ZigbeeRoom::onTick(const Moment &now)
{
    Publishes out;
    for (const auto &each : m_things)
        if (each->tick(now))
            out.push_back(report(*each, now));
    return out;
}

Publishes ZigbeeRoom::onMessage(const Incoming &message, const Moment &now)
{
    if (message.topic.startsWith(requests))
        return answerRequest(message.topic.sliced(requests.size()), message.payload, now);
    if (!message.topic.startsWith(base) || message.topic.size() <= base.size() + 4)
        return {};
    const QByteArrayView path = QByteArrayView(message.topic).sliced(base.size());
    ZigbeeThing *const target = thing(path.chopped(4));
    if (target && path.endsWith("/get"))
        return {report(*target, now)};
    if (target && path.endsWith("/set"))
        return answerSet(*target, message, now);
    const QByteArray name = path.chopped(4).toByteArray().left(quotedInLog);
    return {logLine("error", "Entity '" + name + "' is unknown")};
}

Publishes ZigbeeRoom::answerSet(ZigbeeThing &target, const Incoming &message, const Moment &now)
{
    const QJsonObject wishes = wishesIn(message.payload);
    if (target.set(wishes))
        return {report(target, now)};
    return {logLine("error",
                    "No converter available for '" + message.payload.left(quotedInLog) + "' to "
                        + target.make().name)};
}

Publishes ZigbeeRoom::answerRequest(const QByteArray &name, const QByteArray &payload,
                                    const Moment &now)
{
    const auto response = [&](const QByteArray &data, QByteArrayView error = {}) {
        JsonText json;
        json.json("data", data);
        if (!error.isEmpty())
            json.text("error", error);
        json.text("status", error.isEmpty() ? "ok" : "error");
        return mqtt::PublishRequest{.topic = topic("bridge/response/") + name,
                                    .payload = json.bytes()};
    };
    if (name == "health_check")
        return {response(JsonText().flag("healthy", true).bytes())};
    if (name == "permit_join") {
        const QJsonObject wishes = payload.size() > longestWish
            ? QJsonObject()
            : QJsonDocument::fromJson(payload).object();
        m_permitJoin = wishes.value(QLatin1String("value")).toBool(payload.trimmed() == "true");
        return {response(JsonText().flag("value", m_permitJoin).bytes()), info()};
    }
    if (name == "restart") {
        Publishes out{response("{}"), retained("bridge/state", onlineText(false))};
        const Publishes again = onStart(now);
        out.insert(out.end(), again.begin(), again.end());
        return out;
    }
    return {response("{}", "Unknown request")};
}

ZigbeeThing *ZigbeeRoom::thing(QByteArrayView name) const
{
    for (const auto &each : m_things)
        if (each->make().name == name)
            return each.get();
    return nullptr;
}

mqtt::PublishRequest ZigbeeRoom::report(const ZigbeeThing &thing, const Moment &now) const
{
    return {.topic = topic(thing.make().name),
            .payload = thing.state(now),
            .qos = mqtt::QoS::AtLeastOnce,
            .retain = thing.isRetained()};
}

mqtt::PublishRequest ZigbeeRoom::info() const
{
    const QByteArray coordinator
        = JsonText().text("ieee_address", "0x00124b0024c10a2f").text("type", "zStack3x0").bytes();
    const QByteArray network = JsonText()
                                   .integer("channel", 11)
                                   .integer("pan_id", 6754)
                                   .text("extended_pan_id", "0xdddddddddddddddd")
                                   .bytes();
    return retained("bridge/info",
                    JsonText()
                        .text("version", "1.36.0")
                        .json("coordinator", coordinator)
                        .json("network", network)
                        .text("log_level", "info")
                        .flag("permit_join", m_permitJoin)
                        .bytes());
}

mqtt::PublishRequest ZigbeeRoom::devices() const
{
    QByteArrayList list;
    quint64 address = 0x0015'8d00'045b'2a10;
    for (const auto &each : m_things) {
        const ZigbeeThing::Make &make = each->make();
        const QByteArray digits = QByteArray::number(address++, 16).rightJustified(16, '0');
        list << JsonText()
                    .text("ieee_address", QByteArray("0x" + digits))
                    .text("friendly_name", make.name)
                    .text("type", make.battery ? "EndDevice" : "Router")
                    .text("power_source", make.battery ? "Battery" : "Mains (single phase)")
                    .json("definition",
                          JsonText().text("model", make.model).text("vendor", make.vendor).bytes())
                    .flag("supported", true)
                    .bytes();
    }
    return retained("bridge/devices", jsonArray(list));
}

} // namespace broker::demo

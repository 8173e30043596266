// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/vehiclefleet.h"

#include "broker/demo/messagepackwriter.h"

#include <QCborArray>
#include <QCborMap>

#include <cmath>
#include <numbers>

namespace broker::demo {
namespace {

constexpr double lap = 80; // steps for a round through the hall

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

} // namespace

VehicleFleet::VehicleFleet(quint64 seed)
    : m_wander(seed, "fleet")
{
}

DeviceProfile VehicleFleet::profile() const
{
    return {.clientId = "demo-fleet"};
}

Publishes VehicleFleet::onStart(const Moment &now)
{
    return {cbor(now), messagePack(now)};
}

Publishes VehicleFleet::onTick(const Moment &now)
{
    return {cbor(now), messagePack(now)};
}

VehicleFleet::Reading VehicleFleet::reading(int vehicle, const Moment &now) const
{
    const double t = static_cast<double>(now.step);
    const double angle = 2 * std::numbers::pi * (t / lap + vehicle * 0.4);
    return {.x = rounded(24 + 18 * std::cos(angle) + 0.05 * m_wander.noise(now.step)),
            .y = rounded(12 + 8 * std::sin(angle) + 0.05 * m_wander.noise(now.step + 1)),
            .heading = rounded(std::fmod(angle * 180 / std::numbers::pi + 90, 360)),
            .speed = rounded(1.1 + 0.3 * m_wander.drift(t / 10 + 1e3 * vehicle)),
            .battery = 35 + int((5200 - now.step / 30 + 17 * vehicle) % 60),
            .loaded = (now.step / 20 + vehicle) % 2 == 0};
}

mqtt::PublishRequest VehicleFleet::cbor(const Moment &now) const
{
    const Reading r = reading(0, now);
    const QCborMap map{{QStringLiteral("id"), QStringLiteral("agv-12")},
                       {QStringLiteral("ts"), now.epochMs},
                       {QStringLiteral("pos"), QCborArray{r.x, r.y}},
                       {QStringLiteral("heading"), r.heading},
                       {QStringLiteral("speed"), r.speed},
                       {QStringLiteral("battery"), r.battery},
                       {QStringLiteral("loaded"), r.loaded},
                       {QStringLiteral("fault"), nullptr}};
    mqtt::PublishRequest request{.topic = "fleet/agv-12/telemetry",
                                 .payload = map.toCborValue().toCbor()};
    request.properties.contentType = "application/cbor";
    return request;
}

mqtt::PublishRequest VehicleFleet::messagePack(const Moment &now) const
{
    const Reading r = reading(1, now);
    MessagePackWriter writer;
    writer.map(8).text("id").text("agv-14").text("ts").integer(now.epochMs);
    writer.text("pos").array(2).real(r.x).real(r.y).text("heading").real(r.heading);
    writer.text("speed").real(r.speed).text("battery").integer(r.battery);
    writer.text("loaded").flag(r.loaded).text("fault").nil();
    mqtt::PublishRequest request{.topic = "fleet/agv-14/telemetry", .payload = writer.bytes()};
    request.properties.contentType = "application/msgpack";
    return request;
}

} // namespace broker::demo

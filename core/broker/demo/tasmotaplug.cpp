// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/tasmotaplug.h"

#include "broker/demo/jsontext.h"

#include <algorithm>
#include <cmath>

namespace broker::demo {
namespace {

using namespace std::chrono_literals;

constexpr auto period = 1s;
constexpr qint64 uptimeAtStart = 3 * 86400 + 4 * 3600; // it has been there before us

QByteArray topic(QByteArrayView prefix, QByteArrayView name)
{
    return prefix.toByteArray().append("/tasmota_4A2F/").append(name);
}

// Local time without zone, as the firmware writes it.
QByteArray plainTime(const Moment &now)
{
    return isoTime(now.epochMs).chopped(1);
}

QByteArray uptime(qint64 seconds)
{
    const auto two = [](qint64 n) { return QByteArray::number(n).rightJustified(2, '0'); };
    return QByteArray::number(seconds / 86400) + 'T' + two(seconds / 3600 % 24) + ':'
        + two(seconds / 60 % 60) + ':' + two(seconds % 60);
}

} // namespace

TasmotaPlug::TasmotaPlug(quint64 seed)
    : m_wander(seed, "tasmota_4A2F")
{
}

DeviceProfile TasmotaPlug::profile() const
{
    return {.clientId = "demo-DVES_4A2F",
            .version = client::VersionChoice::Mqtt311,
            .period = period,
            .subscriptions = {{.topicFilter = topic("cmnd", "#")}}};
}

std::optional<mqtt::Will> TasmotaPlug::nextWill(const Moment &)
{
    return mqtt::Will{.topic = topic("tele", "LWT"),
                      .payload = "Offline",
                      .qos = mqtt::QoS::AtLeastOnce,
                      .retain = true};
}

Publishes TasmotaPlug::onStart(const Moment &now)
{
    const QByteArray module = JsonText()
                                  .text("Module", "Gosund SP1")
                                  .text("Version", "13.4.0(tasmota)")
                                  .text("FallbackTopic", "cmnd/DVES_4A2F_fb/")
                                  .text("GroupTopic", "cmnd/tasmotas/")
                                  .bytes();
    const QByteArray web = JsonText()
                               .text("WebServerMode", "Admin")
                               .text("Hostname", "tasmota-4A2F-2607")
                               .text("IPAddress", "192.168.1.47")
                               .bytes();
    const QByteArray restart = JsonText().text("RestartReason", "Power On").bytes();
    Publishes out{{.topic = topic("tele", "LWT"),
                   .payload = "Online",
                   .qos = mqtt::QoS::AtLeastOnce,
                   .retain = true},
                  {.topic = topic("tele", "INFO1"), .payload = "{\"Info1\":" + module + '}'},
                  {.topic = topic("tele", "INFO2"), .payload = "{\"Info2\":" + web + '}'},
                  {.topic = topic("tele", "INFO3"), .payload = "{\"Info3\":" + restart + '}'},
                  state("tele/STATE", now),
                  sensor(now)};
    const Publishes power = powerAnswer();
    out.insert(out.end(), power.begin(), power.end());
    return out;
}

Publishes TasmotaPlug::onTick(const Moment &now)
{
    const double hours = std::chrono::duration<double, std::ratio<3600>>(period).count();
    m_today += watts(now) / 1000 * hours;
    m_total += watts(now) / 1000 * hours;
    Publishes out{sensor(now)};
    if (now.step % m_telePeriod == 0)
        out.push_back(state("tele/STATE", now));
    return out;
}

Publishes TasmotaPlug::onMessage(const Incoming &message, const Moment &now)
{
    const QByteArray command = message.topic.mid(topic("cmnd", "").size()).toUpper();
    const QByteArray argument = message.payload.left(32).trimmed().toUpper();
    if (command == "POWER" || command == "POWER1") {
        if (argument == "ON" || argument == "1" || argument == "TRUE")
            m_on = true;
        else if (argument == "OFF" || argument == "0" || argument == "FALSE")
            m_on = false;
        else if (argument == "TOGGLE" || argument == "2")
            m_on = !m_on;
        return powerAnswer();
    }
    if (command == "TELEPERIOD") {
        bool isNumber = false;
        const int wanted = argument.toInt(&isNumber);
        if (isNumber)
            m_telePeriod = std::clamp(wanted, 1, 3600);
        return {{.topic = topic("stat", "RESULT"),
                 .payload = JsonText().integer("TelePeriod", m_telePeriod).bytes()}};
    }
    if (command == "STATE" || command == "STATUS")
        return {state(command == "STATE" ? "stat/RESULT" : "stat/STATUS11", now)};
    return {{.topic = topic("stat", "RESULT"),
             .payload = JsonText().text("Command", "Unknown").bytes()}};
}

mqtt::PublishRequest TasmotaPlug::state(QByteArrayView where, const Moment &now) const
{
    const qint64 seconds = uptimeAtStart + now.step;
    const double signal = -58 + 6 * m_wander.drift(static_cast<double>(now.step) / 40);
    const QByteArray wifi = JsonText()
                                .integer("AP", 1)
                                .text("SSId", "home")
                                .text("BSSId", "7C:FF:4D:10:2A:91")
                                .integer("Channel", 6)
                                .text("Mode", "11n")
                                .integer("RSSI", std::lround(2 * (signal + 100)))
                                .integer("Signal", std::lround(signal))
                                .integer("LinkCount", 1)
                                .text("Downtime", "0T00:00:04")
                                .bytes();
    const qsizetype slash = where.indexOf('/');
    return {.topic = topic(where.first(slash), where.sliced(slash + 1)),
            .payload = JsonText()
                           .text("Time", plainTime(now))
                           .text("Uptime", uptime(seconds))
                           .integer("UptimeSec", seconds)
                           .integer("Heap", 25 + qint64(m_wander.bits(now.step) % 3))
                           .text("SleepMode", "Dynamic")
                           .integer("Sleep", 50)
                           .integer("LoadAvg", 19)
                           .integer("MqttCount", 1)
                           .text("POWER", m_on ? "ON" : "OFF")
                           .json("Wifi", wifi)
                           .bytes()};
}

mqtt::PublishRequest TasmotaPlug::sensor(const Moment &now) const
{
    const double volts = 231 + 2.5 * m_wander.drift(static_cast<double>(now.step) / 60 + 7e3);
    const double power = watts(now);
    const double factor = m_on ? 0.97 : 0;
    const double apparent = m_on ? power / factor : 0;
    const QByteArray energy
        = JsonText()
              .text("TotalStartTime", "2024-11-05T18:23:11")
              .number("Total", m_total, 3)
              .number("Yesterday", 5.107, 3)
              .number("Today", m_today, 3)
              .integer("Power", std::lround(power))
              .integer("ApparentPower", std::lround(apparent))
              .integer("ReactivePower",
                       std::lround(std::sqrt(std::max(0.0, apparent * apparent - power * power))))
              .number("Factor", factor, 2)
              .integer("Voltage", std::lround(volts))
              .number("Current", apparent / volts, 3)
              .bytes();
    return {.topic = topic("tele", "SENSOR"),
            .payload = JsonText().text("Time", plainTime(now)).json("ENERGY", energy).bytes()};
}

Publishes TasmotaPlug::powerAnswer() const
{
    const QByteArray word = m_on ? "ON" : "OFF";
    return {{.topic = topic("stat", "RESULT"), .payload = JsonText().text("POWER", word).bytes()},
            {.topic = topic("stat", "POWER"), .payload = word, .retain = true}};
}

double TasmotaPlug::watts(const Moment &now) const
{
    if (!m_on)
        return 0;
    // A heater with a thermostat: full power or only the fan, and a bit of noise.
    const double t = static_cast<double>(now.step);
    const double level = m_wander.drift(t / 25) > -0.35 ? 1160 : 38;
    return level + 22 * m_wander.drift(t / 8 + 3e3) + 3 * m_wander.noise(now.step);
}

} // namespace broker::demo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/calculatoruser.h"

#include "broker/demo/jsontext.h"

#include <array>

namespace broker::demo {
namespace {

using namespace std::chrono_literals;

constexpr QByteArrayView responseTopic{"service/calculator/response/desk-1"};
constexpr qint64 stepsBetween = 5;

} // namespace

CalculatorUser::CalculatorUser(quint64 seed)
    : m_wander(seed, "desk-1")
{
}

DeviceProfile CalculatorUser::profile() const
{
    return {.clientId = "demo-desk-1",
            .version = client::VersionChoice::Mqtt5,
            .period = 1s,
            .subscriptions
            = {{.topicFilter = responseTopic.toByteArray(), .qos = mqtt::QoS::AtLeastOnce}}};
}

Publishes CalculatorUser::onStart(const Moment &)
{
    return {};
}

Publishes CalculatorUser::onTick(const Moment &now)
{
    static constexpr std::array operations{"add", "subtract", "multiply", "divide"};
    if (now.step % stepsBetween != 1)
        return {};
    const quint64 dice = m_wander.bits(now.step);
    const qint64 number = now.step / stepsBetween + 1;
    mqtt::PublishRequest request{.topic = "service/calculator/request",
                                 .payload = JsonText()
                                                .text("op", operations[dice % operations.size()])
                                                .integer("a", qint64(dice / 7 % 1000))
                                                .integer("b", qint64(dice / 7000 % 100))
                                                .bytes(),
                                 .qos = mqtt::QoS::AtLeastOnce};
    request.properties.responseTopic = responseTopic.toByteArray();
    request.properties.correlationData = "desk-1-" + QByteArray::number(number);
    request.properties.contentType = "application/json";
    return {request};
}

} // namespace broker::demo

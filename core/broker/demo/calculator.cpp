// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/calculator.h"

#include "broker/demo/jsontext.h"
#include "mqtt/topic.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace broker::demo {
namespace {

constexpr QByteArrayView requestTopic{"service/calculator/request"};
constexpr QByteArrayView statusTopic{"service/calculator/status"};
constexpr qsizetype longestRequest = 4096;

QByteArray failure(QByteArrayView why)
{
    return JsonText().text("error", why).bytes();
}

QByteArray answerTo(const QByteArray &request)
{
    if (request.size() > longestRequest)
        return failure("request too long");
    const QJsonObject question = QJsonDocument::fromJson(request).object();
    const QJsonValue a = question.value(QLatin1String("a"));
    const QJsonValue b = question.value(QLatin1String("b"));
    const QString op = question.value(QLatin1String("op")).toString();
    if (!a.isDouble() || !b.isDouble())
        return failure("a and b have to be numbers");
    double result = 0;
    if (op == QLatin1String("add"))
        result = a.toDouble() + b.toDouble();
    else if (op == QLatin1String("subtract"))
        result = a.toDouble() - b.toDouble();
    else if (op == QLatin1String("multiply"))
        result = a.toDouble() * b.toDouble();
    else if (op == QLatin1String("divide"))
        result = a.toDouble() / b.toDouble();
    else
        return failure("op has to be add, subtract, multiply or divide");
    if (!std::isfinite(result))
        return failure("no finite result");
    return JsonText().json("result", QByteArray::number(result, 'g', 12)).bytes();
}

} // namespace

DeviceProfile Calculator::profile() const
{
    return {.clientId = "demo-calculator",
            .version = client::VersionChoice::Mqtt5,
            .period = std::chrono::seconds(10),
            .subscriptions
            = {{.topicFilter = requestTopic.toByteArray(), .qos = mqtt::QoS::AtLeastOnce}}};
}

std::optional<mqtt::Will> Calculator::nextWill(const Moment &)
{
    return mqtt::Will{.topic = statusTopic.toByteArray(),
                      .payload = JsonText().flag("ready", false).bytes(),
                      .retain = true};
}

Publishes Calculator::onStart(const Moment &)
{
    return {status()};
}

Publishes Calculator::onTick(const Moment &)
{
    return {status()};
}

Publishes Calculator::onMessage(const Incoming &message, const Moment &)
{
    const std::optional<QByteArray> &to = message.properties.responseTopic;
    // An answer to our own request topic would be the next request, and so on for ever.
    if (!to || mqtt::TopicName::check(*to) || *to == requestTopic) {
        ++m_unanswerable;
        return {};
    }
    ++m_answered;
    mqtt::PublishRequest response{
        .topic = *to, .payload = answerTo(message.payload), .qos = mqtt::QoS::AtLeastOnce};
    response.properties.correlationData = message.properties.correlationData;
    response.properties.contentType = "application/json";
    return {response};
}

mqtt::PublishRequest Calculator::status() const
{
    return {.topic = statusTopic.toByteArray(),
            .payload = JsonText()
                           .flag("ready", true)
                           .integer("answered", m_answered)
                           .integer("unanswerable", m_unanswerable)
                           .bytes(),
            .retain = true};
}

} // namespace broker::demo

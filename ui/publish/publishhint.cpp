// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publishhint.h"

#include <QCoreApplication>

namespace ui {

namespace {

class PublishHints {
    Q_DECLARE_TR_FUNCTIONS(PublishHints)

public:
    static PublishHint delivery(mqtt::QoS qos, const std::optional<client::BrokerInfo> &broker)
    {
        if (!broker)
            return {tr("Offline: will be sent when the connection is back."), true};
        if (qos > broker->maximumQoS)
            return {tr("Broker allows at most QoS %1.").arg(int(broker->maximumQoS)), true};
        switch (qos) {
        case mqtt::QoS::AtMostOnce:
            return {tr("Sent once, not confirmed; may be lost."), false};
        case mqtt::QoS::AtLeastOnce:
            return {tr("The broker confirms; may arrive twice."), false};
        case mqtt::QoS::ExactlyOnce:
            return {tr("Four-step handshake; arrives exactly once."), false};
        }
        return {};
    }

    static PublishHint audience(const client::PublishRequest &request,
                                const std::optional<client::BrokerInfo> &broker)
    {
        if (request.topic.startsWith('$'))
            return {tr("Topics that start with $ belong to the broker; most refuse them."), true};
        if (!request.retain)
            return {broker ? tr("Only clients subscribed now get it.") : QString(), false};
        if (broker && !broker->retainAvailable)
            return {tr("This broker does not keep retained messages."), true};
        if (request.payload.isEmpty())
            return {tr("This clears the retained message."), true};
        if (isCommand(request.topic))
            return {tr("A retained command runs again whenever the device reconnects."), true};
        return {tr("Kept for clients that subscribe later."), false};
    }

private:
    static bool isCommand(const QByteArray &topic)
    {
        return topic.endsWith("/set") || topic.endsWith("/cmd") || topic.endsWith("/command");
    }
};

} // namespace

PublishHint publishHint(const client::PublishRequest &request,
                        const std::optional<client::BrokerInfo> &broker)
{
    const PublishHint delivery = PublishHints::delivery(request.qos, broker);
    const PublishHint audience = PublishHints::audience(request, broker);
    PublishHint both{delivery.text, delivery.warning || audience.warning};
    if (!audience.text.isEmpty())
        both.text += u'\n' + audience.text;
    return both;
}

} // namespace ui

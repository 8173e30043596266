// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publishhint.h"

#include <QCoreApplication>

namespace ui {

namespace {

class PublishHints {
    Q_DECLARE_TR_FUNCTIONS(PublishHints)

public:
    static PublishHint hint(const client::PublishRequest &request,
                            const std::optional<client::BrokerInfo> &broker)
    {
        if (!broker)
            return {tr("Offline: will be sent when the connection is back."), true};
        if (request.qos > broker->maximumQoS)
            return {tr("Broker allows at most QoS %1.").arg(int(broker->maximumQoS)), true};
        if (request.retain && !broker->retainAvailable)
            return {tr("This broker does not keep retained messages."), true};
        if (request.retain && request.payload.isEmpty())
            return {tr("This clears the retained message."), true};
        if (request.retain && isCommand(request.topic))
            return {tr("A retained command runs again whenever the device reconnects."), true};
        return {delivery(request.qos) + u' '
                    + (request.retain ? tr("Kept for clients that subscribe later.")
                                      : tr("Only clients subscribed now get it.")),
                false};
    }

private:
    static bool isCommand(const QByteArray &topic)
    {
        return topic.endsWith("/set") || topic.endsWith("/cmd") || topic.endsWith("/command");
    }

    static QString delivery(mqtt::QoS qos)
    {
        switch (qos) {
        case mqtt::QoS::AtMostOnce:
            return tr("Sent once, not confirmed; may be lost.");
        case mqtt::QoS::AtLeastOnce:
            return tr("The broker confirms; may arrive twice.");
        case mqtt::QoS::ExactlyOnce:
            return tr("Four-step handshake; arrives exactly once.");
        }
        return {};
    }
};

} // namespace

PublishHint publishHint(const client::PublishRequest &request,
                        const std::optional<client::BrokerInfo> &broker)
{
    return PublishHints::hint(request, broker);
}

} // namespace ui

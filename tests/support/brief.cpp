// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brief.h"

#include <QByteArrayList>
#include <QStringBuilder>

namespace {

using namespace mqtt;

QByteArray number(PacketIdentifier id)
{
    return QByteArray::number(quint16(id));
}

// " 0x82", or nothing for success.
QByteArray code(ReasonCode reason)
{
    return reason == ReasonCode::Success ? QByteArray() : ' ' + brief(reason);
}

QByteArray codes(const std::vector<ReasonCode> &reasons)
{
    QByteArray text;
    for (const ReasonCode reason : reasons)
        text += ' ' + brief(reason);
    return text;
}

struct PacketText {
    QByteArray operator()(const ConnectPacket &p) const
    {
        return QByteArray("CONNECT v") + QByteArray::number(int(p.version)) + ' ' + p.clientId
            + (p.cleanStart ? " clean" : "");
    }
    QByteArray operator()(const ConnackPacket &p) const
    {
        return QByteArray("CONNACK") + code(p.reasonCode) + (p.sessionPresent ? " present" : "");
    }
    QByteArray operator()(const PublishPacket &p) const
    {
        QByteArray text = "PUBLISH";
        if (p.qos != QoS::AtMostOnce)
            text += ' ' + number(p.packetIdentifier);
        text += " q" + QByteArray::number(int(p.qos)) + (p.duplicate ? " dup" : "")
            + (p.retain ? " retain" : "");
        if (p.properties.topicAlias)
            text += " alias" + QByteArray::number(*p.properties.topicAlias);
        return text + ' ' + p.topic + '=' + p.payload;
    }
    template <typename Ack> static QByteArray ack(const char *name, const Ack &p)
    {
        return name + (' ' + number(p.packetIdentifier)) + code(p.reasonCode);
    }
    QByteArray operator()(const PubackPacket &p) const { return ack("PUBACK", p); }
    QByteArray operator()(const PubrecPacket &p) const { return ack("PUBREC", p); }
    QByteArray operator()(const PubrelPacket &p) const { return ack("PUBREL", p); }
    QByteArray operator()(const PubcompPacket &p) const { return ack("PUBCOMP", p); }
    QByteArray operator()(const SubscribePacket &p) const
    {
        QByteArray text = "SUBSCRIBE " + number(p.packetIdentifier);
        for (const quint32 id : p.properties.subscriptionIdentifiers)
            text += " #" + QByteArray::number(id);
        for (const Subscription &s : p.subscriptions)
            text += ' ' + s.topicFilter + ":" + QByteArray::number(int(s.qos));
        return text;
    }
    QByteArray operator()(const SubackPacket &p) const
    {
        return "SUBACK " + number(p.packetIdentifier) + codes(p.reasonCodes);
    }
    QByteArray operator()(const UnsubscribePacket &p) const
    {
        QByteArray text = "UNSUBSCRIBE " + number(p.packetIdentifier);
        for (const QByteArray &filter : p.topicFilters)
            text += ' ' + filter;
        return text;
    }
    QByteArray operator()(const UnsubackPacket &p) const
    {
        return "UNSUBACK " + number(p.packetIdentifier) + codes(p.reasonCodes);
    }
    QByteArray operator()(const PingreqPacket &) const { return "PINGREQ"; }
    QByteArray operator()(const PingrespPacket &) const { return "PINGRESP"; }
    QByteArray operator()(const DisconnectPacket &p) const
    {
        return "DISCONNECT" + code(p.reasonCode);
    }
    QByteArray operator()(const AuthPacket &p) const
    {
        return "AUTH" + code(p.reasonCode) + ' '
            + p.properties.authenticationData.value_or(QByteArray());
    }
};

const char *name(CloseCause cause)
{
    switch (cause) {
    case CloseCause::UserRequest:
        return "UserRequest";
    case CloseCause::InvalidOptions:
        return "InvalidOptions";
    case CloseCause::TransportClosed:
        return "TransportClosed";
    case CloseCause::ConnackRefused:
        return "ConnackRefused";
    case CloseCause::ServerDisconnect:
        return "ServerDisconnect";
    case CloseCause::ProtocolError:
        return "ProtocolError";
    case CloseCause::NoPingResponse:
        return "NoPingResponse";
    }
    return "?";
}

const char *name(PublishStage stage)
{
    switch (stage) {
    case PublishStage::Queued:
        return "Queued";
    case PublishStage::Written:
        return "Written";
    case PublishStage::Sent:
        return "Sent";
    case PublishStage::Confirmed:
        return "Confirmed";
    case PublishStage::Refused:
        return "Refused";
    case PublishStage::Dropped:
        return "Dropped";
    case PublishStage::Unknown:
        return "Unknown";
    }
    return "?";
}

struct EventText {
    QByteArray operator()(const SessionConnected &e) const
    {
        return QByteArray("connected") + (e.resumed ? " resumed" : "");
    }
    QByteArray operator()(const SessionClosed &e) const
    {
        return QByteArray("closed ") + name(e.cause) + code(e.reasonCode)
            + (e.tryOlderVersion ? " older" : "");
    }
    QByteArray operator()(const PublishOutcome &e) const
    {
        return '#' + QByteArray::number(quint64(e.token)) + ' ' + name(e.stage) + code(e.reasonCode)
            + (e.resent ? " resent" : "");
    }
    QByteArray operator()(const SubscriptionsAnswered &e) const
    {
        QByteArray text = "subscribed";
        for (const SubscriptionResult &r : e.results)
            text += ' ' + r.subscription.topicFilter + ':' + brief(r.reasonCode);
        return text;
    }
    QByteArray operator()(const UnsubscribesAnswered &e) const
    {
        QByteArray text = "unsubscribed";
        for (const UnsubscribeResult &r : e.results)
            text += ' ' + r.topicFilter + ':' + brief(r.reasonCode);
        return text;
    }
    QByteArray operator()(const AnsweringChanged &e) const
    {
        return e.answering ? "answering" : "silent";
    }
    QByteArray operator()(const RoundTripMeasured &e) const
    {
        return "roundtrip " + QByteArray::number(qint64(e.roundTrip.count() / 1000));
    }
    QByteArray operator()(const AuthReceived &e) const
    {
        return "auth" + code(e.reasonCode) + ' ' + e.method + ' ' + e.data;
    }
    QByteArray operator()(const AuthRefused &) const { return "auth refused"; }
    QByteArray operator()(const QueueChanged &e) const
    {
        return "queue " + QByteArray::number(e.messages);
    }
};

} // namespace

QByteArray brief(ReasonCode code)
{
    return "0x" + QByteArray::number(quint8(code), 16).rightJustified(2, '0').toUpper();
}

QByteArray brief(const Packet &packet)
{
    return std::visit(PacketText(), packet);
}

QByteArray brief(const SessionEvent &event)
{
    return std::visit(EventText(), event);
}

QByteArray brief(const std::vector<Packet> &packets)
{
    QByteArrayList lines;
    for (const Packet &packet : packets)
        lines += brief(packet);
    return lines.join(", ");
}

QByteArray brief(const std::vector<SessionEvent> &events)
{
    QByteArrayList lines;
    for (const SessionEvent &event : events) {
        if (!std::holds_alternative<QueueChanged>(event))
            lines += brief(event);
    }
    return lines.join(", ");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/packetvectors.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace mqtt;

namespace testsupport {
namespace {

QByteArray bytesFromHex(const QString &text)
{
    QByteArray bytes;
    const QList<QByteArray> words = text.toLatin1().simplified().split(' ');
    for (const QByteArray &word : words) {
        const qsizetype star = word.indexOf('*');
        const QByteArray once = QByteArray::fromHex(star < 0 ? word : word.first(star));
        bytes += star < 0 ? once : once.repeated(word.sliced(star + 1).toLongLong());
    }
    return bytes;
}

// Text, or {"hex": "…"} for what JSON text cannot say.
QByteArray bytes(const QJsonValue &value)
{
    return value.isObject() ? bytesFromHex(value[u"hex"_s].toString()) : value.toString().toUtf8();
}

template <typename Number> Number number(const QJsonValue &value)
{
    return static_cast<Number>(value.toInteger());
}

ReasonCode reasonCode(const QJsonValue &value)
{
    return static_cast<ReasonCode>(value.toString().toUInt(nullptr, 16));
}

void set(std::optional<QByteArray> &field, const QJsonValue &value)
{
    field = bytes(value);
}
void set(std::optional<bool> &field, const QJsonValue &value)
{
    field = value.toBool();
}
template <typename Number> void set(std::optional<Number> &field, const QJsonValue &value)
{
    field = number<Number>(value);
}
void set(std::vector<quint32> &field, const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    for (const QJsonValue item : list)
        field.push_back(number<quint32>(item));
}
void set(std::vector<UserProperty> &field, const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    for (const QJsonValue item : list)
        field.push_back({bytes(item[0]), bytes(item[1])});
}

struct PropertyKey {
    const char *key;
    PropertyField field;
};
using P = Properties;
// Written out here once more, so that a wrong row of the product's table cannot hide.
const std::array propertyKeys = {
    PropertyKey{"payloadFormat", &P::payloadFormat},
    PropertyKey{"messageExpiryInterval", &P::messageExpiryInterval},
    PropertyKey{"contentType", &P::contentType},
    PropertyKey{"responseTopic", &P::responseTopic},
    PropertyKey{"correlationData", &P::correlationData},
    PropertyKey{"subscriptionIdentifiers", &P::subscriptionIdentifiers},
    PropertyKey{"sessionExpiryInterval", &P::sessionExpiryInterval},
    PropertyKey{"assignedClientIdentifier", &P::assignedClientIdentifier},
    PropertyKey{"serverKeepAlive", &P::serverKeepAlive},
    PropertyKey{"authenticationMethod", &P::authenticationMethod},
    PropertyKey{"authenticationData", &P::authenticationData},
    PropertyKey{"requestProblemInformation", &P::requestProblemInformation},
    PropertyKey{"willDelayInterval", &P::willDelayInterval},
    PropertyKey{"requestResponseInformation", &P::requestResponseInformation},
    PropertyKey{"responseInformation", &P::responseInformation},
    PropertyKey{"serverReference", &P::serverReference},
    PropertyKey{"reasonString", &P::reasonString},
    PropertyKey{"receiveMaximum", &P::receiveMaximum},
    PropertyKey{"topicAliasMaximum", &P::topicAliasMaximum},
    PropertyKey{"topicAlias", &P::topicAlias},
    PropertyKey{"maximumQoS", &P::maximumQoS},
    PropertyKey{"retainAvailable", &P::retainAvailable},
    PropertyKey{"userProperties", &P::userProperties},
    PropertyKey{"maximumPacketSize", &P::maximumPacketSize},
    PropertyKey{"wildcardSubscriptionAvailable", &P::wildcardSubscriptionAvailable},
    PropertyKey{"subscriptionIdentifierAvailable", &P::subscriptionIdentifierAvailable},
    PropertyKey{"sharedSubscriptionAvailable", &P::sharedSubscriptionAvailable},
};

/// Turns the JSON object of one packet into the struct; collects keys nobody knows.
class PacketBuilder {
public:
    explicit PacketBuilder(const QJsonObject &json)
        : m_json(json)
    {
    }

    Packet build()
    {
        const QString type = take(u"type"_s).toString();
        if (type == u"CONNECT"_s)
            return connect();
        if (type == u"CONNACK"_s)
            return connack();
        if (type == u"PUBLISH"_s)
            return publish();
        if (type == u"PUBACK"_s)
            return ack<PubackPacket>();
        if (type == u"PUBREC"_s)
            return ack<PubrecPacket>();
        if (type == u"PUBREL"_s)
            return ack<PubrelPacket>();
        if (type == u"PUBCOMP"_s)
            return ack<PubcompPacket>();
        if (type == u"SUBSCRIBE"_s)
            return subscribe();
        if (type == u"SUBACK"_s)
            return answers<SubackPacket>();
        if (type == u"UNSUBSCRIBE"_s)
            return unsubscribe();
        if (type == u"UNSUBACK"_s)
            return answers<UnsubackPacket>();
        if (type == u"PINGREQ"_s)
            return PingreqPacket();
        if (type == u"PINGRESP"_s)
            return PingrespPacket();
        if (type == u"DISCONNECT"_s)
            return ending<DisconnectPacket>();
        if (type == u"AUTH"_s)
            return ending<AuthPacket>();
        m_problem = u"unknown packet type "_s + type;
        return PingreqPacket();
    }

    QString problem() const
    {
        return m_json.isEmpty() ? m_problem : u"unknown key "_s + m_json.keys().constFirst();
    }

private:
    QJsonValue take(const QString &key) { return m_json.take(key); }

    static Properties properties(QJsonObject json, QString &problem)
    {
        Properties result;
        for (const PropertyKey &row : propertyKeys) {
            const QJsonValue value = json.take(QString::fromLatin1(row.key));
            if (!value.isUndefined())
                std::visit([&](auto field) { set(result.*field, value); }, row.field);
        }
        if (!json.isEmpty())
            problem = u"unknown property "_s + json.keys().constFirst();
        return result;
    }

    Properties properties() { return properties(take(u"properties"_s).toObject(), m_problem); }
    PacketIdentifier identifier() { return number<PacketIdentifier>(take(u"packetIdentifier"_s)); }

    Packet connect()
    {
        ConnectPacket packet;
        packet.version = number<ProtocolVersion>(take(u"version"_s));
        packet.cleanStart = take(u"cleanStart"_s).toBool(true);
        packet.keepAlive = number<quint16>(take(u"keepAlive"_s));
        packet.clientId = bytes(take(u"clientId"_s));
        if (m_json.contains(u"will"_s)) {
            const QJsonObject json = take(u"will"_s).toObject();
            Will will;
            will.topic = bytes(json[u"topic"_s]);
            will.payload = bytes(json[u"payload"_s]);
            will.qos = number<QoS>(json[u"qos"_s]);
            will.retain = json[u"retain"_s].toBool();
            will.properties = properties(json[u"properties"_s].toObject(), m_problem);
            packet.will = will;
        }
        if (m_json.contains(u"userName"_s))
            packet.userName = bytes(take(u"userName"_s));
        if (m_json.contains(u"password"_s))
            packet.password = bytes(take(u"password"_s));
        packet.properties = properties();
        return packet;
    }

    Packet connack()
    {
        ConnackPacket packet;
        packet.sessionPresent = take(u"sessionPresent"_s).toBool();
        packet.reasonCode = reasonCode(take(u"reasonCode"_s));
        packet.properties = properties();
        return packet;
    }

    Packet publish()
    {
        PublishPacket packet;
        packet.duplicate = take(u"duplicate"_s).toBool();
        packet.qos = number<QoS>(take(u"qos"_s));
        packet.retain = take(u"retain"_s).toBool();
        packet.topic = bytes(take(u"topic"_s));
        packet.packetIdentifier = identifier();
        packet.properties = properties();
        packet.payload = bytes(take(u"payload"_s));
        return packet;
    }

    template <typename Ack> Packet ack()
    {
        Ack packet;
        packet.packetIdentifier = identifier();
        packet.reasonCode = reasonCode(take(u"reasonCode"_s));
        packet.properties = properties();
        return packet;
    }

    template <typename Ending> Packet ending()
    {
        Ending packet;
        packet.reasonCode = reasonCode(take(u"reasonCode"_s));
        packet.properties = properties();
        return packet;
    }

    Packet subscribe()
    {
        SubscribePacket packet;
        packet.packetIdentifier = identifier();
        packet.properties = properties();
        const QJsonArray list = take(u"subscriptions"_s).toArray();
        for (const QJsonValue item : list) {
            Subscription subscription;
            subscription.topicFilter = bytes(item[u"topicFilter"_s]);
            subscription.qos = number<QoS>(item[u"qos"_s]);
            subscription.noLocal = item[u"noLocal"_s].toBool();
            subscription.retainAsPublished = item[u"retainAsPublished"_s].toBool();
            subscription.retainHandling = number<RetainHandling>(item[u"retainHandling"_s]);
            packet.subscriptions.push_back(subscription);
        }
        return packet;
    }

    Packet unsubscribe()
    {
        UnsubscribePacket packet;
        packet.packetIdentifier = identifier();
        packet.properties = properties();
        const QJsonArray list = take(u"topicFilters"_s).toArray();
        for (const QJsonValue item : list)
            packet.topicFilters.push_back(bytes(item));
        return packet;
    }

    template <typename Answers> Packet answers()
    {
        Answers packet;
        packet.packetIdentifier = identifier();
        packet.properties = properties();
        const QJsonArray list = take(u"reasonCodes"_s).toArray();
        for (const QJsonValue item : list)
            packet.reasonCodes.push_back(reasonCode(item));
        return packet;
    }

    QJsonObject m_json;
    QString m_problem;
};

QString readVector(const QJsonObject &json, PacketVector &vector)
{
    vector.name = json[u"name"_s].toString();
    const QString version = json[u"version"_s].toString();
    if (version == u"3.1"_s)
        vector.version = ProtocolVersion::Mqtt31;
    else if (version == u"3.1.1"_s)
        vector.version = ProtocolVersion::Mqtt311;
    else if (version != u"5.0"_s)
        return u"unknown version "_s + version;
    vector.frame = bytesFromHex(json[u"hex"_s].toString());
    vector.canonical = json[u"canonical"_s].toBool(true);
    const bool isGood = json.contains(u"packet"_s);
    if (isGood == json.contains(u"error"_s))
        return u"needs a packet or an error"_s;
    if (isGood) {
        PacketBuilder builder(json[u"packet"_s].toObject());
        vector.packet = builder.build();
        return builder.problem();
    }
    const QJsonObject error = json[u"error"_s].toObject();
    vector.reason = reasonCode(error[u"reason"_s]);
    if (error.contains(u"offset"_s))
        vector.offset = error[u"offset"_s].toInteger();
    return {};
}

} // namespace

PacketVectors loadPacketVectors(const QString &folder)
{
    PacketVectors result;
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(dir.filePath(name));
        QJsonParseError error;
        const bool isOpen = file.open(QIODevice::ReadOnly);
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
        if (!isOpen || !document.isArray()) {
            result.problem = name + u": "_s + error.errorString();
            return result;
        }
        const QJsonArray list = document.array();
        for (const QJsonValue item : list) {
            PacketVector vector;
            const QString problem = readVector(item.toObject(), vector);
            if (!problem.isEmpty()) {
                result.problem = name + u": "_s + vector.name + u": "_s + problem;
                return result;
            }
            result.rows.push_back(std::move(vector));
        }
    }
    return result;
}

} // namespace testsupport

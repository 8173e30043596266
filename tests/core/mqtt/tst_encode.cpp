// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec.h"

#include <QTest>

using namespace mqtt;
using Kind = Error::Kind;

namespace {

constexpr auto id = static_cast<PacketIdentifier>(1);

struct Refusal {
    const char *name;
    Packet packet;
    ProtocolVersion version;
    Kind kind;
    ReasonCode reason = ReasonCode::ProtocolError;
};

ConnectPacket connectWith(ProtocolVersion version, const QByteArray &clientId)
{
    ConnectPacket packet;
    packet.version = version;
    packet.clientId = clientId;
    return packet;
}

ConnectPacket connectWithWill(ProtocolVersion version, const Will &will)
{
    ConnectPacket packet = connectWith(version, "c");
    packet.will = will;
    return packet;
}

Properties reasonString(const QByteArray &text = "why")
{
    Properties properties;
    properties.reasonString = text;
    return properties;
}

Properties withAlias(quint16 alias)
{
    Properties properties;
    properties.topicAlias = alias;
    return properties;
}

std::vector<Refusal> refusals()
{
    const auto v31 = ProtocolVersion::Mqtt31;
    const auto v311 = ProtocolVersion::Mqtt311;
    const auto v5 = ProtocolVersion::Mqtt5;
    const auto malformed = ReasonCode::MalformedPacket;
    const auto unsupported = ReasonCode::UnsupportedProtocolVersion;
    std::vector<Refusal> rows;
    const auto add = [&rows](const char *name, const Packet &packet, ProtocolVersion version,
                             Kind kind, ReasonCode reason) {
        rows.push_back({name, packet, version, kind, reason});
    };

    // CONNECT
    add("[31-b] empty client id", connectWith(v31, ""), v31, Kind::ProtocolError,
        ReasonCode::ClientIdentifierNotValid);
    ConnectPacket resume = connectWith(v311, "");
    resume.cleanStart = false;
    add("[MQTT-3.1.3-7] empty client id with a session", resume, v311, Kind::ProtocolError,
        ReasonCode::ClientIdentifierNotValid);
    ConnectPacket password = connectWith(v311, "c");
    password.password = "p";
    add("[MQTT-3.1.2-22] password without user name", password, v311, Kind::Malformed, malformed);
    ConnectPacket expiry = connectWith(v311, "c");
    expiry.properties.sessionExpiryInterval = 5;
    add("properties in 3.1.1", expiry, v311, Kind::Unsupported, unsupported);
    add("[MQTT-1.5.4-2] U+0000 in the client id", connectWith(v5, QByteArray("a\0b", 3)), v5,
        Kind::Malformed, malformed);
    add("[MQTT-1.5.4-1] surrogate in the client id", connectWith(v5, "\xed\xa0\x80"), v5,
        Kind::Malformed, malformed);
    add("client id of 65,536 bytes", connectWith(v5, QByteArray(65'536, 'c')), v5, Kind::TooLarge,
        malformed);
    add("unknown version", connectWith(static_cast<ProtocolVersion>(6), "c"), v5, Kind::Unsupported,
        unsupported);
    add("[MQTT-3.3.2-2] wildcard in the will topic",
        connectWithWill(v5, {"a/#", "", QoS::AtMostOnce, false, {}}), v5, Kind::Malformed,
        malformed);
    add("[MQTT-3.1.2-12] will QoS 3",
        connectWithWill(v5, {"a", "", static_cast<QoS>(3), false, {}}), v5, Kind::Malformed,
        malformed);
    add("will QoS 4", connectWithWill(v5, {"a", "", static_cast<QoS>(4), false, {}}), v5,
        Kind::Malformed, malformed);
    add("will payload of 65,536 bytes",
        connectWithWill(v5, {"a", QByteArray(65'536, 'x'), QoS::AtMostOnce, false, {}}), v5,
        Kind::TooLarge, malformed);
    Properties delay;
    delay.willDelayInterval = 3;
    add("will properties in 3.1.1", connectWithWill(v311, {"a", "", QoS::AtMostOnce, false, delay}),
        v311, Kind::Unsupported, unsupported);
    add("[MQTT-4.13.1-1] property that belongs elsewhere in the will",
        connectWithWill(v5, {"a", "", QoS::AtMostOnce, false, reasonString()}), v5, Kind::Malformed,
        malformed);
    ConnectPacket receive = connectWith(v5, "c");
    receive.properties.receiveMaximum = 0;
    add("Receive Maximum 0", receive, v5, Kind::ProtocolError, ReasonCode::ProtocolError);
    ConnectPacket authentication = connectWith(v5, "c");
    authentication.properties.authenticationData = "x";
    add("authentication data without a method", authentication, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);

    // CONNACK
    add("session present in 3.1", ConnackPacket{true, ReasonCode::Success, {}}, v31,
        Kind::Unsupported, unsupported);
    add("[MQTT-3.2.2-6] session present with an error",
        ConnackPacket{true, ReasonCode::NotAuthorized, {}}, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("[MQTT-3.2.2-4] session present with an error, 3.1.1",
        ConnackPacket{true, ReasonCode::NotAuthorized, {}}, v311, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("code without a 3.1.1 return code", ConnackPacket{false, ReasonCode::Banned, {}}, v311,
        Kind::Unsupported, unsupported);
    add("[MQTT-3.2.2-8] code of another packet",
        ConnackPacket{false, ReasonCode::KeepAliveTimeout, {}}, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("[MQTT-3.2.2-8] code 1, which is one of SUBACK",
        ConnackPacket{false, ReasonCode::GrantedQoS1, {}}, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);

    // PUBLISH
    PublishPacket publish;
    publish.topic = "t";
    const auto addPublish = [&](const char *name, ProtocolVersion version, Kind kind,
                                ReasonCode reason, auto change) {
        PublishPacket changed = publish;
        change(changed);
        add(name, changed, version, kind, reason);
    };
    addPublish("[MQTT-2.2.1-2] identifier at QoS 0", v5, Kind::ProtocolError,
               ReasonCode::ProtocolError, [](auto &p) { p.packetIdentifier = id; });
    addPublish("[MQTT-2.2.1-3] no identifier at QoS 1", v5, Kind::ProtocolError,
               ReasonCode::ProtocolError, [](auto &p) { p.qos = QoS::AtLeastOnce; });
    addPublish("[MQTT-3.3.1-2] DUP at QoS 0", v311, Kind::Malformed, malformed,
               [](auto &p) { p.duplicate = true; });
    addPublish("[MQTT-3.3.1-4] QoS 3", v5, Kind::Malformed, malformed, [](auto &p) {
        p.qos = static_cast<QoS>(3);
        p.packetIdentifier = id;
    });
    addPublish("QoS 4", v5, Kind::Malformed, malformed, [](auto &p) {
        p.qos = static_cast<QoS>(4);
        p.packetIdentifier = id;
    });
    addPublish("[MQTT-3.3.2-2] wildcard", v5, Kind::Malformed, malformed,
               [](auto &p) { p.topic = "a/+"; });
    addPublish("[MQTT-4.7.3-1] empty topic", v311, Kind::Malformed, malformed,
               [](auto &p) { p.topic.clear(); });
    addPublish("[MQTT-4.7.3-1] neither topic nor alias", v5, Kind::ProtocolError,
               ReasonCode::ProtocolError, [](auto &p) { p.topic.clear(); });
    addPublish("[MQTT-3.3.2-8] alias 0", v5, Kind::ProtocolError, ReasonCode::TopicAliasInvalid,
               [](auto &p) { p.properties = withAlias(0); });
    addPublish("alias in 3.1.1", v311, Kind::Unsupported, unsupported,
               [](auto &p) { p.properties = withAlias(1); });
    addPublish("[MQTT-3.3.2-14] wildcard in the response topic", v5, Kind::Malformed, malformed,
               [](auto &p) { p.properties.responseTopic = "r/#"; });
    addPublish("subscription identifier above the range", v5, Kind::TooLarge,
               ReasonCode::ProtocolError,
               [](auto &p) { p.properties.subscriptionIdentifiers = {268'435'456}; });
    addPublish("topic of 65,536 bytes", v5, Kind::TooLarge, malformed,
               [](auto &p) { p.topic = QByteArray(65'536, 't'); });
    addPublish("user property of 65,536 bytes", v5, Kind::TooLarge, malformed, [](auto &p) {
        p.properties.userProperties = {{"k", QByteArray(65'536, 'v')}};
    });
    addPublish("payload format 2", v5, Kind::ProtocolError, ReasonCode::ProtocolError,
               [](auto &p) { p.properties.payloadFormat = static_cast<PayloadFormat>(2); });

    // Acknowledgements
    add("[MQTT-2.3.1-6] PUBACK without identifier", PubackPacket{}, v311, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("PUBACK with a code in 3.1.1", PubackPacket{id, ReasonCode::NoMatchingSubscribers, {}},
        v311, Kind::Unsupported, unsupported);
    add("PUBREC with properties in 3.1", PubrecPacket{id, ReasonCode::Success, reasonString()}, v31,
        Kind::Unsupported, unsupported);
    add("[MQTT-3.6.2-1] PUBREL with a code of PUBREC",
        PubrelPacket{id, ReasonCode::QuotaExceeded, {}}, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("[MQTT-3.7.2-1] PUBCOMP with a code of PUBREC",
        PubcompPacket{id, ReasonCode::QuotaExceeded, {}}, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("[MQTT-1.5.4-2] U+0000 in a reason string",
        PubcompPacket{id, ReasonCode::Success, reasonString(QByteArray("\0", 1))}, v5,
        Kind::Malformed, malformed);

    // SUBSCRIBE and its relatives
    const auto subscribe = [](const Subscription &subscription) {
        return SubscribePacket{id, {}, {subscription}};
    };
    add("[MQTT-3.8.3-2] SUBSCRIBE without a filter", SubscribePacket{id, {}, {}}, v5,
        Kind::ProtocolError, ReasonCode::ProtocolError);
    add("[MQTT-3.8.3-3] SUBSCRIBE without a filter, 3.1.1", SubscribePacket{id, {}, {}}, v311,
        Kind::ProtocolError, ReasonCode::ProtocolError);
    add("SUBSCRIBE without identifier", SubscribePacket{{}, {}, {Subscription{"a"}}}, v5,
        Kind::ProtocolError, ReasonCode::ProtocolError);
    add("[MQTT-4.7.1-1] bad filter", subscribe({"a#"}), v5, Kind::Malformed, malformed);
    add("[MQTT-4.8.2-1] bad share name", subscribe({"$share//a"}), v5, Kind::Malformed, malformed);
    add("[MQTT-3.8.3-4] no local on a shared subscription",
        subscribe({"$share/g/a", QoS::AtMostOnce, true}), v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("no local in 3.1.1", subscribe({"a", QoS::AtMostOnce, true}), v311, Kind::Unsupported,
        unsupported);
    add("retain as published in 3.1", subscribe({"a", QoS::AtMostOnce, false, true}), v31,
        Kind::Unsupported, unsupported);
    add("retain handling in 3.1.1",
        subscribe({"a", QoS::AtMostOnce, false, false, RetainHandling::DoNotSend}), v311,
        Kind::Unsupported, unsupported);
    add("subscription QoS 3", subscribe({"a", static_cast<QoS>(3)}), v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("retain handling 3",
        subscribe({"a", QoS::AtMostOnce, false, false, static_cast<RetainHandling>(3)}), v5,
        Kind::ProtocolError, ReasonCode::ProtocolError);
    Properties twice;
    twice.subscriptionIdentifiers = {1, 2};
    add("two subscription identifiers", SubscribePacket{id, twice, {Subscription{"a"}}}, v5,
        Kind::ProtocolError, ReasonCode::ProtocolError);
    add("SUBACK without a code", SubackPacket{id, {}, {}}, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("SUBACK with a code of MQTT 5 in 3.1.1", SubackPacket{id, {}, {ReasonCode::QuotaExceeded}},
        v311, Kind::Unsupported, unsupported);
    add("[31-d] SUBACK with a failure in 3.1", SubackPacket{id, {}, {ReasonCode::UnspecifiedError}},
        v31, Kind::Unsupported, unsupported);
    add("[MQTT-3.9.3-2] SUBACK with a code of UNSUBACK",
        SubackPacket{id, {}, {ReasonCode::NoSubscriptionExisted}}, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("[MQTT-3.10.3-2] UNSUBSCRIBE without a filter", UnsubscribePacket{id, {}, {}}, v5,
        Kind::ProtocolError, ReasonCode::ProtocolError);
    add("UNSUBACK without a code", UnsubackPacket{id, {}, {}}, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("UNSUBACK with a code in 3.1.1", UnsubackPacket{id, {}, {ReasonCode::Success}}, v311,
        Kind::Unsupported, unsupported);

    // DISCONNECT and AUTH
    add("DISCONNECT with a code in 3.1.1",
        DisconnectPacket{ReasonCode::DisconnectWithWillMessage, {}}, v311, Kind::Unsupported,
        unsupported);
    add("DISCONNECT with properties in 3.1",
        DisconnectPacket{ReasonCode::NormalDisconnection, reasonString()}, v31, Kind::Unsupported,
        unsupported);
    add("[MQTT-3.14.2-1] DISCONNECT with a code of CONNACK",
        DisconnectPacket{ReasonCode::BadUserNameOrPassword, {}}, v5, Kind::ProtocolError,
        ReasonCode::ProtocolError);
    add("AUTH in 3.1.1", AuthPacket{}, v311, Kind::Unsupported, unsupported);
    add("AUTH without a method", AuthPacket{ReasonCode::ContinueAuthentication, {}}, v5,
        Kind::ProtocolError, ReasonCode::ProtocolError);
    return rows;
}

} // namespace

class EncodeTest : public QObject {
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void connectIsWrittenInItsOwnVersion();
    void writesLongPropertyBlocks();
    void decodePublishTakesOnlyPublish();
    void propertiesOfABlock();

private:
    const std::vector<Refusal> m_refusals = refusals();
};

void EncodeTest::refuses_data()
{
    QTest::addColumn<std::size_t>("row");
    for (std::size_t row = 0; row < m_refusals.size(); ++row)
        QTest::newRow(m_refusals[row].name) << row;
}

void EncodeTest::refuses()
{
    QFETCH(std::size_t, row);
    const Refusal &refusal = m_refusals[row];
    const Result<QByteArray> result = encode(refusal.packet, refusal.version);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, refusal.kind);
    QCOMPARE(result.error().reason, refusal.reason);
    QCOMPARE(result.error().offset, -1);
    QVERIFY(qstrlen(result.error().what) > 0);
}

void EncodeTest::connectIsWrittenInItsOwnVersion()
{
    ConnectPacket packet;
    packet.version = ProtocolVersion::Mqtt31;
    packet.clientId = "c";
    const auto first = encode(packet, ProtocolVersion::Mqtt5);
    const auto second = encode(packet, ProtocolVersion::Mqtt31);
    QVERIFY(first.hasValue());
    QVERIFY(first == second);
    QVERIFY(first->contains("MQIsdp"));
}

void EncodeTest::writesLongPropertyBlocks()
{
    // Around the places where the length field of the block and of the packet grow.
    for (const qsizetype size : {100, 121, 122, 123, 16'375, 16'376, 16'377, 16'378, 16'379}) {
        PublishPacket packet;
        packet.topic = "t";
        packet.properties.userProperties = {{"", QByteArray(size, 'v')}};
        const auto frame = encode(packet, ProtocolVersion::Mqtt5);
        QVERIFY(frame.hasValue());
        const auto again = decode(*frame, ProtocolVersion::Mqtt5);
        QVERIFY(again.hasValue());
        QVERIFY(*again == Packet(packet));
    }
}

void EncodeTest::decodePublishTakesOnlyPublish()
{
    const auto result = decodePublish(QByteArray::fromHex("c000"), ProtocolVersion::Mqtt5);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::ProtocolError);
    const auto auth = decodePublish(QByteArray::fromHex("f000"), ProtocolVersion::Mqtt311);
    QVERIFY(!auth);
    QCOMPARE(auth.error().kind, Kind::Malformed);
}

void EncodeTest::propertiesOfABlock()
{
    const auto none = decodePublishProperties({});
    QVERIFY(none.hasValue() && none->isEmpty());
    const auto two = decodePublishProperties(QByteArray::fromHex("0101230007"));
    QVERIFY(two.hasValue());
    QCOMPARE(two->payloadFormat, PayloadFormat::Utf8);
    QCOMPARE(two->topicAlias, quint16(7));
    const auto foreign = decodePublishProperties(QByteArray::fromHex("0101210007"));
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().offset, 2);
}

QTEST_GUILESS_MAIN(EncodeTest)
#include "tst_encode.moc"

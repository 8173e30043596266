// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packets.h"

#include <QSet>
#include <QTest>

using namespace mqtt;

namespace {

struct CodesOfType {
    PacketType type;
    QByteArray codes;
};

// The tables of sections 3.2.2.2, 3.4.2.1, …, copied packet by packet; the product has one table
// by code.
const std::vector<CodesOfType> codesByType = {
    {PacketType::Connack, "00808182838485868788898a8c90959799 9a9b9c9d9f"},
    {PacketType::Puback, "0010808387909197 99"},
    {PacketType::Pubrec, "0010808387909197 99"},
    {PacketType::Pubrel, "0092"},
    {PacketType::Pubcomp, "0092"},
    {PacketType::Suback, "000102808387 8f91979ea1a2"},
    {PacketType::Unsuback, "00118083878f91"},
    {PacketType::Disconnect, "000480818283878 98b8c8d8e8f909394959697989 99a9b9c9d9e9fa0a1a2"},
    {PacketType::Auth, "001819"},
};

struct PlacesOfProperty {
    quint8 id;
    QByteArray places; // one letter per packet, w for the will
};

// Table 2-4 with one letter a packet: c CONNECT, w will, C CONNACK, p PUBLISH, a PUBACK, r PUBREC,
// l PUBREL, m PUBCOMP, s SUBSCRIBE, S SUBACK, u UNSUBSCRIBE, U UNSUBACK, d DISCONNECT, A AUTH.
const std::vector<PlacesOfProperty> placesById = {
    {0x01, "pw"},
    {0x02, "pw"},
    {0x03, "pw"},
    {0x08, "pw"},
    {0x09, "pw"},
    {0x0B, "ps"},
    {0x11, "cCd"},
    {0x12, "C"},
    {0x13, "C"},
    {0x15, "cCA"},
    {0x16, "cCA"},
    {0x17, "c"},
    {0x18, "w"},
    {0x19, "c"},
    {0x1A, "C"},
    {0x1C, "Cd"},
    {0x1F, "CarlmSUdA"},
    {0x21, "cC"},
    {0x22, "cC"},
    {0x23, "p"},
    {0x24, "C"},
    {0x25, "C"},
    {0x26, "cwCparlmsSuUdA"},
    {0x27, "cC"},
    {0x28, "C"},
    {0x29, "C"},
    {0x2A, "C"},
};

const QByteArray letters = "wcCparlmsSuU  dA"; // by PacketType, will first

} // namespace

class TablesTest : public QObject {
    Q_OBJECT

private slots:
    void reasonCodes();
    void reasonNames();
    void propertyPlaces();
    void propertyRows();
    void emptiness();
    void packetTypes();
};

void TablesTest::reasonCodes()
{
    for (int type = 0; type <= 15; ++type) {
        QByteArray allowed;
        for (const CodesOfType &row : codesByType) {
            if (static_cast<int>(row.type) == type)
                allowed = QByteArray::fromHex(row.codes);
        }
        for (int code = 0; code < 256; ++code) {
            const bool expected = allowed.contains(static_cast<char>(code));
            if (isAllowedIn(static_cast<ReasonCode>(code), static_cast<PacketType>(type))
                != expected)
                QFAIL(qPrintable(QStringLiteral("code %1 type %2").arg(code).arg(type)));
        }
    }
}

void TablesTest::reasonNames()
{
    QSet<QByteArray> names;
    int known = 0;
    for (int value = 0; value < 256; ++value) {
        const auto code = static_cast<ReasonCode>(value);
        QCOMPARE(isError(code), value >= 0x80);
        const QByteArray name = specName(code);
        if (name == "Unknown")
            continue;
        ++known;
        names.insert(name);
        QCOMPARE(QByteArray(specName(code, PacketType::Auth)), name);
    }
    QCOMPARE(known, 43);
    QCOMPARE(names.size(), known);
    QCOMPARE(QByteArray(specName(ReasonCode::Success, PacketType::Suback)),
             QByteArray("Granted QoS 0"));
    QCOMPARE(QByteArray(specName(ReasonCode::Success, PacketType::Disconnect)),
             QByteArray("Normal disconnection"));
    QCOMPARE(QByteArray(specName(ReasonCode::Banned, PacketType::Connack)), QByteArray("Banned"));
}

void TablesTest::propertyPlaces()
{
    for (const PlacesOfProperty &row : placesById) {
        const auto id = static_cast<PropertyId>(row.id);
        QCOMPARE(isAllowedInWill(id), row.places.contains('w'));
        for (int type = 1; type <= 15; ++type) {
            if (isAllowedIn(id, static_cast<PacketType>(type))
                != row.places.contains(letters[type]))
                QFAIL(qPrintable(QStringLiteral("id %1 type %2").arg(row.id).arg(type)));
        }
    }
    QVERIFY(!isAllowedIn(static_cast<PropertyId>(0), PacketType::Connect));
    QVERIFY(!isAllowedInWill(static_cast<PropertyId>(0)));
}

void TablesTest::propertyRows()
{
    const auto table = propertyTable();
    QCOMPARE(table.size(), 27U);
    QSet<QByteArray> names;
    for (std::size_t i = 0; i < table.size(); ++i) {
        QCOMPARE(static_cast<quint8>(table[i].id), placesById[i].id);
        QCOMPARE(propertyInfo(placesById[i].id), &table[i]);
        names.insert(table[i].name);
        const bool repeats = table[i].id == PropertyId::UserProperty
            || table[i].id == PropertyId::SubscriptionIdentifier;
        QCOMPARE(table[i].repeatableIn != 0, repeats);
    }
    QCOMPARE(names.size(), 27);
    for (const quint32 unknown : {0U, 4U, 10U, 0x14U, 0x2BU, 255U, 256U, 0xFFFFFFFFU})
        QVERIFY(propertyInfo(unknown) == nullptr);
}

void TablesTest::emptiness()
{
    QVERIFY(Properties().isEmpty());
    for (const PropertyInfo &info : propertyTable()) {
        Properties properties;
        std::visit(
            [&](auto field) {
                auto &value = properties.*field;
                if constexpr (requires { value.emplace(); })
                    value.emplace();
                else
                    value.resize(1);
            },
            info.field);
        QVERIFY2(!properties.isEmpty(), info.name);
        QVERIFY(!(properties == Properties()));
        // Each row has a field of its own.
        const Properties copy = properties;
        QVERIFY(copy == properties);
    }
}

void TablesTest::packetTypes()
{
    QCOMPARE(typeOf(Packet(ConnectPacket())), PacketType::Connect);
    QCOMPARE(typeOf(Packet(PublishPacket())), PacketType::Publish);
    QCOMPARE(typeOf(Packet(AuthPacket())), PacketType::Auth);
    QCOMPARE(QByteArray(specName(PacketType::Connect)), QByteArray("CONNECT"));
    QCOMPARE(QByteArray(specName(PacketType::Auth)), QByteArray("AUTH"));
    QCOMPARE(QByteArray(specName(static_cast<PacketType>(0))), QByteArray("Reserved"));
}

QTEST_GUILESS_MAIN(TablesTest)
#include "tst_tables.moc"

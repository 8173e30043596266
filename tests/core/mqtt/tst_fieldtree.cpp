// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec.h"
#include "mqtt/fieldsink.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace mqtt;

namespace {

// "name offset+length value", one line a node, bits as name/mask.
void print(const FieldNode &node, int depth, QStringList &lines)
{
    const QString mask = node.bits ? u"/%1"_s.arg(uint(node.bits), 2, 16, QChar(u'0')) : QString();
    const QString marks = QString(node.secret ? u" secret"_s : QString())
        + (node.damaged ? u" damaged"_s : QString());
    const QString line = QString(depth * 2, u' ') + QString::fromLatin1(node.name) + mask
        + u" %1+%2 %3"_s.arg(node.offset).arg(node.length).arg(node.value) + marks;
    lines.append(line);
    for (const FieldNode &child : node.children)
        print(child, depth + 1, lines);
}

QString printed(const QByteArray &hex, ProtocolVersion version = ProtocolVersion::Mqtt5)
{
    QStringList lines;
    print(describe(QByteArray::fromHex(hex), version), 0, lines);
    return lines.join(u'\n');
}

qsizetype count(const FieldNode &node)
{
    qsizetype sum = 1;
    for (const FieldNode &child : node.children)
        sum += count(child);
    return sum;
}

const FieldNode *find(const FieldNode &node, const char *name)
{
    if (qstrcmp(node.name, name) == 0)
        return &node;
    for (const FieldNode &child : node.children) {
        if (const FieldNode *found = find(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

class FieldTreeTest : public QObject {
    Q_OBJECT

private slots:
    void publish();
    void connectHidesSecrets();
    void subscribeOptions();
    void damaged();
    void emptyFrame();
    void boundsTheTree();
    void hidesAPasswordWhateverComesBefore();
    void cutsLongValues();
};

void FieldTreeTest::publish()
{
    // Correlation Data announces more bytes than the block has.
    QCOMPARE(printed("3b 0f 000161 0007 09 09 0126 0001 6b 000176"_ba),
             u"PUBLISH 0+17 \n"
             "  First Byte 0+1 59\n"
             "    Packet Type/f0 0+1 PUBLISH\n"
             "    DUP/08 0+1 1\n"
             "    QoS/06 0+1 1\n"
             "    RETAIN/01 0+1 1\n"
             "  Remaining Length 1+1 15\n"
             "  Topic Name 2+3 a\n"
             "    Length 2+2 1\n"
             "    Value 4+1 a\n"
             "  Packet Identifier 5+2 7\n"
             "  Properties 7+2 \n"
             "    Property Length 7+1 9\n"
             "    Correlation Data 8+1 \n"
             "      Identifier 8+1 9\n"
             "  Not Decoded 9+8 the packet ends inside a field damaged"_s);
    QCOMPARE(printed("32 14 000161 0007 09 0101 260001 6b000176 6869"_ba),
             u"PUBLISH 0+19 \n"
             "  First Byte 0+1 50\n"
             "    Packet Type/f0 0+1 PUBLISH\n"
             "    DUP/08 0+1 0\n"
             "    QoS/06 0+1 1\n"
             "    RETAIN/01 0+1 0\n"
             "  Remaining Length 1+1 20\n"
             "  Not Decoded 2+17 the frame is incomplete damaged"_s);
    QCOMPARE(printed("32 11 000161 0007 09 0101 260001 6b000176 6869"_ba),
             u"PUBLISH 0+19 \n"
             "  First Byte 0+1 50\n"
             "    Packet Type/f0 0+1 PUBLISH\n"
             "    DUP/08 0+1 0\n"
             "    QoS/06 0+1 1\n"
             "    RETAIN/01 0+1 0\n"
             "  Remaining Length 1+1 17\n"
             "  Topic Name 2+3 a\n"
             "    Length 2+2 1\n"
             "    Value 4+1 a\n"
             "  Packet Identifier 5+2 7\n"
             "  Properties 7+10 \n"
             "    Property Length 7+1 9\n"
             "    Payload Format Indicator 8+2 1\n"
             "      Identifier 8+1 1\n"
             "      Value 9+1 1\n"
             "    User Property 10+7 k: v\n"
             "      Identifier 10+1 38\n"
             "      Name 11+3 k\n"
             "        Length 11+2 1\n"
             "        Value 13+1 k\n"
             "      Value 14+3 v\n"
             "        Length 14+2 1\n"
             "        Value 16+1 v\n"
             "  Payload 17+2 hi"_s);
}

void FieldTreeTest::connectHidesSecrets()
{
    ConnectPacket packet;
    packet.clientId = "c";
    packet.userName = "tom";
    packet.password = "correct horse";
    packet.properties.authenticationMethod = "PLAIN";
    packet.properties.authenticationData = "battery staple";
    const auto frame = encode(packet, ProtocolVersion::Mqtt5);
    QVERIFY(frame.hasValue());
    const FieldNode tree = describe(*frame, ProtocolVersion::Mqtt5);
    QStringList lines;
    print(tree, 0, lines);
    const QString text = lines.join(u'\n');
    QVERIFY(text.contains(u"tom"_s));
    for (const QByteArray &secret : {*packet.password, *packet.properties.authenticationData}) {
        QVERIFY(!text.contains(QString::fromLatin1(secret)));
        QVERIFY(!text.contains(QString::fromLatin1(secret.toHex(' '))));
    }
    const FieldNode *password = find(tree, "Password");
    QVERIFY(password);
    QCOMPARE(password->value, u"********"_s);
    QVERIFY(password->children.back().secret);
    QCOMPARE(password->children.back().length, packet.password->size());
}

void FieldTreeTest::subscribeOptions()
{
    const QString text = printed("8207000100000161 2e"_ba);
    QVERIFY(text.contains(u"Subscription Options 8+1 46\n"
                          "    Reserved/c0 8+1 0\n"
                          "    Retain Handling/30 8+1 2\n"
                          "    Retain As Published/08 8+1 1\n"
                          "    No Local/04 8+1 1\n"
                          "    Maximum QoS/03 8+1 2"_s));
    QVERIFY(printed("90040001 00 87"_ba).contains(u"Reason Code 5+1 0x87 Not authorized"_s));
    QVERIFY(printed("20020005"_ba, ProtocolVersion::Mqtt311)
                .contains(u"Return Code 3+1 5 Not authorized"_s));
}

void FieldTreeTest::damaged()
{
    const FieldNode tree = describe(QByteArray::fromHex("4004000100ff"), ProtocolVersion::Mqtt5);
    QVERIFY(tree.children.back().damaged);
    QCOMPARE(tree.children.back().offset, 5);
    QCOMPARE(tree.children.back().length, 1);
    QVERIFY(printed("f000"_ba, ProtocolVersion::Mqtt311).startsWith(u"AUTH 0+2"_s));
    QVERIFY(printed("0000"_ba).startsWith(u"Reserved 0+2"_s));
}

void FieldTreeTest::emptyFrame()
{
    QCOMPARE(printed(""_ba),
             u"Packet 0+0 \n  Not Decoded 0+0 the packet ends inside a field damaged"_s);
}

void FieldTreeTest::boundsTheTree()
{
    // 300,000 one-byte fields.
    const QByteArray codes(300'000, '\0');
    QByteArray frame = QByteArray::fromHex("90e3a712000100") + codes;
    const FieldNode tree = describe(frame, ProtocolVersion::Mqtt5);
    QVERIFY(decode(frame, ProtocolVersion::Mqtt5).hasValue());
    QVERIFY(count(tree) <= FieldSink::maximumNodes + 20);
    const FieldNode &rest = tree.children.back();
    QCOMPARE(QByteArray(rest.name), "Omitted"_ba);
    QVERIFY(!rest.damaged);
    QCOMPARE(rest.offset + rest.length, frame.size());
    QCOMPARE(tree.children[tree.children.size() - 2].offset
                 + tree.children[tree.children.size() - 2].length,
             rest.offset);
    // Bit fields of bytes that are not kept are not kept either.
    SubscribePacket subscribe;
    subscribe.packetIdentifier = static_cast<PacketIdentifier>(1);
    subscribe.subscriptions.resize(10'000, {"a", QoS::AtMostOnce});
    const auto many = encode(subscribe, ProtocolVersion::Mqtt5);
    QVERIFY(many.hasValue());
    const FieldNode subscriptions = describe(*many, ProtocolVersion::Mqtt5);
    QCOMPARE(QByteArray(subscriptions.children.back().name), "Omitted"_ba);
    QVERIFY(count(subscriptions) <= 4 * FieldSink::maximumNodes);
    // An error behind the part that is kept is told too.
    frame.back() = '\x33';
    const FieldNode broken = describe(frame, ProtocolVersion::Mqtt5);
    QVERIFY(broken.children.back().damaged);
    QVERIFY(count(broken) <= FieldSink::maximumNodes + 20);
}

void FieldTreeTest::hidesAPasswordWhateverComesBefore()
{
    // The tree fills up somewhere around the password; at no point may it show.
    for (qsizetype properties = 3320; properties < 3345; ++properties) {
        ConnectPacket packet;
        packet.clientId = "c";
        packet.userName = "tom";
        packet.password = "correct horse";
        packet.properties.userProperties.resize(static_cast<std::size_t>(properties));
        const auto frame = encode(packet, ProtocolVersion::Mqtt5);
        QVERIFY(frame.hasValue());
        QStringList lines;
        const FieldNode tree = describe(*frame, ProtocolVersion::Mqtt5);
        print(tree, 0, lines);
        QVERIFY(!lines.join(u'\n').contains(u"horse"_s));
    }
}

void FieldTreeTest::cutsLongValues()
{
    QCOMPARE(FieldSink::text("short"), u"short"_s);
    QCOMPARE(FieldSink::text(QByteArray(256, 'x')).size(), 256);
    QCOMPARE(FieldSink::text(QByteArray(65'535, 'x')), QString(256, u'x') + u'…');
    // Never half an emoji.
    const QString emoji = FieldSink::text(QByteArray("x"_ba + "🌡"_ba.repeated(300)));
    QCOMPARE(emoji.size(), 256);
    QVERIFY(emoji.isValidUtf16());
    QCOMPARE(FieldSink::hex(QByteArray::fromHex("00ff")), u"00 ff"_s);
    const QString hex = FieldSink::hex(QByteArray(1000, '\1'));
    QCOMPARE(hex.size(), 64 * 3);
    QVERIFY(hex.endsWith(u'…'));
    QVERIFY(printed("30050001 61 00 ff"_ba).contains(u"Payload 6+1 ff"_s));
}

QTEST_GUILESS_MAIN(FieldTreeTest)
#include "tst_fieldtree.moc"

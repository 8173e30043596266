// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/jsontext.h"
#include "broker/demo/messagepackwriter.h"
#include "broker/demo/pngimage.h"
#include "broker/demo/sparkplugpayload.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QtEndian>

using namespace broker::demo;

// The small writers of the simulated devices, against bytes worked out by hand.
class TestDemoPayloads : public QObject {
    Q_OBJECT

private slots:
    void jsonKeepsOrderAndEscapes();
    void messagePack_data();
    void messagePack();
    void png();
    void pngRefusesWrongSizes();
    void sparkplugBytes();
    void sparkplugTypes();
    void sparkplugCommandsAreReadBack();
    void sparkplugCutsDoNoHarm();
};

void TestDemoPayloads::jsonKeepsOrderAndEscapes()
{
    const QByteArray inner = JsonText().bytes();
    const QByteArray json = JsonText()
                                .text("z", "a\"b\\\n\x01温")
                                .number("a", -0.25, 2)
                                .integer("m", -7)
                                .flag("t", true)
                                .json("o", inner)
                                .text("bad", "\xFF")
                                .bytes();
    QCOMPARE(json,
             QByteArray("{\"z\":\"a\\\"b\\\\\\u000a\\u0001温\",\"a\":-0.25,\"m\":-7,\"t\":true,"
                        "\"o\":{},\"bad\":\"\xEF\xBF\xBD\"}"));
    QVERIFY(QJsonDocument::fromJson(json).isObject());
    QCOMPARE(jsonArray({"1", "{}"}), QByteArray("[1,{}]"));
    QCOMPARE(isoTime(1'772'438'400'000), QByteArray("2026-03-02T08:00:00Z"));
}

void TestDemoPayloads::messagePack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("hex");

    const auto row = [](const char *name, const MessagePackWriter &writer, const char *hex) {
        QTest::newRow(name) << writer.bytes() << QByteArray(hex);
    };
    row("0", MessagePackWriter().integer(0), "00");
    row("127", MessagePackWriter().integer(127), "7f");
    row("128", MessagePackWriter().integer(128), "cc80");
    row("256", MessagePackWriter().integer(256), "cd0100");
    row("65536", MessagePackWriter().integer(65536), "ce00010000");
    row("2^32", MessagePackWriter().integer(4294967296), "cf0000000100000000");
    row("-1", MessagePackWriter().integer(-1), "ff");
    row("-32", MessagePackWriter().integer(-32), "e0");
    row("-33", MessagePackWriter().integer(-33), "d0df");
    row("-129", MessagePackWriter().integer(-129), "d1ff7f");
    row("-32769", MessagePackWriter().integer(-32769), "d2ffff7fff");
    row("-2^31-1", MessagePackWriter().integer(-2147483649), "d3ffffffff7fffffff");
    row("real", MessagePackWriter().real(1.5), "cb3ff8000000000000");
    row("flags", MessagePackWriter().flag(true).flag(false).nil(), "c3c2c0");
    row("text", MessagePackWriter().text("ab"), "a26162");
    row("map", MessagePackWriter().map(1).text("a").array(2).nil().nil(), "81a16192c0c0");
    row("map of 16", MessagePackWriter().map(16), "de0010");
}

void TestDemoPayloads::messagePack()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, hex);
    QCOMPARE(bytes.toHex(), hex);
}

void TestDemoPayloads::png()
{
    const QByteArray rgb("\xFF\x00\x00\x00\xFF\x00\x00\x00\xFF\x10\x20\x30\x40\x50\x60\x70\x80\x90",
                         18);
    const QByteArray file = encodePng(3, 2, rgb);
    QVERIFY(file.startsWith(QByteArray("\x89PNG\r\n\x1A\n\x00\x00\x00\x0DIHDR", 16)));
    QCOMPARE(file.mid(16, 13).toHex(), QByteArray("00000003000000020802000000"));
    // The last chunk is the same in every PNG, checksum included.
    QCOMPARE(file.right(12).toHex(), QByteArray("0000000049454e44ae426082"));

    const quint32 length = qFromBigEndian<quint32>(file.constData() + 33);
    QCOMPARE(file.mid(37, 4), QByteArray("IDAT"));
    QByteArray compressed(4, '\0');
    qToBigEndian(quint32(20), compressed.data());
    compressed += file.mid(41, qsizetype(length));
    QCOMPARE(qUncompress(compressed).toHex(),
             QByteArray("00ff000000ff000000ff00102030405060708090"));
    QCOMPARE(file.size(), 8 + 25 + 12 + qsizetype(length) + 12);
}

void TestDemoPayloads::pngRefusesWrongSizes()
{
    QVERIFY(encodePng(2, 2, "too short").isEmpty());
    QVERIFY(encodePng(0, 0, "").isEmpty());
    QVERIFY(encodePng(-1, 1, "").isEmpty());
}

void TestDemoPayloads::sparkplugBytes()
{
    const SparkplugPayload payload{.timestampMs = 300,
                                   .sequence = 5,
                                   .metrics = {{.name = "T",
                                                .alias = 7,
                                                .type = SparkplugType::Float,
                                                .withType = true,
                                                .value = 1.5,
                                                .unit = "V"}}};
    QCOMPARE(encode(payload).toHex(' '),
             QByteArray("08 ac 02" // 1: timestamp
                        " 12 21" // 2: metric, 33 bytes
                        " 0a 01 54" //   1: name
                        " 10 07" //   2: alias
                        " 18 ac 02" //   3: timestamp
                        " 20 09" //   4: datatype Float
                        " 4a 10" //   9: properties
                        " 0a 07 65 6e 67 55 6e 69 74" //     1: key engUnit
                        " 12 05 08 0c 42 01 56" //     2: value, 1: type String, 8: "V"
                        " 65 00 00 c0 3f" //   12: float
                        " 18 05")); // 3: seq
    QCOMPARE(encode({.timestampMs = 1}).toHex(), QByteArray("0801")); // a death has no seq
}

void TestDemoPayloads::sparkplugTypes()
{
    const auto lastFieldOf = [](SparkplugType type, const SparkplugValue &value) {
        return encode({.timestampMs = 0, .metrics = {{.type = type, .value = value}}})
            .mid(6)
            .toHex();
    };
    QCOMPARE(lastFieldOf(SparkplugType::Int32, qint64{-1}), QByteArray("50ffffffff0f"));
    QCOMPARE(lastFieldOf(SparkplugType::UInt32, qint64{1}), QByteArray("5001"));
    QCOMPARE(lastFieldOf(SparkplugType::Int64, qint64{-1}), QByteArray("58ffffffffffffffffff01"));
    QCOMPARE(lastFieldOf(SparkplugType::UInt64, qint64{300}), QByteArray("58ac02"));
    QCOMPARE(lastFieldOf(SparkplugType::Double, 1.0), QByteArray("69000000000000f03f"));
    QCOMPARE(lastFieldOf(SparkplugType::Boolean, true), QByteArray("7001"));
    QCOMPARE(lastFieldOf(SparkplugType::String, QByteArray("on")), QByteArray("7a026f6e"));
}

void TestDemoPayloads::sparkplugCommandsAreReadBack()
{
    const SparkplugPayload payload{
        .timestampMs = 1,
        .sequence = 0,
        .metrics = {{.name = "Node Control/Rebirth", .type = SparkplugType::Boolean, .value = true},
                    {.alias = 4, .type = SparkplugType::Double, .value = -2.5},
                    {.alias = 5, .type = SparkplugType::Float, .value = 0.5},
                    {.alias = 6, .type = SparkplugType::Int32, .value = qint64{-3}},
                    {.alias = 7, .type = SparkplugType::Int64, .value = qint64{-4}},
                    {.alias = 8, .type = SparkplugType::String, .value = QByteArray("x")}}};
    const std::vector<SparkplugCommand> expected{{"Node Control/Rebirth", std::nullopt, true},
                                                 {"", 4, -2.5},
                                                 {"", 5, 0.5},
                                                 {"", 6, qint64{-3}},
                                                 {"", 7, qint64{-4}},
                                                 {"", 8, QByteArray("x")}};
    QVERIFY(readSparkplugCommands(encode(payload)) == expected);
}

void TestDemoPayloads::sparkplugCutsDoNoHarm()
{
    SparkplugPayload payload{.timestampMs = 1'772'438'400'000, .sequence = 200};
    for (quint64 i = 0; i < 200; ++i)
        payload.metrics.push_back({.name = "m", .alias = i, .value = double(i)});
    const QByteArray whole = encode(payload);
    QCOMPARE(readSparkplugCommands(whole).size(), size_t{64}); // and no more
    for (qsizetype cut = 0; cut < 200; ++cut)
        QVERIFY(readSparkplugCommands(QByteArrayView(whole).first(cut)).size() <= 64);
    for (int byte = 0; byte < 256; ++byte) {
        const QByteArray rubbish(40, static_cast<char>(byte));
        QVERIFY(readSparkplugCommands(rubbish).size() <= 64);
    }
    QVERIFY(readSparkplugCommands(QByteArray::fromHex("12ffffffffffffffffff01")).empty());
}

QTEST_GUILESS_MAIN(TestDemoPayloads)
#include "tst_demopayloads.moc"

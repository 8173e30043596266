// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/wirereader.h"
#include "mqtt/wirewriter.h"

#include <QTest>

using namespace mqtt;

class WireTest : public QObject {
    Q_OBJECT

private slots:
    void variableIntegers_data();
    void variableIntegers();
    void refusesVariableIntegers_data();
    void refusesVariableIntegers();
    void writesAndReadsPrimitives();
    void remembersTheFirstFailureOnly();
    void returnsZerosAfterAFailure();
    void staysInsideABlock();
    void fillsInLengths_data();
    void fillsInLengths();
    void refusesWhatDoesNotFit();
    void refusesAPacketBeyondTheProtocol();
};

void WireTest::variableIntegers_data()
{
    QTest::addColumn<quint32>("value");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](quint32 value, const char *hex) {
        QTest::addRow("[MQTT-1.5.5-1] %u", value) << value << QByteArray::fromHex(hex);
    };
    row(0, "00");
    row(127, "7f");
    row(128, "8001");
    row(16'383, "ff7f");
    row(16'384, "808001");
    row(2'097'151, "ffff7f");
    row(2'097'152, "80808001");
    row(268'435'455, "ffffff7f");
}

void WireTest::variableIntegers()
{
    QFETCH(quint32, value);
    QFETCH(QByteArray, bytes);
    WireWriter writer;
    writer.variableInteger(value);
    const auto written = writer.take();
    QVERIFY(written.hasValue());
    QCOMPARE(written->toHex(), bytes.toHex());
    WireReader reader(bytes);
    QCOMPARE(reader.variableInteger(""), value);
    QVERIFY(reader.ok() && reader.atEnd());
}

void WireTest::refusesVariableIntegers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *hex : {"", "80", "8080", "808080", "80808080", "8000", "808000", "80808000",
                            "ff00", "ffffffff", "8080808001", "ffffffff7f"})
        QTest::addRow("[MQTT-1.5.5-1] '%s'", hex) << QByteArray::fromHex(hex);
}

void WireTest::refusesVariableIntegers()
{
    QFETCH(QByteArray, bytes);
    WireReader reader(bytes);
    QCOMPARE(reader.variableInteger(""), 0U);
    QVERIFY(!reader.ok());
    QCOMPARE(reader.error().kind, Error::Kind::Malformed);
    QCOMPARE(reader.error().reason, ReasonCode::MalformedPacket);
    QCOMPARE(reader.error().offset, 0);
}

void WireTest::writesAndReadsPrimitives()
{
    WireWriter writer(1); // grows on the way
    writer.byte(0xAB);
    writer.twoByteInteger(0xCDEF);
    writer.fourByteInteger(0x01234567);
    writer.field("text");
    writer.field(QByteArray(300, '\0'));
    writer.field({});
    writer.raw("rest");
    const auto bytes = writer.take();
    QVERIFY(bytes.hasValue());
    QVERIFY(bytes->startsWith(QByteArray::fromHex("abcdef0123456700047465787401 2c")));
    WireReader reader(*bytes);
    QCOMPARE(reader.peek(), quint8(0xAB));
    QCOMPARE(reader.byte(""), quint8(0xAB));
    QCOMPARE(reader.twoByteInteger(""), quint16(0xCDEF));
    QCOMPARE(reader.fourByteInteger(""), 0x01234567U);
    QCOMPARE(reader.string("").toByteArray(), QByteArray("text"));
    QCOMPARE(reader.binary("").toByteArray(), QByteArray(300, '\0'));
    QVERIFY(reader.secret("").isEmpty());
    QCOMPARE(reader.remaining(), 4);
    QCOMPARE(reader.rest("").toByteArray(), QByteArray("rest"));
    QVERIFY(reader.rest("").isEmpty());
    QVERIFY(reader.ok() && reader.atEnd());
    QCOMPARE(reader.peek(), quint8(0));
    QVERIFY(reader.sink() == nullptr);
}

void WireTest::remembersTheFirstFailureOnly()
{
    WireReader reader(QByteArrayView("\x01\x02", 2));
    reader.fail(Error::Kind::ProtocolError, ReasonCode::TopicAliasInvalid, 7, "first");
    reader.failMalformed(9, "second");
    reader.failProtocol(10, "third");
    QVERIFY(!reader.ok());
    QCOMPARE(reader.error().reason, ReasonCode::TopicAliasInvalid);
    QCOMPARE(reader.error().offset, 7);
    QCOMPARE(QByteArray(reader.error().what), QByteArray("first"));

    WireWriter writer;
    writer.fail(Error::Kind::Unsupported, ReasonCode::UnsupportedProtocolVersion, "first");
    writer.fail(Error::Kind::TooLarge, ReasonCode::PacketTooLarge, "second");
    writer.raw("ignored");
    QVERIFY(!writer.ok());
    QCOMPARE(writer.take().error().kind, Error::Kind::Unsupported);
}

void WireTest::returnsZerosAfterAFailure()
{
    const QByteArray bytes = QByteArray::fromHex("ffffffffffffffff");
    WireReader reader(bytes);
    reader.failMalformed(0, "stop");
    QCOMPARE(reader.byte(""), quint8(0));
    QCOMPARE(reader.twoByteInteger(""), quint16(0));
    QCOMPARE(reader.fourByteInteger(""), 0U);
    QCOMPARE(reader.variableInteger(""), 0U);
    QVERIFY(reader.string("").isEmpty());
    QVERIFY(reader.binary("").isEmpty());
    QVERIFY(reader.secret("").isEmpty());
    QVERIFY(reader.rest("").isEmpty());
    reader.leave(reader.enter(5));
    QVERIFY(reader.atEnd());
    QCOMPARE(reader.error().offset, 0);
    // Each primitive notices by itself that bytes are missing.
    QCOMPARE(WireReader(QByteArrayView()).byte(""), quint8(0));
    WireReader one(QByteArrayView("\x01", 1));
    QCOMPARE(one.twoByteInteger(""), quint16(0));
    QVERIFY(!one.ok());
    WireReader three(QByteArrayView("\x01\x02\x03", 3));
    QCOMPARE(three.fourByteInteger(""), 0U);
    QVERIFY(!three.ok());
    WireReader cut(QByteArrayView("\x00\x05zz", 4));
    QVERIFY(cut.binary("").isEmpty());
    QCOMPARE(cut.error().offset, 0);
}

void WireTest::staysInsideABlock()
{
    const QByteArray bytes = QByteArray::fromHex("0102030405");
    WireReader reader(bytes);
    const qsizetype end = reader.enter(2);
    QCOMPARE(reader.remaining(), 2);
    QCOMPARE(reader.twoByteInteger(""), quint16(0x0102));
    QVERIFY(reader.atEnd());
    reader.leave(end);
    QCOMPARE(reader.remaining(), 3);
    reader.enter(4);
    QVERIFY(!reader.ok());
    QCOMPARE(reader.error().offset, 2);
}

void WireTest::fillsInLengths_data()
{
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<qsizetype>("guess");
    for (const qsizetype length : {0, 1, 127, 128, 16'383, 16'384, 2'097'151, 2'097'152}) {
        for (const qsizetype guess : {0, 128, 16'384, 2'097'152})
            QTest::addRow("%lld guessed %lld", qlonglong(length), qlonglong(guess))
                << length << guess;
    }
}

void WireTest::fillsInLengths()
{
    QFETCH(qsizetype, length);
    QFETCH(qsizetype, guess);
    QByteArray content(length, 'x');
    if (length > 1)
        content.back() = 'z';
    WireWriter writer(16);
    writer.byte(1);
    const WireWriter::Mark mark = writer.beginLength(guess);
    writer.raw(content);
    writer.endLength(mark);
    writer.byte(2);
    const auto bytes = writer.take();
    QVERIFY(bytes.hasValue());
    WireReader reader(*bytes);
    QCOMPARE(reader.byte(""), quint8(1));
    QCOMPARE(qsizetype(reader.variableInteger("")), length);
    const qsizetype end = reader.enter(length);
    QVERIFY(reader.rest("") == content);
    reader.leave(end);
    QCOMPARE(reader.byte(""), quint8(2));
    QVERIFY(reader.ok() && reader.atEnd());
}

void WireTest::refusesWhatDoesNotFit()
{
    WireWriter longest;
    longest.field(QByteArray(65'535, 'x'));
    QVERIFY(longest.ok());
    WireWriter tooLong;
    tooLong.field(QByteArray(65'536, 'x'));
    QCOMPARE(tooLong.take().error().kind, Error::Kind::TooLarge);
    WireWriter number;
    number.variableInteger(268'435'456);
    QCOMPARE(number.take().error().kind, Error::Kind::TooLarge);
}

void WireTest::refusesAPacketBeyondTheProtocol()
{
    const QByteArray piece(1024 * 1024, 'x');
    WireWriter writer(256 * piece.size() + 16);
    const WireWriter::Mark mark = writer.beginLength(256 * piece.size());
    for (int i = 0; i < 256; ++i)
        writer.raw(piece);
    writer.endLength(mark); // 268,435,456 bytes: one too many
    const auto result = writer.take();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::TooLarge);
    QCOMPARE(result.error().reason, ReasonCode::PacketTooLarge);
    QCOMPARE(result.error().offset, -1);
}

QTEST_GUILESS_MAIN(WireTest)
#include "tst_wire.moc"

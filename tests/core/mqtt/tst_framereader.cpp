// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/framereader.h"

#include <QSet>
#include <QTest>

using namespace mqtt;

namespace {

const QByteArray ping = QByteArray::fromHex("c000");
const QByteArray puback = QByteArray::fromHex("40020007");

QByteArray publish(qsizetype payloadSize)
{
    const auto length = static_cast<quint32>(payloadSize + 3);
    QByteArray frame;
    frame += '\x30';
    quint32 rest = length;
    do {
        const quint32 more = rest > 0x7F ? 0x80U : 0U;
        frame += static_cast<char>((rest & 0x7FU) | more);
        rest >>= 7U;
    } while (rest > 0);
    frame += QByteArray::fromHex("000174");
    frame += QByteArray(payloadSize, 'x');
    return frame;
}

void feed(FrameReader &reader, const QByteArray &bytes)
{
    reader.append(bytes);
}

QByteArrayList drain(FrameReader &reader)
{
    QByteArrayList frames;
    while (const auto frame = reader.nextFrame())
        frames.append(reader.view(*frame).toByteArray());
    return frames;
}

} // namespace

class FrameReaderTest : public QObject {
    Q_OBJECT

private slots:
    void cutsAStreamIntoFrames();
    void takesWholeFramesAndKeepsTheRest();
    void handsOverItsBufferWithoutCopying();
    void keepsHistorySmallWhenReadsAreSmall();
    void discardsFrames();
    void readsIntoReservedRoom();
    void growsAFewTimesOnlyForABigFrame();
    void forgetsTheRoomOfAHugeFrame();
    void refusesWhatIsTooLongBeforeStoringIt();
    void acceptsTheLimitItself();
    void refusesBrokenHeaders_data();
    void refusesBrokenHeaders();
    void countsErrorOffsetsFromTheStartOfTheStream();
    void startsAnewAfterReset();
};

void FrameReaderTest::cutsAStreamIntoFrames()
{
    FrameReader reader;
    QVERIFY(!reader.nextFrame());
    feed(reader, ping + puback + publish(300) + puback.first(3));
    const auto first = reader.nextFrame();
    QVERIFY(first.has_value());
    QCOMPARE(first->offset, 0);
    QCOMPARE(first->length, 2);
    const auto second = reader.nextFrame();
    QCOMPARE(second->offset, 2);
    QCOMPARE(second->length, 4);
    QCOMPARE(drain(reader), QByteArrayList{publish(300)});
    QCOMPARE(reader.pendingBytes(), 3);
    QCOMPARE(reader.announcedSize(), 4);
    feed(reader, puback.sliced(3));
    QCOMPARE(drain(reader), QByteArrayList{puback});
    QCOMPARE(reader.pendingBytes(), 0);
    QVERIFY(!reader.error());
}

void FrameReaderTest::takesWholeFramesAndKeepsTheRest()
{
    FrameReader reader;
    QVERIFY(reader.takeFrames().isEmpty());
    feed(reader, puback + ping + publish(9).first(5));
    QVERIFY(reader.takeFrames().isEmpty()); // nothing delivered yet
    const auto first = reader.nextFrame();
    const auto second = reader.nextFrame();
    QVERIFY(!reader.nextFrame());
    const QByteArray taken = reader.takeFrames();
    QCOMPARE(taken, puback + ping);
    QCOMPARE(taken.sliced(first->offset, first->length), puback);
    QCOMPARE(taken.sliced(second->offset, second->length), ping);
    feed(reader, publish(9).sliced(5));
    QCOMPARE(drain(reader), QByteArrayList{publish(9)});
    QCOMPARE(taken, puback + ping); // later reads do not touch what was taken
}

void FrameReaderTest::handsOverItsBufferWithoutCopying()
{
    FrameReader reader;
    const QByteArray frame = publish(100'000);
    const QByteArray tail = publish(50).first(20);
    const char *room = reader.reserve(frame.size() + tail.size());
    feed(reader, frame + tail);
    QCOMPARE(drain(reader), QByteArrayList{frame});
    const QByteArray taken = reader.takeFrames();
    QCOMPARE(static_cast<const void *>(taken.constData()), static_cast<const void *>(room));
    QCOMPARE(taken, frame);
    QCOMPARE(reader.pendingBytes(), tail.size());
    feed(reader, publish(50).sliced(20));
    QCOMPARE(drain(reader), QByteArrayList{publish(50)});
}

void FrameReaderTest::keepsHistorySmallWhenReadsAreSmall()
{
    FrameReader reader;
    const char *room = reader.reserve(256 * 1024);
    feed(reader, puback);
    QCOMPARE(drain(reader).size(), 1);
    const QByteArray taken = reader.takeFrames();
    QCOMPARE(taken, puback);
    QVERIFY(taken.capacity() < 4096);
    // The reading buffer itself is used again.
    QCOMPARE(static_cast<void *>(reader.reserve(256 * 1024)), static_cast<const void *>(room));
}

void FrameReaderTest::discardsFrames()
{
    FrameReader reader;
    reader.discardFrames();
    feed(reader, ping + puback.first(1));
    QCOMPARE(drain(reader).size(), 1);
    reader.discardFrames();
    QCOMPARE(reader.pendingBytes(), 1);
    feed(reader, puback.sliced(1));
    const auto frame = reader.nextFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->offset, 0);
    QCOMPARE(reader.view(*frame).toByteArray(), puback);
    reader.discardFrames();
    QCOMPARE(reader.pendingBytes(), 0);
}

void FrameReaderTest::readsIntoReservedRoom()
{
    FrameReader reader;
    char *room = reader.reserve(100);
    memcpy(room, puback.constData(), 4);
    reader.commit(3);
    QVERIFY(!reader.nextFrame());
    reader.commit(1);
    QCOMPARE(drain(reader), QByteArrayList{puback});
    // More than there is room for can only be a caller's mistake; it must not read beyond.
    reader.reset();
    reader.reserve(1);
    reader.commit(1'000'000'000);
    QVERIFY(reader.pendingBytes() < 1'000'000);
}

void FrameReaderTest::growsAFewTimesOnlyForABigFrame()
{
    FrameReader reader;
    const QByteArray frame = publish(8 * 1024 * 1024);
    QSet<const void *> rooms;
    for (qsizetype at = 0; at < frame.size(); at += 1000) {
        const QByteArray piece = frame.mid(at, 1000);
        rooms.insert(reader.reserve(piece.size()) - reader.pendingBytes());
        feed(reader, piece);
        if (at + 1000 < frame.size()) {
            QVERIFY(!reader.nextFrame());
            QVERIFY(reader.takeFrames().isEmpty());
        }
    }
    QVERIFY2(rooms.size() <= 16, qPrintable(QString::number(rooms.size())));
    QCOMPARE(drain(reader), QByteArrayList{frame});
}

void FrameReaderTest::forgetsTheRoomOfAHugeFrame()
{
    FrameReader reader;
    reader.reserve(16 * 1024 * 1024);
    feed(reader, publish(2 * 1024 * 1024) + puback.first(2));
    QCOMPARE(drain(reader).size(), 1);
    reader.discardFrames();
    // Were the old room still there, the larger request would need no other.
    const char *little = reader.reserve(10);
    const char *large = reader.reserve(8 * 1024 * 1024);
    QVERIFY(static_cast<const void *>(little) != static_cast<const void *>(large));
    feed(reader, puback.sliced(2));
    QCOMPARE(drain(reader), QByteArrayList{puback});
}

void FrameReaderTest::refusesWhatIsTooLongBeforeStoringIt()
{
    FrameReader reader(1000);
    feed(reader, ping + publish(5000).first(3));
    QCOMPARE(drain(reader), QByteArrayList{ping});
    QVERIFY(reader.error().has_value());
    QCOMPARE(reader.error()->kind, Error::Kind::TooLarge);
    QCOMPARE(reader.error()->reason, ReasonCode::PacketTooLarge);
    QCOMPARE(reader.error()->offset, 3);
    const qsizetype stored = reader.pendingBytes();
    feed(reader, QByteArray(100'000, 'x'));
    reader.commit(5);
    QCOMPARE(reader.pendingBytes(), stored);
    QVERIFY(!reader.nextFrame());
    // The largest announcement there is costs nothing either.
    FrameReader other(1000);
    feed(other, QByteArray::fromHex("30ffffff7f"));
    QVERIFY(!other.nextFrame());
    QCOMPARE(other.error()->reason, ReasonCode::PacketTooLarge);
}

void FrameReaderTest::acceptsTheLimitItself()
{
    const QByteArray frame = publish(200);
    FrameReader reader(static_cast<quint32>(frame.size()));
    QCOMPARE(reader.maximumSize(), static_cast<quint32>(frame.size()));
    feed(reader, frame);
    QCOMPARE(drain(reader), QByteArrayList{frame});
    reader.setMaximumSize(static_cast<quint32>(frame.size()) - 1);
    feed(reader, frame);
    QVERIFY(drain(reader).isEmpty());
    QCOMPARE(reader.error()->reason, ReasonCode::PacketTooLarge);
    // Without a limit of ours the protocol's own largest frame may be announced.
    FrameReader widest;
    feed(widest, QByteArray::fromHex("30ffffff7f"));
    QVERIFY(!widest.nextFrame());
    QVERIFY(!widest.error());
    QCOMPARE(widest.announcedSize(), qsizetype(maximumFrameSize));
}

void FrameReaderTest::refusesBrokenHeaders_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("offset");
    QTest::newRow("[MQTT-1.5.5-1] 80 00") << QByteArray::fromHex("c08000") << 1;
    QTest::newRow("[MQTT-1.5.5-1] 80 80 80 00") << QByteArray::fromHex("c080808000") << 1;
    QTest::newRow("[MQTT-1.5.5-1] five bytes") << QByteArray::fromHex("c0ffffffff01") << 1;
    QTest::newRow("[MQTT-1.5.5-1] never ends") << QByteArray::fromHex("c0ffffffff") << 1;
    QTest::newRow("packet type 0") << QByteArray::fromHex("0000") << 0;
    QTest::newRow("packet type 0, first byte only") << QByteArray::fromHex("0f") << 0;
}

void FrameReaderTest::refusesBrokenHeaders()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, offset);
    FrameReader reader;
    feed(reader, bytes);
    QVERIFY(!reader.nextFrame());
    QVERIFY(reader.error().has_value());
    QCOMPARE(reader.error()->kind, Error::Kind::Malformed);
    QCOMPARE(reader.error()->reason, ReasonCode::MalformedPacket);
    QCOMPARE(reader.error()->offset, offset);
}

void FrameReaderTest::countsErrorOffsetsFromTheStartOfTheStream()
{
    FrameReader reader;
    feed(reader, puback);
    QCOMPARE(drain(reader).size(), 1);
    reader.takeFrames();
    feed(reader, ping);
    QCOMPARE(drain(reader).size(), 1);
    reader.discardFrames();
    feed(reader, ping + QByteArray(1, '\0'));
    QCOMPARE(drain(reader).size(), 1);
    QVERIFY(reader.error().has_value());
    QCOMPARE(reader.error()->offset, 8);
}

void FrameReaderTest::startsAnewAfterReset()
{
    FrameReader reader(500);
    feed(reader, QByteArray(4, '\0'));
    QVERIFY(!reader.nextFrame());
    QVERIFY(reader.error().has_value());
    reader.reset();
    QVERIFY(!reader.error());
    QCOMPARE(reader.pendingBytes(), 0);
    QCOMPARE(reader.announcedSize(), 0);
    QCOMPARE(reader.maximumSize(), 500U);
    feed(reader, ping);
    QCOMPARE(drain(reader), QByteArrayList{ping});
}

QTEST_GUILESS_MAIN(FrameReaderTest)
#include "tst_framereader.moc"

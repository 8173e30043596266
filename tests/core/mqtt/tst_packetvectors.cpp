// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec.h"
#include "mqtt/framereader.h"
#include "support/packetvectors.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace mqtt;
using testsupport::PacketVector;

Q_DECLARE_METATYPE(const PacketVector *)

namespace {

/// What a FrameReader made of a stream: the frames, and the error if there was one.
struct Outcome {
    QByteArrayList frames;
    std::optional<Error> error;
    qsizetype pending = 0;
    bool operator==(const Outcome &) const = default;
};

void drain(FrameReader &reader, Outcome &outcome)
{
    while (const auto frame = reader.nextFrame())
        outcome.frames.append(reader.view(*frame).toByteArray());
}

// The stream in pieces: `first` bytes, then pieces of `step` bytes.
Outcome feed(QByteArrayView stream, qsizetype first, qsizetype step)
{
    FrameReader reader;
    Outcome outcome;
    for (qsizetype at = 0; at < stream.size();) {
        const qsizetype piece = qMin(at == 0 && first > 0 ? first : step, stream.size() - at);
        reader.append(stream.sliced(at, piece));
        drain(reader, outcome);
        if (at % 3 == 0)
            reader.takeFrames();
        else if (at % 3 == 1)
            reader.discardFrames();
        at += piece;
    }
    outcome.error = reader.error();
    outcome.pending = outcome.error ? 0 : reader.pendingBytes();
    return outcome;
}

// Large frames are cut at a few hundred places, small ones everywhere.
qsizetype stride(qsizetype size)
{
    return qMax<qsizetype>(1, size / 300);
}

QString tilingProblem(const FieldNode &node)
{
    qsizetype at = node.offset;
    unsigned bits = 0;
    for (const FieldNode &child : node.children) {
        if (child.bits != 0) {
            if ((bits & child.bits) != 0 || child.offset != node.offset || child.length != 1)
                return u"bits overlap in "_s + QString::fromLatin1(node.name);
            bits |= child.bits;
            continue;
        }
        if (child.offset != at || child.length < 0)
            return u"gap or overlap before "_s + QString::fromLatin1(child.name);
        at += child.length;
        if (const QString problem = tilingProblem(child); !problem.isEmpty())
            return problem;
    }
    if (bits != 0)
        return bits == 0xFF && node.length == 1
            ? QString()
            : u"bits missing in "_s + QString::fromLatin1(node.name);
    if (!node.children.empty() && at != node.offset + node.length)
        return u"gap at the end of "_s + QString::fromLatin1(node.name);
    return {};
}

bool contains(const FieldNode &node, const QString &text)
{
    return node.value.contains(text)
        || std::any_of(node.children.begin(), node.children.end(),
                       [&](const FieldNode &child) { return contains(child, text); });
}

} // namespace

class PacketVectorsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void decodes_data() { addRows(); }
    void decodes();
    void encodes_data() { addRows(); }
    void encodes();
    void survivesAnySplit_data() { addRows(); }
    void survivesAnySplit();
    void survivesAnyCut_data() { addRows(); }
    void survivesAnyCut();
    void describes_data() { addRows(); }
    void describes();

    void coversEveryTypeAndVersion();

private:
    void addRows();

    testsupport::PacketVectors m_vectors;
};

void PacketVectorsTest::initTestCase()
{
    m_vectors = testsupport::loadPacketVectors(QStringLiteral(CANOPY_TEST_DATA "/packets"));
    QVERIFY2(m_vectors.problem.isEmpty(), qPrintable(m_vectors.problem));
    QVERIFY(m_vectors.rows.size() >= 400);
    qInfo("%zu packet vectors, each used in five ways", m_vectors.rows.size());
}

void PacketVectorsTest::addRows()
{
    QTest::addColumn<const PacketVector *>("vector");
    for (const PacketVector &vector : m_vectors.rows)
        QTest::addRow("%s", qPrintable(vector.name)) << &vector;
}

void PacketVectorsTest::decodes()
{
    QFETCH(const PacketVector *, vector);
    const Result<Packet> result = decode(vector->frame, vector->version);
    const Result<PublishView> view = decodePublish(vector->frame, vector->version);
    if (vector->packet) {
        QVERIFY2(result.hasValue(), result.hasValue() ? "" : result.error().what);
        QVERIFY(*result == *vector->packet);
        if (const auto *publish = std::get_if<PublishPacket>(&*vector->packet)) {
            QVERIFY(view.hasValue());
            const auto slice = [&](ByteSpan span) {
                return QByteArrayView(vector->frame).sliced(span.offset, span.length);
            };
            QCOMPARE(slice(view->topic).toByteArray(), publish->topic);
            QCOMPARE(slice(view->payload).toByteArray(), publish->payload);
            QCOMPARE(view->qos, publish->qos);
            QCOMPARE(view->retain, publish->retain);
            QCOMPARE(view->duplicate, publish->duplicate);
            QCOMPARE(view->packetIdentifier, publish->packetIdentifier);
            QCOMPARE(view->topicAlias, publish->properties.topicAlias.value_or(0));
            const auto properties = decodePublishProperties(slice(view->propertiesBlock));
            QVERIFY(properties.hasValue());
            QVERIFY(*properties == publish->properties);
        } else {
            QVERIFY(!view);
        }
        return;
    }
    QVERIFY(!result);
    QCOMPARE(result.error().reason, *vector->reason);
    if (vector->offset)
        QCOMPARE(result.error().offset, *vector->offset);
    QVERIFY(result.error().offset >= 0 && result.error().offset <= vector->frame.size());
    QVERIFY(!view);
    const bool isPublish = !vector->frame.isEmpty() && (vector->frame[0] & 0xF0) == 0x30;
    if (isPublish)
        QVERIFY(view.error() == result.error());
}

void PacketVectorsTest::encodes()
{
    QFETCH(const PacketVector *, vector);
    if (!vector->packet)
        return;
    const Result<QByteArray> frame = encode(*vector->packet, vector->version);
    if (vector->canonical) {
        QVERIFY2(frame.hasValue(), frame.hasValue() ? "" : frame.error().what);
        QCOMPARE(frame->toHex(' '), vector->frame.toHex(' '));
    } else if (frame) {
        // Not the bytes that came, but the same meaning.
        QVERIFY(*frame != vector->frame);
        const Result<Packet> again = decode(*frame, vector->version);
        QVERIFY(again.hasValue());
        QVERIFY(*again == *vector->packet);
    }
}

void PacketVectorsTest::survivesAnySplit()
{
    QFETCH(const PacketVector *, vector);
    const QByteArrayView bytes(vector->frame);
    const Outcome whole = feed(bytes, 0, qMax<qsizetype>(bytes.size(), 1));
    if (vector->packet) {
        QCOMPARE(whole.frames, QByteArrayList{vector->frame});
        QVERIFY(!whole.error);
        QCOMPARE(whole.pending, 0);
    }
    QVERIFY(feed(bytes, 0, 1) == whole);
    for (qsizetype split = 1; split < bytes.size(); split += stride(bytes.size()))
        QVERIFY2(feed(bytes, split, bytes.size()) == whole, qPrintable(QString::number(split)));
}

void PacketVectorsTest::survivesAnyCut()
{
    QFETCH(const PacketVector *, vector);
    const QByteArrayView bytes(vector->frame);
    for (qsizetype size = 0; size < bytes.size(); size += stride(bytes.size())) {
        const QByteArrayView cut = bytes.first(size);
        if (vector->packet) {
            // A part of a good frame is never a frame.
            QVERIFY(!decode(cut, vector->version));
            const Outcome outcome = feed(cut, 0, qMax<qsizetype>(size, 1));
            QVERIFY(outcome.frames.isEmpty() && !outcome.error);
            QCOMPARE(outcome.pending, size);
        }
        QCOMPARE(tilingProblem(describe(cut, vector->version)), QString());
        // The same body, but announced as this short: an error, or something we could send too.
        if (size < 2 || size > 2 + 127 || (bytes[1] & 0x80) != 0)
            continue;
        QByteArray shorter = cut.toByteArray();
        shorter[1] = static_cast<char>(size - 2);
        const Result<Packet> result = decode(shorter, vector->version);
        if (!result) {
            QVERIFY(result.error().offset >= 0 && result.error().offset <= size);
            continue;
        }
        const Result<QByteArray> again = encode(*result, vector->version);
        if (again)
            QVERIFY(*decode(*again, vector->version) == *result);
        else
            QVERIFY(!vector->canonical); // what 3.1 tolerates but we would not send
    }
}

void PacketVectorsTest::describes()
{
    QFETCH(const PacketVector *, vector);
    const FieldNode root = describe(vector->frame, vector->version);
    QCOMPARE(root.offset, 0);
    QCOMPARE(root.length, vector->frame.size());
    QCOMPARE(tilingProblem(root), QString());
    QVERIFY(!root.children.empty());
    QCOMPARE(root.children.back().damaged, !vector->packet.has_value());
    if (vector->packet) {
        QCOMPARE(QByteArray(root.name), QByteArray(specName(typeOf(*vector->packet))));
        const auto *connect = std::get_if<ConnectPacket>(&*vector->packet);
        if (connect && connect->password && connect->password->size() > 1)
            QVERIFY(!contains(root, QString::fromUtf8(*connect->password)));
    } else {
        const Result<Packet> result = decode(vector->frame, vector->version);
        QCOMPARE(root.children.back().value, QString::fromLatin1(result.error().what));
    }
}

void PacketVectorsTest::coversEveryTypeAndVersion()
{
    QSet<QPair<int, int>> good;
    QSet<QPair<int, int>> bad;
    for (const PacketVector &vector : m_vectors.rows) {
        const int type = vector.frame.isEmpty() ? 0 : static_cast<uchar>(vector.frame[0]) >> 4;
        (vector.packet ? good : bad).insert({type, static_cast<int>(vector.version)});
    }
    for (int type = 1; type <= 15; ++type) {
        for (int version = 3; version <= 5; ++version) {
            QVERIFY2(bad.contains({type, version}), qPrintable(QString::number(type)));
            const bool exists = type < 15 || version == 5;
            QCOMPARE(good.contains({type, version}), exists);
        }
    }
}

QTEST_GUILESS_MAIN(PacketVectorsTest)
#include "tst_packetvectors.moc"

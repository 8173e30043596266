// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

namespace {

class LoudDecoder : public Decoder {
public:
    QString id() const override { return u"loud"_s; }
    Confidence probe(QByteArrayView bytes) const override
    {
        return bytes.startsWith("LOUD") ? Confidence::Certain : Confidence::No;
    }
    DecodedPayload decode(QByteArrayView bytes, const Limits &) const override
    {
        DecodedPayload result;
        result.decoderId = id();
        result.size = bytes.size();
        return result;
    }
};

} // namespace

class TestRegistry : public QObject {
    Q_OBJECT

private slots:
    void choosesByTheBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("failed");
        QTest::newRow("object") << R"({"a":1})"_ba << u"json"_s << u""_s;
        QTest::newRow("number") << "21.5"_ba << u"json"_s << u""_s;
        QTest::newRow("word") << "Online"_ba << u"text"_s << u""_s;
        QTest::newRow("number with line end") << "21.5\n"_ba << u"json"_s << u""_s;
        QTest::newRow("empty") << ""_ba << u"text"_s << u""_s;
        QTest::newRow("log line") << "[INFO] started"_ba << u"text"_s << u""_s;
        QTest::newRow("broken JSON") << R"({"a":)"_ba << u"text"_s << u"json"_s;
        QTest::newRow("JSON in Latin-1") << "{\"a\":\"\xE4\"}"_ba << u"text"_s << u"json"_s;
        QTest::newRow("brace in binary")
            << QByteArray("{\0\1\2\xFF", 5) << u"binary"_s << u"json"_s;
        QTest::newRow("Latin-1 text") << "23 \xB0"
                                         "C heating"_ba
                                      << u"text"_s << u""_s;
        QTest::newRow("bytes") << QByteArray("\x01\x02\x00\xFF", 4) << u"binary"_s << u""_s;
    }

    void choosesByTheBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, id);
        QFETCH(QString, failed);
        const DecodedPayload decoded = Registry().decode(bytes);
        QCOMPARE(decoded.decoderId, id);
        QCOMPARE(decoded.failedDecoderId, failed);
        QCOMPARE(decoded.error.has_value(), !failed.isEmpty());
        QCOMPARE(decoded.size, bytes.size());
    }

    void fallsBackWithTheReason()
    {
        const DecodedPayload decoded = Registry().decode(R"({"temperature": 21)", u"json"_s);
        QCOMPARE(decoded.decoderId, u"text"_s);
        QCOMPARE(decoded.root.kind, Kind::Text);
        QCOMPARE(decoded.root.text, u"{\"temperature\": 21"_s);
        QCOMPARE(decoded.error->kind, DecodeErrorKind::UnexpectedEnd);
        QCOMPARE(decoded.error->column, 19);
    }

    void takesTheAskedDecoder()
    {
        const Registry registry;
        QCOMPARE(registry.decode("{\"a\":1}", u"text"_s).decoderId, u"text"_s);
        QCOMPARE(registry.decode("{\"a\":1}", u"binary"_s).decoderId, u"binary"_s);
        QCOMPARE(registry.decode("{\"a\":1}", u"no such"_s).decoderId, u"json"_s);
        QCOMPARE(registry.decode("hello", u"json"_s).failedDecoderId, u"json"_s);
        const DecodedPayload noText = registry.decode(QByteArray("\xFF\x00", 2), u"text"_s);
        QCOMPARE(noText.decoderId, u"binary"_s);
        QCOMPARE(noText.error->kind, DecodeErrorKind::InvalidUtf8);
        QCOMPARE(noText.error->offset, 0);
    }

    void asksNewDecodersToo()
    {
        Registry registry;
        registry.add(std::make_unique<LoudDecoder>());
        QCOMPARE(registry.ids(), (std::vector{u"json"_s, u"text"_s, u"binary"_s, u"loud"_s}));
        QCOMPARE(registry.decode("LOUD").decoderId, u"loud"_s);
        QCOMPARE(registry.decode("quiet").decoderId, u"text"_s);
    }

    void textIsCutAtWholeCharacters()
    {
        Limits limits;
        for (limits.maximumBytes = 0; limits.maximumBytes < 12; ++limits.maximumBytes) {
            const DecodedPayload decoded = Registry().decode("ab仓库😀"_ba, u"text"_s, limits);
            QVERIFY(!decoded.error);
            QVERIFY(decoded.truncated);
            QVERIFY(u"ab仓库😀"_s.startsWith(decoded.root.text));
            QVERIFY(!decoded.root.text.contains(QChar::ReplacementCharacter));
        }
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"

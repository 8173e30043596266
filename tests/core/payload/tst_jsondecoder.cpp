// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsondecoder.h"

#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

namespace {

DecodedPayload decode(const QByteArray &bytes, const Limits &limits = {})
{
    return JsonDecoder().decode(bytes, limits);
}

qsizetype countFields(const FieldValue &field)
{
    qsizetype count = 1;
    for (const FieldValue &child : field.children)
        count += countFields(child);
    return count;
}

} // namespace

class TestJsonDecoder : public QObject {
    Q_OBJECT

private slots:
    void keepsNumbersAsSent_data()
    {
        QTest::addColumn<QByteArray>("literal");
        const char *literals[] = {"127.0",
                                  "1e3",
                                  "1E+03",
                                  "-0",
                                  "-0.0",
                                  "9007199254740993",
                                  "18446744073709551615",
                                  "123456789012345678901234567890",
                                  "0.1000000000000000055511151231257827",
                                  "1e999",
                                  "1e-999"};
        for (const char *literal : literals)
            QTest::newRow(literal) << QByteArray(literal);
        QTest::newRow("a thousand digits") << QByteArray(1000, '7');
    }

    void keepsNumbersAsSent()
    {
        QFETCH(QByteArray, literal);
        const QByteArray bytes = "{\"n\": " + literal + "}";
        const DecodedPayload decoded = decode(bytes);
        QVERIFY(!decoded.error);
        const FieldValue &field = decoded.root.children.at(0);
        QCOMPARE(field.kind, Kind::Number);
        QCOMPARE(field.text, QString::fromLatin1(literal));
        QCOMPARE(bytes.mid(field.offset, field.length), literal);
        const std::optional<double> value = numericValue(field);
        QVERIFY(!value || std::isfinite(*value));
    }

    void keepsOrderAndDuplicates()
    {
        const DecodedPayload decoded
            = decode("{\"z\":1,\"a\":2,\"z\":3,\"__proto__\":1,\"constructor\":{},\"\":4}");
        QStringList keys;
        for (const FieldValue &child : decoded.root.children)
            keys += child.key;
        QCOMPARE(keys,
                 (QStringList{u"z"_s, u"a"_s, u"z"_s, u"__proto__"_s, u"constructor"_s, u""_s}));
        QCOMPARE(decoded.root.children.at(2).text, u"3"_s);
        QCOMPARE(decoded.root.children.at(4).kind, Kind::Object);
    }

    void tellsTheKinds()
    {
        const DecodedPayload decoded = decode("[1,\"s\",true,false,null,{},[]]");
        std::vector<Kind> kinds;
        for (const FieldValue &child : decoded.root.children)
            kinds.push_back(child.kind);
        QCOMPARE(kinds,
                 (std::vector{Kind::Number, Kind::String, Kind::Boolean, Kind::Boolean, Kind::Null,
                              Kind::Object, Kind::Array}));
        QCOMPARE(decoded.root.children.at(2).text, u"true"_s);
        QCOMPARE(decoded.root.children.at(4).text, u"null"_s);
    }

    void knowsWhereEverythingStands()
    {
        const QByteArray bytes = "{ \"a\\u0062\" : [ 1 , \"x\" ] }";
        const DecodedPayload decoded = decode(bytes);
        const FieldValue &list = decoded.root.children.at(0);
        QCOMPARE(list.key, u"ab"_s);
        QCOMPARE(bytes.mid(list.keyOffset, list.keyLength), "\"a\\u0062\""_ba);
        QCOMPARE(bytes.mid(list.offset, list.length), "[ 1 , \"x\" ]"_ba);
        QCOMPARE(bytes.mid(list.children.at(1).offset, list.children.at(1).length), "\"x\""_ba);
        QCOMPARE(list.children.at(1).keyOffset, -1);
        QCOMPARE(decoded.root.offset, 0);
        QCOMPARE(decoded.root.length, bytes.size());
    }

    void makesStringsSafeButCopiesThemExactly_data()
    {
        QTest::addColumn<QByteArray>("literal");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("exact");
        QTest::newRow("plain") << "\"on\""_ba << u"on"_s << u"on"_s;
        QTest::newRow("empty") << "\"\""_ba << QString() << QString();
        QTest::newRow("quote") << "\"a\\\"b\\\\\""_ba << u"a\"b\\"_s << u"a\"b\\"_s;
        QTest::newRow("line end") << "\"a\\nb\""_ba << u"a␊b"_s << u"a\nb"_s;
        QTest::newRow("escape code") << "\"\\u001b[31m\""_ba << u"␛[31m"_s << u"\x1b[31m"_s;
        QTest::newRow("unicode") << "\"\\u4ed3仓\""_ba << u"仓仓"_s << u"仓仓"_s;
        QTest::newRow("pair") << "\"\\ud83d\\ude00\""_ba << u"😀"_s << u"😀"_s;
        QTest::newRow("lone high")
            << "\"\\ud800x\""_ba << u"‹U+D800›x"_s << (QChar(0xD800) + u"x"_s);
        QTest::newRow("lone low") << "\"\\udc00\""_ba << u"‹U+DC00›"_s << QString(QChar(0xDC00));
        QTest::newRow("high, high, low")
            << "\"\\ud83d\\ud83d\\ude00\""_ba << u"‹U+D83D›😀"_s << (QChar(0xD83D) + u"😀"_s);
        QTest::newRow("direction") << "\"a\\u202eb\""_ba << u"a‹U+202E›b"_s << u"a\u202eb"_s;
        QTest::newRow("NUL") << "\"\\u0000\""_ba << u"␀"_s << QString(QChar(0));
    }

    void makesStringsSafeButCopiesThemExactly()
    {
        QFETCH(QByteArray, literal);
        QFETCH(QString, shown);
        QFETCH(QString, exact);
        const DecodedPayload decoded = decode(literal);
        QVERIFY(!decoded.error);
        QCOMPARE(decoded.root.text, shown);
        QCOMPARE(exactText(decoded.root, literal), exact);
    }

    void reportsTheErrorAndNoHalfTree()
    {
        const DecodedPayload decoded = decode("{\"a\": 1,\n \"b\": tru }");
        QVERIFY(decoded.error);
        QCOMPARE(decoded.error->kind, DecodeErrorKind::BadLiteral);
        QCOMPARE(decoded.error->line, 2);
        QCOMPARE(decoded.error->column, 7);
        QCOMPARE(decoded.failedDecoderId, u"json"_s);
        QVERIFY(decoded.root.children.empty());
    }

    void limitsTheFieldsButChecksTheRest()
    {
        Limits limits;
        limits.maximumFields = 4;
        const DecodedPayload decoded = decode("[1,[2,3,4],{\"a\":[5]},6]", limits);
        QVERIFY(!decoded.error);
        QVERIFY(decoded.truncated);
        QCOMPARE(countFields(decoded.root), 4);
        QCOMPARE(decoded.root.length, 23);
        QVERIFY(decode("[1,[2,3,4],{\"a\":[5]},}", limits).error);
    }

    void limitsTheBytesAtEveryPlace()
    {
        const QByteArray whole = "{\"a\":[12,\"xä\\n\",true,null,{\"b\":{}}],\"z\":345}"_ba;
        const DecodedPayload complete = decode(whole);
        for (qsizetype size = 0; size < whole.size(); ++size) {
            Limits limits;
            limits.maximumBytes = size;
            const DecodedPayload cut = decode(whole, limits);
            QVERIFY2(!cut.error, qPrintable(QString::number(size)));
            QVERIFY(cut.truncated);
            QCOMPARE(cut.size, whole.size());
            // What is shown is a part of the truth, never a half number.
            for (size_t i = 0; i < cut.root.children.size(); ++i) {
                if (!cut.root.children.at(i).isContainer())
                    QCOMPARE(cut.root.children.at(i), complete.root.children.at(i));
            }
        }
    }

    void survivesHostileDepthAndSize()
    {
        QCOMPARE(decode(QByteArray(100'000, '[')).error->kind, DecodeErrorKind::TooDeep);
        Limits careless;
        careless.maximumDepth = 1'000'000;
        QCOMPARE(decode(QByteArray(100'000, '['), careless).error->kind, DecodeErrorKind::TooDeep);

        const QByteArray large = "[" + QByteArray("1,").repeated(5'000'000) + "1]";
        const DecodedPayload decoded = decode(large);
        QVERIFY(decoded.truncated);
        QVERIFY(!decoded.error);
        QCOMPARE(countFields(decoded.root), Limits().maximumFields);
        Limits wide;
        wide.maximumBytes = large.size();
        QCOMPARE(countFields(decode(large, wide).root), wide.maximumFields);
    }

    void probesCheaply_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("confidence");
        const auto row = [](const char *name, const QByteArray &bytes, Confidence confidence) {
            QTest::newRow(name) << bytes << static_cast<int>(confidence);
        };
        row("object", "{\"a\":1}", Confidence::Likely);
        row("broken object", "{\"a\":", Confidence::Likely);
        row("array", " [ 1 ]", Confidence::Likely);
        row("log line", "[INFO] started", Confidence::No);
        row("number", "21.5", Confidence::Certain);
        row("true", "true", Confidence::Certain);
        row("string", "\"on\"", Confidence::Certain);
        row("word", "on", Confidence::No);
        row("date", "2026-03-02", Confidence::No);
        row("quoted words", "\"a\" and \"b\"", Confidence::No);
        row("empty", "", Confidence::No);
        row("space", "   ", Confidence::No);
        row("NUL after bracket", QByteArray("[\0", 2), Confidence::No);
    }

    void probesCheaply()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, confidence);
        QCOMPARE(static_cast<int>(JsonDecoder().probe(bytes)), confidence);
    }
};

QTEST_GUILESS_MAIN(TestJsonDecoder)
#include "tst_jsondecoder.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsonformat.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

class TestJsonFormat : public QObject {
    Q_OBJECT

private slots:
    void laysOut()
    {
        const QByteArray bytes
            = R"({"b":127.0,"a":[1e3,{"x":"\u00e4\/ \n"},[],{}],"a":null,"c":{"d":[true]}})"_ba;
        const QByteArray pretty = R"({
  "b": 127.0,
  "a": [
    1e3,
    {
      "x": "\u00e4\/ \n"
    },
    [],
    {}
  ],
  "a": null,
  "c": {
    "d": [
      true
    ]
  }
})"_ba;
        QCOMPARE(prettyJson(bytes).bytes, pretty);
        QCOMPARE(minifiedJson(pretty).bytes, bytes);
        QCOMPARE(prettyJson(pretty).bytes, pretty);
        QCOMPARE(minifiedJson(bytes).bytes, bytes);
    }

    void scalarsAndEmptyContainers()
    {
        QCOMPARE(prettyJson(" 1.50 ").bytes, "1.50"_ba);
        QCOMPARE(prettyJson("[ ]").bytes, "[]"_ba);
        QCOMPARE(prettyJson("{\n}").bytes, "{}"_ba);
        QCOMPARE(minifiedJson("\"a  b\"").bytes, "\"a  b\""_ba);
        QCOMPARE(prettyJson("[1,[2]]", 4).bytes, "[\n    1,\n    [\n        2\n    ]\n]"_ba);
    }

    void reportsTheError()
    {
        const FormattedJson broken = prettyJson("{\"a\": 1,\n}");
        QVERIFY(broken.bytes.isEmpty());
        QCOMPARE(broken.error->kind, DecodeErrorKind::TrailingComma);
        QCOMPARE(broken.error->line, 2);
        QCOMPARE(validateJson("{\"a\": 1,\n}"), broken.error);
        QCOMPARE(validateJson("{\"a\": 1}"), std::nullopt);
        QCOMPARE(validateJson("")->kind, DecodeErrorKind::Empty);
        QVERIFY(minifiedJson("[1").error);
    }

    void everyCutIsAnError()
    {
        const QByteArray whole = R"({"a":[1.5,"x",true]})"_ba;
        for (qsizetype size = 0; size < whole.size(); ++size) {
            QVERIFY(prettyJson(QByteArray(whole.constData(), size)).error);
            QVERIFY(validateJson(QByteArray(whole.constData(), size)));
        }
    }

    void indentationCannotExplode()
    {
        QByteArray deep(500, '[');
        deep += QByteArray("1,").repeated(200'000) + "1" + QByteArray(500, ']');
        const FormattedJson bounded = prettyJson(deep, 2, 1024 * 1024);
        QCOMPARE(bounded.error->kind, DecodeErrorKind::TooLarge);
        QVERIFY(bounded.bytes.isEmpty());
        QCOMPARE(prettyJson(QByteArray(100'000, '[')).error->kind, DecodeErrorKind::TooDeep);
    }
};

QTEST_GUILESS_MAIN(TestJsonFormat)
#include "tst_jsonformat.moc"

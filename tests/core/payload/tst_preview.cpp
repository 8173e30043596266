// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/escape.h"
#include "payload/preview.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

namespace {

// Keys in <>, muted parts in (), the rest as it is.
QString describe(const Preview &preview)
{
    QString result;
    for (const Preview::Run &run : preview.runs) {
        const QString text = preview.runText(run).toString();
        if (run.role == Preview::Role::Key)
            result += u"<"_s + text + u">"_s;
        else if (run.role == Preview::Role::Muted)
            result += u"("_s + text + u")"_s;
        else
            result += text;
    }
    return result;
}

void checkTiling(const Preview &preview)
{
    int end = 0;
    for (const Preview::Run &run : preview.runs) {
        QCOMPARE(run.start, end);
        QVERIFY(run.length > 0);
        end += run.length;
    }
    QCOMPARE(end, preview.text.size());
    QVERIFY(!needsEscape(preview.text));
}

} // namespace

class TestPreview : public QObject {
    Q_OBJECT

private slots:
    void showsOneLine_data()
    {
        using Kind = Preview::Kind;
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("shown");
        const auto row
            = [](const char *name, const QByteArray &bytes, Kind kind, const QString &shown) {
                  QTest::newRow(name) << bytes << static_cast<int>(kind) << shown;
              };
        row("empty", "", Kind::Empty, {});
        row("number", "-12.4471", Kind::Scalar, u"-12.4471"_s);
        row("number as sent", "1e3", Kind::Scalar, u"1e3"_s);
        row("boolean", "true", Kind::Scalar, u"true"_s);
        row("quoted string", "\"on\"", Kind::Scalar, u"\"on\""_s);
        row("word", "Online", Kind::Text, u"Online"_s);
        row("lines", "a\nb\x1b[0m", Kind::Text, u"a␊b␛[0m"_s);
        row("latin-1",
            "23 \xB0"
            "C now",
            Kind::Text, u"23 °C now"_s);
        row("object", R"({"temperature":21.7,"state":"ON","ok":true,"x":null})", Kind::Fields,
            u"<temperature> 21.7 · <state> ON · <ok> true · <x> null"_s);
        row("nested", R"({"ENERGY":{"Power":1174,"Voltage":230},"Time":"now"})", Kind::Fields,
            u"<ENERGY> <Power> 1174 · <Voltage> 230 · <Time> now"_s);
        row("array", "[1,2,3]", Kind::Fields, u"([)1, 2, 3(])"_s);
        row("array in object", R"({"rgb":[255,0,0],"on":1})", Kind::Fields,
            u"<rgb> ([)255, 0, 0(]) · <on> 1"_s);
        row("objects in array", R"([{"a":1,"b":2},{"a":3}])", Kind::Fields,
            u"([{)<a> 1 · <b> 2(}), ({)<a> 3(}])"_s);
        row("empty parts", R"({"a":{},"b":[],"c":""})", Kind::Fields,
            u"<a> ({}) · <b> ([]) · <c> (\"\")"_s);
        row("empty object", "{}", Kind::Fields, u"({})"_s);
        row("empty array", " [ ] ", Kind::Fields, u"([])"_s);
        row("escapes", R"({"a\n":"x\u001b\ud800"})", Kind::Fields, u"<a␊> x␛‹U+D800›"_s);
        row("duplicates", R"({"a":1,"a":2})", Kind::Fields, u"<a> 1 · <a> 2"_s);
        row("prototype", R"({"__proto__":1})", Kind::Fields, u"<__proto__> 1"_s);
        row("broken", R"({"a":1)", Kind::Text, u"{\"a\":1"_s);
        row("log line", "[INFO] started", Kind::Text, u"[INFO] started"_s);
        row("binary", QByteArray("\x00\x01\x02", 3), Kind::Binary, {});
        row("brace, then binary", QByteArray("{\x00\x01\xFF", 4), Kind::Binary, {});
    }

    void showsOneLine()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        QFETCH(QString, shown);
        const Preview preview = makePreview(bytes);
        QCOMPARE(describe(preview), shown);
        QCOMPARE(static_cast<int>(preview.kind), kind);
        QCOMPARE(preview.size, bytes.size());
        QVERIFY(!preview.cut);
        checkTiling(preview);
    }

    void cutsBeforeLayout()
    {
        const QByteArray text = "仓"_ba.repeated(300);
        const Preview preview = makePreview(text);
        QVERIFY(preview.cut);
        QCOMPARE(preview.text, u"仓"_s.repeated(256) + u"…"_s);
        checkTiling(preview);

        QByteArray object = "{\"a\":0";
        for (int i = 0; i < 100; ++i)
            object += ",\"key\":12345";
        object += "}";
        const Preview fields = makePreview(object, 40);
        QCOMPARE(fields.text.size(), 41);
        QVERIFY(fields.cut);
        checkTiling(fields);
    }

    void neverHalvesACharacter()
    {
        const QByteArray emoji = "😀"_ba.repeated(100);
        for (int most = 1; most < 12; ++most) {
            const Preview preview = makePreview(emoji, most);
            QVERIFY(preview.text.size() <= most + 1);
            checkTiling(preview);
        }
    }

    void everyLengthOfAJsonIsSafe()
    {
        const QByteArray whole
            = R"({"a":[1.5e-3,"x\u00e4\n",true,null,{"b":{}}],"仓库":"😀","z":[]})"_ba;
        for (qsizetype size = 0; size <= whole.size(); ++size) {
            for (int most : {1, 5, 20, 256})
                checkTiling(makePreview(QByteArray(whole.constData(), size), most));
        }
    }

    void looksAtTheBeginningOnly()
    {
        const QByteArray value = "x"_ba.repeated(10 * 1024 * 1024);
        const Preview text = makePreview(value);
        QCOMPARE(text.kind, Preview::Kind::Text);
        QCOMPARE(text.size, value.size());
        QVERIFY(text.cut);

        const QByteArray object = "{\"first\":1,\"blob\":\"" + value + "\"}";
        const Preview fields = makePreview(object);
        QCOMPARE(fields.kind, Preview::Kind::Fields);
        QVERIFY(fields.text.startsWith(u"first 1 · blob xxx"_s));
        checkTiling(fields);
        // The window ends inside of the value: what there is gets shown.
        const Preview wide = makePreview(object, 4096);
        QVERIFY(wide.text.endsWith(u"xxx…"_s));

        const QByteArray spaces = "{" + QByteArray(100'000, ' ') + "\"a\":1}";
        QCOMPARE(makePreview(spaces).text, u"…"_s);
    }

    void deepNestingIsShort()
    {
        const Preview preview = makePreview(QByteArray(100'000, '['));
        QCOMPARE(preview.kind, Preview::Kind::Fields);
        QVERIFY(preview.text.size() <= 257);
        QByteArray objects;
        for (int i = 0; i < 10'000; ++i)
            objects += "{\"a\":";
        checkTiling(makePreview(objects));
    }
};

QTEST_GUILESS_MAIN(TestPreview)
#include "tst_preview.moc"

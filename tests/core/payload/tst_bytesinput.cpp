// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/base64input.h"
#include "payload/hexinput.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

using Kind = InputError::Kind;

namespace {

void addRow(const char *name, const QString &text, const QByteArray &bytes, int kind = -1,
            int position = 0)
{
    QTest::newRow(name) << text << bytes << kind << position;
}

void addColumns()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind"); // -1: no error
    QTest::addColumn<int>("position");
}

void check(const BytesInput &input)
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    QFETCH(int, position);
    QCOMPARE(input.error.has_value(), kind >= 0);
    if (input.error) {
        QCOMPARE(static_cast<int>(input.error->kind), kind);
        QCOMPARE(input.error->position, position);
    }
    QCOMPARE(input.bytes, bytes);
}

} // namespace

class TestBytesInput : public QObject {
    Q_OBJECT

private slots:
    void hex_data()
    {
        addColumns();
        constexpr int odd = static_cast<int>(Kind::OddDigit);
        constexpr int invalid = static_cast<int>(Kind::InvalidCharacter);
        addRow("empty", u""_s, "");
        addRow("pairs", u"00 1f C3"_s, QByteArray("\x00\x1f\xc3", 3));
        addRow("no spaces", u"001fC3"_s, QByteArray("\x00\x1f\xc3", 3));
        addRow("lines and commas", u"0x00, 0x1F,\n0xc3\n"_s, QByteArray("\x00\x1f\xc3", 3));
        addRow("one digit after 0x", u"0x5, 0xA"_s, "\x05\x0a");
        addRow("C string", u"\\x41\\x42"_s, "AB");
        addRow("colons", u"de:ad:be:ef"_s, "\xde\xad\xbe\xef");
        addRow("long 0x", u"0x4142"_s, "AB");
        addRow("odd", u"41 4"_s, "A", odd, 3);
        addRow("odd in the middle", u"4 41"_s, "", odd, 0);
        addRow("no hex", u"41 4g"_s, "A", invalid, 4);
        addRow("text", u"hello"_s, "", invalid, 0);
        addRow("only prefix", u"0x"_s, "", odd, 1);
        addRow("space after prefix", u"0x 41"_s, "", invalid, 2);
        addRow("wide digits", u"\uff14\uff11"_s, "", invalid, 0);
    }

    void hex()
    {
        QFETCH(QString, text);
        check(parseHex(text));
    }

    void hexRoundTrip()
    {
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all += static_cast<char>(i);
        QCOMPARE(parseHex(hexText(all)), (BytesInput{all, std::nullopt}));
        QCOMPARE(hexText("\x01\xFF"), u"01 ff"_s);
        QCOMPARE(hexText({}), QString());
    }

    void base64_data()
    {
        addColumns();
        constexpr int invalid = static_cast<int>(Kind::InvalidCharacter);
        constexpr int padding = static_cast<int>(Kind::BadPadding);
        constexpr int length = static_cast<int>(Kind::BadLength);
        addRow("empty", u""_s, "");
        addRow("f", u"Zg=="_s, "f");
        addRow("fo", u"Zm8="_s, "fo");
        addRow("foo", u"Zm9v"_s, "foo");
        addRow("foobar in lines", u"Zm9v\r\n YmFy\n"_s, "foobar");
        addRow("without padding", u"Zm9vYg"_s, "foob");
        addRow("plain alphabet", u"+/+/"_s, "\xfb\xff\xbf");
        addRow("URL alphabet", u"-_-_"_s, "\xfb\xff\xbf");
        addRow("foreign character", u"Zm9v!"_s, "foo", invalid, 4);
        addRow("after padding", u"Zg==Zg=="_s, "", padding, 4);
        addRow("too early", u"Z==="_s, "", padding, 1);
        addRow("too much", u"Zg==="_s, "", padding, 4);
        addRow("half", u"Zg="_s, "", padding, 3);
        addRow("after a full group", u"Zm9v="_s, "foo", padding, 4);
        addRow("one too many", u"Zm9vY"_s, "foo", length, 4);
    }

    void base64()
    {
        QFETCH(QString, text);
        check(parseBase64(text));
    }

    void base64RoundTrip()
    {
        QByteArray bytes;
        for (int i = 0; i < 300; ++i) {
            bytes += static_cast<char>(i * 7);
            QCOMPARE(parseBase64(QString::fromLatin1(bytes.toBase64())),
                     (BytesInput{bytes, std::nullopt}));
        }
    }
};

QTEST_GUILESS_MAIN(TestBytesInput)
#include "tst_bytesinput.moc"

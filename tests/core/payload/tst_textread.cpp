// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/textread.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

class TestTextRead : public QObject {
    Q_OBJECT

private slots:
    void guesses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("encoding");
        const auto row = [](const char *name, const QByteArray &bytes, Encoding encoding) {
            QTest::newRow(name) << bytes << static_cast<int>(encoding);
        };
        row("empty", "", Encoding::Utf8);
        row("ascii", "Online", Encoding::Utf8);
        row("lines", "a\r\n\tb\n", Encoding::Utf8);
        row("colour codes", "\x1b[0;36m[D]\x1b[0m", Encoding::Utf8);
        row("utf-8", "仓库 😀", Encoding::Utf8);
        row("latin-1", "K\xFChlung l\xE4uft", Encoding::Latin1);
        row("NUL", QByteArray("abc\0def", 7), Encoding::None);
        row("one control byte", "\x01", Encoding::None);
        row("stray control in long text", "a long line of text, then a bell \x07 and more text",
            Encoding::Utf8);
        row("high bytes only", "\xFF\xFE\xFD\xFC", Encoding::None);
        row("C1 bytes", "abcdefgh\x85ijkl", Encoding::None);
        row("image", "\x89PNG\r\n\x1a\n", Encoding::None);
    }

    void guesses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, encoding);
        QCOMPARE(static_cast<int>(guessEncoding(bytes)), encoding);
    }

    void aCutCharacterIsNotInvalid()
    {
        const QByteArray text = "仓库"_ba.repeated(100);
        for (qsizetype most = 1; most < 20; ++most)
            QCOMPARE(guessEncoding(text, most), Encoding::Utf8);
        QCOMPARE(guessEncoding(text.chopped(1)), Encoding::None);
    }

    void readsExactlyWhereItCan()
    {
        QCOMPARE(readText("a\nä"), (TextReading{u"a\nä"_s, Encoding::Utf8, true}));
        QCOMPARE(readText("l\xE4uft"), (TextReading{u"läuft"_s, Encoding::Latin1, true}));
        const TextReading damaged = readText("\xFF\xFE");
        QVERIFY(!damaged.exact);
        QVERIFY(damaged.text.contains(QChar::ReplacementCharacter));
    }
};

QTEST_GUILESS_MAIN(TestTextRead)
#include "tst_textread.moc"

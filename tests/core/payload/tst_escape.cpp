// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/escape.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

class TestEscape : public QObject {
    Q_OBJECT

private slots:
    void showsWhatIsHidden_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"living_room"_s << u"living_room"_s;
        QTest::newRow("unicode") << u"仓库/温湿度 äß"_s << u"仓库/温湿度 äß"_s;
        QTest::newRow("emoji with joiner and selector")
            << u"👩‍🔧 ❤️"_s << u"👩‍🔧 ❤️"_s;
        QTest::newRow("line ends") << u"a\r\nb\tc"_s << u"a␍␊b␉c"_s;
        QTest::newRow("escape code") << u"\x1b[0;36m[D]"_s << u"␛[0;36m[D]"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) << u"a␀"_s;
        QTest::newRow("delete") << u"\x7f"_s << u"␡"_s;
        QTest::newRow("C1") << u"\u0085"_s << u"‹U+0085›"_s;
        QTest::newRow("override") << u"a\u202egpj"_s << u"a‹U+202E›gpj"_s;
        QTest::newRow("isolate") << u"\u2066x\u2069"_s << u"‹U+2066›x‹U+2069›"_s;
        QTest::newRow("zero width space") << u"a\u200bb"_s << u"a‹U+200B›b"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s << u"a‹U+2028›b"_s;
        QTest::newRow("lone surrogate") << QString(QChar(0xD83D)) << u"‹U+D83D›"_s;
        QTest::newRow("tag character") << u"\U000E0041"_s << u"‹U+E0041›"_s;
        QTest::newRow("byte order mark") << u"\ufeffx"_s << u"‹U+FEFF›x"_s;
    }

    void showsWhatIsHidden()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(visibleText(text), shown);
        QCOMPARE(needsEscape(text), text != shown);
        QVERIFY(!needsEscape(shown)); // what is shown is safe, and showing twice adds nothing
    }

    void everyUnitIsSafe()
    {
        for (uint unit = 0; unit <= 0xFFFF; ++unit)
            QVERIFY(!needsEscape(visibleText(QString(QChar(unit)))));
    }

    void topicLevelsShowSpacesAtTheEnds()
    {
        QCOMPARE(visibleLevel(u""_s), QString());
        QCOMPARE(visibleLevel(u"a b"_s), u"a b"_s);
        QCOMPARE(visibleLevel(u"  a b "_s), u"␣␣a b␣"_s);
        QCOMPARE(visibleLevel(u"  "_s), u"␣␣"_s);
        QCOMPARE(visibleLevel(u" \n"_s), u"␣␊"_s);
    }
};

QTEST_GUILESS_MAIN(TestEscape)
#include "tst_escape.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/decimal.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

class TestDecimal : public QObject {
    Q_OBJECT

private slots:
    void refusesWhatIsNoNumber()
    {
        for (const QString &text : {u""_s, u"-"_s, u"."_s, u"abc"_s, u"1.2.3"_s, u"1e"_s, u"0x10"_s,
                                    u"1,5"_s, u"٣"_s, u"nan"_s, u"1 2"_s, u"--1"_s})
            QVERIFY2(!parseDecimal(text), qPrintable(text));
    }

    void comparesExactly_data()
    {
        QTest::addColumn<QString>("larger");
        QTest::addColumn<QString>("smaller");
        QTest::addColumn<QString>("distance");
        const auto row = [](const char *larger, const char *smaller, const char *distance) {
            QTest::addRow("%s > %s", larger, smaller)
                << QString::fromLatin1(larger) << QString::fromLatin1(smaller)
                << QString::fromLatin1(distance);
        };
        row("21.7", "21.6", "0.1");
        row("43.9", "-44.1", "88");
        row("9007199254740993", "9007199254740992", "1");
        row("18446744073709551615", "18446744073709551614", "1");
        row("1e3", "999.5", "0.5");
        row("10", "9", "1");
        row("0.001", "0", "0.001");
        row("1", "-0.0", "1");
        row("-1", "-2", "1");
        row("100", "0.5e1", "95");
        row("1e400", "1e399", "");
        row("123456789012345678901234567890", "1", "1.23457e+29");
        row("0.5", "1e-400", "0.5");
        row("1e-400", "0", "0");
        row("1e99999999999999999999", "1", "");
        row("10000000000000000000", "-10000000000000000000", "2e+19");
    }

    void comparesExactly()
    {
        QFETCH(QString, larger);
        QFETCH(QString, smaller);
        QFETCH(QString, distance);
        const auto a = parseDecimal(larger);
        const auto b = parseDecimal(smaller);
        QVERIFY(a && b);
        QVERIFY(compareDecimals(*a, *b) > 0);
        QVERIFY(compareDecimals(*b, *a) < 0);
        QCOMPARE(compareDecimals(*a, *a), 0);
        QCOMPARE(decimalDistance(*a, *b), distance);
        QCOMPARE(decimalDistance(*b, *a), distance);
    }

    void sameValueInOtherWords()
    {
        for (const auto &[a, b] : {std::pair{u"127"_s, u"127.0"_s}, std::pair{u"1e3"_s, u"1000"_s},
                                   std::pair{u"-0"_s, u"0"_s}, std::pair{u"+5"_s, u"05.00"_s},
                                   std::pair{u".5"_s, u"0.5"_s}, std::pair{u"0e99"_s, u"0"_s}})
            QCOMPARE(parseDecimal(a), parseDecimal(b));
    }
};

QTEST_GUILESS_MAIN(TestDecimal)
#include "tst_decimal.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/formats.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class FormatsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void count_data();
    void count();
    void size_data();
    void size();
    void rate_data();
    void rate();
    void age_data();
    void age();
    void delta_data();
    void delta();
    void duration_data();
    void duration();
    void latency();
    void counter();
    void clockIsLocalAndIsoHasItsOffset();
    void decimalPointFollowsTheLocale();
};

namespace {

// The narrow no-break space is hard to read in a table.
QString plain(QString text)
{
    return text.replace(ui::narrowSpace, u'_');
}

} // namespace

void FormatsTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
}

void FormatsTest::count_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("brief");
    QTest::newRow("zero") << qint64(0) << u"0"_s << u"0"_s;
    QTest::newRow("hundreds") << qint64(999) << u"999"_s << u"999"_s;
    QTest::newRow("thousand") << qint64(1000) << u"1_000"_s << u"1_000"_s;
    QTest::newRow("topics") << qint64(104218) << u"104_218"_s << u"104_218"_s;
    QTest::newRow("millions") << qint64(8123456) << u"8_123_456"_s << u"8.1_M"_s;
    QTest::newRow("negative") << qint64(-1234) << u"\u22121_234"_s << u"\u22121_234"_s;
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min()
                              << u"\u22129_223_372_036_854_775_808"_s
                              << u"\u22129_223_372_036_854_775_808"_s;
}

void FormatsTest::count()
{
    QFETCH(qint64, number);
    QTEST(plain(ui::countText(number)), "whole");
    QTEST(plain(ui::shortCountText(number)), "brief");
}

void FormatsTest::size_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("small") << qint64(97) << u"97_B"_s;
    QTest::newRow("just under") << qint64(1023) << u"1_023_B"_s;
    QTest::newRow("one") << qint64(1024) << u"1_KiB"_s;
    QTest::newRow("decimal") << qint64(1536) << u"1.5_KiB"_s;
    QTest::newRow("half a mega") << qint64(512 * 1024) << u"512_KiB"_s;
    QTest::newRow("no 1024 KiB") << qint64(1024 * 1024 - 1) << u"1_MiB"_s;
    QTest::newRow("history") << qint64(412) * 1024 * 1024 << u"412_MiB"_s;
    QTest::newRow("giga") << qint64(1) * 1024 * 1024 * 1024 << u"1_GiB"_s;
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << u"8_EiB"_s;
}

void FormatsTest::size()
{
    QFETCH(qint64, bytes);
    QTEST(plain(ui::sizeText(bytes)), "text");
}

void FormatsTest::rate_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << QString();
    QTest::newRow("blank under 0.01") << 0.009 << QString();
    QTest::newRow("hundredths") << 0.05 << u"0.05/s"_s;
    QTest::newRow("tenths") << 2.1 << u"2.1/s"_s;
    QTest::newRow("tens") << 18.2 << u"18.2/s"_s;
    QTest::newRow("whole") << 50.0 << u"50/s"_s;
    QTest::newRow("thousands") << 1284.4 << u"1_284/s"_s;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << QString();
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QString();
}

void FormatsTest::rate()
{
    QFETCH(double, rate);
    QTEST(plain(ui::rateText(rate)), "text");
    QCOMPARE(plain(ui::messageRateText(1284)), u"1_284_msg/s"_s);
    QCOMPARE(plain(ui::messageRateText(0.4)), u"0.4_msg/s"_s);
    QCOMPARE(plain(ui::messageRateText(0)), u"0_msg/s"_s);
    QCOMPARE(plain(ui::byteRateText(318.2 * 1024)), u"318_KiB/s"_s);
}

void FormatsTest::age_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("future") << qint64(-5000) << u"now"_s;
    QTest::newRow("now") << qint64(999) << u"now"_s;
    QTest::newRow("seconds") << qint64(6900) << u"6_s"_s;
    QTest::newRow("minutes") << qint64(4 * 60'000 + 59'999) << u"4_min"_s;
    QTest::newRow("hour and minutes") << qint64(72 * 60'000) << u"1_h_12"_s;
    QTest::newRow("two digits") << qint64(65 * 60'000) << u"1_h_05"_s;
    QTest::newRow("whole hours") << qint64(120 * 60'000) << u"2_h"_s;
    QTest::newRow("many hours") << qint64(14) * 3600'000 + 60'000 << u"14_h"_s;
    QTest::newRow("days") << qint64(80) * 3600'000 << u"3_d"_s;
}

void FormatsTest::age()
{
    QFETCH(qint64, milliseconds);
    QTEST(plain(ui::ageText(milliseconds)), "text");
}

void FormatsTest::delta_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"+0_ms"_s;
    QTest::newRow("short") << qint64(35) << u"+35_ms"_s;
    QTest::newRow("seconds") << qint64(2019) << u"+2.02_s"_s;
    QTest::newRow("minute") << qint64(61'500) << u"+61.50_s"_s;
    QTest::newRow("long") << qint64(12 * 60'000) << u"+12_min"_s;
    QTest::newRow("clock went back") << qint64(-500) << u"\u22120.50_s"_s;
    QTest::newRow("absurd") << std::numeric_limits<qint64>::min() << QString();
}

void FormatsTest::delta()
{
    QFETCH(qint64, milliseconds);
    QTEST(plain(ui::deltaText(milliseconds)), "text");
}

void FormatsTest::duration_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << qint64(27) << u"27_s"_s;
    QTest::newRow("minutes and seconds") << qint64(250) << u"4_min 10_s"_s;
    QTest::newRow("minutes") << qint64(660) << u"11_min"_s;
    QTest::newRow("hours") << qint64(2 * 3600 + 14 * 60) << u"2_h 14_min"_s;
    QTest::newRow("days") << qint64(3 * 86400 + 4 * 3600) << u"3_d 4_h"_s;
    QTest::newRow("negative") << qint64(-3) << u"0_s"_s;
}

void FormatsTest::duration()
{
    QFETCH(qint64, seconds);
    QTEST(plain(ui::durationText(std::chrono::seconds(seconds))), "text");
}

void FormatsTest::latency()
{
    QCOMPARE(plain(ui::latencyText(3100us)), u"3.1_ms"_s);
    QCOMPARE(plain(ui::latencyText(411'800us)), u"412_ms"_s);
    QCOMPARE(plain(ui::latencyText(1'200'000us)), u"1.2_s"_s);
}

void FormatsTest::counter()
{
    QCOMPARE(ui::counterText(42s), u"0:42"_s);
    QCOMPARE(ui::counterText(3727s), u"1:02:07"_s);
}

void FormatsTest::clockIsLocalAndIsoHasItsOffset()
{
    const QDateTime local(QDate(2026, 3, 2), QTime(14, 22, 8, 412));
    QCOMPARE(ui::clockText(local.toMSecsSinceEpoch()), u"14:22:08.412"_s);
    QCOMPARE(ui::clockSecondsText(local.toMSecsSinceEpoch()), u"14:22:08"_s);
    const QString iso = ui::isoTimeText(local.toMSecsSinceEpoch());
    QVERIFY2(iso.startsWith(u"2026-03-02T14:22:08.412"), qPrintable(iso));
    QCOMPARE(QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch(),
             local.toMSecsSinceEpoch());
    QVERIFY(iso.size() > 23);
}

void FormatsTest::decimalPointFollowsTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(ui::rateText(2.1), u"2,1/s"_s);
    QLocale::setDefault(QLocale::c());
}

QTEST_GUILESS_MAIN(FormatsTest)
#include "tst_formats.moc"

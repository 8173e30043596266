// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fuzzypattern.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using store::FuzzyPattern;

class FuzzyPatternTest : public QObject {
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void ranks_data();
    void ranks();
    void bytesAndTextAgree();
    void floorOnlyLeavesOut();
    void longTextsAreBounded();
};

namespace {

// The text with what was found in brackets; "-" when it does not fit.
QString shown(const QString &typed, const QString &text)
{
    const FuzzyPattern pattern(typed);
    if (!pattern.rank(text))
        return u"-"_s;
    QString result;
    int at = 0;
    for (const FuzzyPattern::Stretch &stretch : pattern.stretches(text)) {
        result += text.mid(at, stretch.start - at) + u'[' + text.mid(stretch.start, stretch.length)
            + u']';
        at = stretch.start + stretch.length;
    }
    return result + text.mid(at);
}

} // namespace

void FuzzyPatternTest::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const QString &typed, const QString &text,
                        const QString &found) { QTest::newRow(name) << typed << text << found; };
    row("nothing typed", u" "_s, u"a/b"_s, u"-"_s);
    row("empty text", u"a"_s, u""_s, u"-"_s);
    row("two fragments", u"press 04"_s, u"spBv1.0/Plant-A/NDATA/Press-04"_s,
        u"spBv1.0/Plant-A/NDATA/[Press]-[04]"_s);
    row("in any order", u"04 press"_s, u"hall/Press-04"_s, u"hall/[Press]-[04]"_s);
    row("all must be there", u"press 05"_s, u"hall/Press-04"_s, u"-"_s);
    row("without regard to case", u"PRESS"_s, u"hall/press"_s, u"hall/[press]"_s);
    row("over levels", u"room/cl"_s, u"z/living_room/climate"_s, u"z/living_[room/cl]imate"_s);
    row("best place", u"in"_s, u"line/min/in/main"_s, u"line/min/[in]/main"_s);
    row("start of a level before the middle", u"te"_s, u"gate/state/temp"_s,
        u"gate/state/[te]mp"_s);
    row("scattered", u"zlc"_s, u"zigbee2mqtt/living_room/climate"_s,
        u"[z]igbee2mqtt/[l]iving_room/[c]limate"_s);
    row("scattered, not the first that fits", u"ps"_s, u"plant/ops_x/process/speed"_s,
        u"plant/o[ps]_x/process/speed"_s);
    row("scattered over starts", u"pcs"_s, u"plant/epic/cycle/speed"_s,
        u"[p]lant/epic/[c]ycle/[s]peed"_s);
    row("order counts", u"clz"_s, u"zigbee2mqtt/living_room/climate"_s, u"-"_s);
    row("words of a command", u"fo pan"_s, u"View ▸ Fold or unfold the panel"_s,
        u"View ▸ [Fo]ld or unfold the [pan]el"_s);
    row("camel case", u"fl"_s, u"flags/firmwareLoaded"_s, u"[fl]ags/firmwareLoaded"_s);
    row("Chinese", u"温"_s, u"仓库/温湿度"_s, u"仓库/[温]湿度"_s);
    row("other letters without regard to case", u"КУХ"_s, u"дом/кухня"_s, u"дом/[кух]ня"_s);
    row("letters beyond the BMP", u"😀"_s, u"a/😀/b"_s, u"a/[😀]/b"_s);
}

void FuzzyPatternTest::finds()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(QString, found);
    QCOMPARE(shown(typed, text), found);
    // The same for the bytes of a topic.
    QCOMPARE(FuzzyPattern(typed).rank(QByteArrayView(text.toUtf8())).has_value(), found != u"-"_s);
}

void FuzzyPatternTest::ranks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    const auto row
        = [](const char *name, const char *typed, const char *better, const char *worse) {
              QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(better)
                                  << QString::fromLatin1(worse);
          };
    row("exact", "home/lamp", "home/lamp", "home/lamp/x");
    row("exact before an end", "lamp", "lamp", "a/lamp");
    row("as typed before scattered", "lamp", "some/where/far/away/xlampx", "l/a/m/p");
    row("level start", "te", "a/temp/xyz", "a/gate/xyz");
    row("word start", "te", "a/my_temp/x", "a/mygates/x");
    row("digits are a word", "4", "a/press4/x", "a/press14/x");
    row("whole level", "on", "a/on/xyz", "a/one/xy");
    row("last level", "temp", "kitchen/hall/temp", "kitchen/temp/hall");
    row("shorter", "temp", "a/temp", "abc/temp");
    row("in one level", "press 04", "hall/press-04", "press/hall-04");
    row("scattered over level starts", "abc", "alpha/beta/core", "xa/xb/xc/a");
    row("scattered, together", "stp", "a/xstxp/b", "a/xsxtxp/b");
}

void FuzzyPatternTest::ranks()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const FuzzyPattern pattern(typed);
    const auto first = pattern.rank(better);
    const auto second = pattern.rank(worse);
    QVERIFY(first);
    QVERIFY2(*first > second.value_or(0),
             qPrintable(u"%1 against %2"_s.arg(*first).arg(second.value_or(0))));
}

void FuzzyPatternTest::bytesAndTextAgree()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        QString text;
        for (quint32 i = random.bounded(40U) + 1; i > 0; --i)
            text += u"abAB/_ 1"_s[random.bounded(8)];
        QString typed;
        for (quint32 i = random.bounded(5U) + 1; i > 0; --i)
            typed += u"abB/1 "_s[random.bounded(6)];
        const FuzzyPattern pattern(typed);
        QCOMPARE(pattern.rank(QByteArrayView(text.toUtf8())), pattern.rank(text));
        const auto stretches = pattern.stretches(text);
        QCOMPARE(stretches.empty(), !pattern.rank(text).has_value());
        int end = -1;
        for (const FuzzyPattern::Stretch &stretch : stretches) {
            QVERIFY(stretch.start > end);
            QVERIFY(stretch.length > 0);
            end = stretch.start + stretch.length;
        }
        QVERIFY(end <= text.size());
    }
}

void FuzzyPatternTest::floorOnlyLeavesOut()
{
    QRandomGenerator random(9);
    const FuzzyPattern pattern(u"ab 1"_s);
    for (int round = 0; round < 2000; ++round) {
        QByteArray text;
        for (quint32 i = random.bounded(30U) + 1; i > 0; --i)
            text += "abx/_1"[random.bounded(6)];
        const auto rank = pattern.rank(text);
        const int floor = random.bounded(1800);
        QCOMPARE(pattern.rank(text, floor), rank && *rank > floor ? rank : std::nullopt);
    }
}

void FuzzyPatternTest::longTextsAreBounded()
{
    const QByteArray longest = QByteArray(65'000, 'a') + "/xbyc";
    QVERIFY(FuzzyPattern(u"xbyc"_s).rank(longest));
    QVERIFY(FuzzyPattern(u"bc"_s).rank(longest)); // scattered, at the end
    QVERIFY(!FuzzyPattern(u"cb"_s).rank(longest));
    QVERIFY(FuzzyPattern(QString(10'000, u'a')).rank(longest)); // cut
    QVERIFY(FuzzyPattern(u"a b c d e f g h i j k l"_s).isEmpty() == false);
    QVERIFY(!FuzzyPattern(u"a"_s).rank(QByteArrayView()));
}

QTEST_GUILESS_MAIN(FuzzyPatternTest)
#include "tst_fuzzypattern.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/queryedit.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using store::QueryTerm;

// The chips change one condition and nothing else in the line (ux 2.5).
class QueryEditTest : public QObject {
    Q_OBJECT

private slots:
    void takesOneKindAway_data();
    void takesOneKindAway();
    void puts_data();
    void puts();
    void knowsWhereTermsStand();
};

void QueryEditTest::takesOneKindAway_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("left");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("only one") << u"retained:yes"_s << u""_s;
    QTest::newRow("first") << u"retained:yes lamp"_s << u"lamp"_s;
    QTest::newRow("last") << u"lamp retained:yes"_s << u"lamp"_s;
    QTest::newRow("between") << u"a  retained:yes b"_s << u"a  b"_s;
    QTest::newRow("negated") << u"a -retained:was"_s << u"a"_s;
    QTest::newRow("twice") << u"retained:yes a retained:no"_s << u"a"_s;
    QTest::newRow("in quotes") << u"\"x retained:yes\" a"_s << u"\"x retained:yes\" a"_s;
    QTest::newRow("in an expression") << u"/a retained:yes b/"_s << u"/a retained:yes b/"_s;
    QTest::newRow("after an error") << u"a foo/#/bar"_s << u"a foo/#/bar"_s;
}

void QueryEditTest::takesOneKindAway()
{
    QFETCH(const QString, text);
    QTEST(store::withoutTerms(text, QueryTerm::Kind::Retained), "left");
}

void QueryEditTest::puts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("nothing") << u""_s << u"retained:yes"_s;
    QTest::newRow("word") << u"lamp"_s << u"lamp retained:yes"_s;
    QTest::newRow("space") << u"lamp "_s << u"lamp retained:yes"_s;
    QTest::newRow("another") << u"retained:no lamp"_s << u"lamp retained:yes"_s;
    QTest::newRow("error") << u"foo/#/bar"_s << u"foo/#/bar retained:yes"_s;
}

void QueryEditTest::puts()
{
    QFETCH(const QString, text);
    QTEST(store::withTerm(text, QueryTerm::Kind::Retained, u"retained:yes"_s), "result");
}

void QueryEditTest::knowsWhereTermsStand()
{
    const QString text = u" -word  value:\"a b\" /x y/ a/+"_s;
    QStringList found;
    for (const QueryTerm &term : store::termsInText(text))
        found += text.mid(term.start, term.length);
    QCOMPARE(found, QStringList({u"-word"_s, u"value:\"a b\""_s, u"/x y/"_s, u"a/+"_s}));
    QCOMPARE(store::termsInText(u"a b retained:maybe"_s).size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(QueryEditTest)
#include "tst_queryedit.moc"

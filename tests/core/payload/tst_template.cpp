// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/template.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestTemplate : public QObject {
    Q_OBJECT

private slots:
    void fills_data();
    void fills();
    void randomStaysInRange_data();
    void randomStaysInRange();
    void uuidIsVersion4();
    void leavesWhatItDoesNotKnow_data();
    void leavesWhatItDoesNotKnow();
    void mapsOffsetsBack();

private:
    payload::TemplateContext context()
    {
        payload::TemplateContext c;
        c.now = QDateTime(QDate(2026, 3, 2), QTime(14, 22, 8, 412), Qt::OffsetFromUTC, 3600);
        c.counter = 41;
        c.random = &m_random;
        return c;
    }
    QRandomGenerator m_random{7};
};

void TestTemplate::fills_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("nothing") << "{\"a\":1}"_ba
                             << "{\"a\":1}"_ba;
    QTest::newRow("empty") << ""_ba
                           << ""_ba;
    QTest::newRow("now") << "at {{now}}."_ba
                         << "at 2026-03-02T14:22:08.412+01:00."_ba;
    QTest::newRow("now_ms") << "{{now_ms}}"_ba
                            << "1772457728412"_ba;
    QTest::newRow("spaces") << "{{  counter }}"_ba
                            << "41"_ba;
    QTest::newRow("inside JSON braces") << "{\"n\":{{counter}}}"_ba
                                        << "{\"n\":41}"_ba;
    QTest::newRow("brace before") << "{{{counter}}}"_ba
                                  << "{41}"_ba;
    QTest::newRow("two") << "{{counter}}{{counter}}"_ba
                         << "4141"_ba;
    QTest::newRow("one value possible") << "{{random 5 5}}"_ba
                                        << "5"_ba;
    QTest::newRow("decimals of the finer bound") << "{{random 1 1.00}}"_ba
                                                 << "1.00"_ba;
    QTest::newRow("below one") << "{{random -0.05 -0.05}}"_ba
                               << "-0.05"_ba;
    QTest::newRow("unknown beside known") << "{{ x }}{{counter}}"_ba
                                          << "{{ x }}41"_ba;
}

void TestTemplate::fills()
{
    QFETCH(QByteArray, source);
    QTEST(payload::expandTemplate(source, context()).bytes, "expected");
}

void TestTemplate::randomStaysInRange_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("integers") << "{{random 0 3}}"_ba << 0.0 << 3.0;
    QTest::newRow("negative") << "{{random -3 -1}}"_ba << -3.0 << -1.0;
    QTest::newRow("decimals") << "{{random 20.5 21.5}}"_ba << 20.5 << 21.5;
    QTest::newRow("widest") << "{{random -999999999999999999 999999999999999999}}"_ba << -1e18
                            << 1e18;
}

void TestTemplate::randomStaysInRange()
{
    QFETCH(QByteArray, source);
    QFETCH(double, low);
    QFETCH(double, high);
    QSet<QByteArray> seen;
    for (int i = 0; i < 400; ++i) {
        const QByteArray text = payload::expandTemplate(source, context()).bytes;
        bool ok = false;
        const double value = text.toDouble(&ok);
        QVERIFY2(ok && value >= low && value <= high, text.constData());
        seen.insert(text);
    }
    QVERIFY(seen.size() >= 3);
}

void TestTemplate::uuidIsVersion4()
{
    const QString text = QString::fromLatin1(payload::expandTemplate("{{uuid}}", context()).bytes);
    static const QRegularExpression form(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    QVERIFY2(form.match(text).hasMatch(), qPrintable(text));
    QVERIFY(QString::fromLatin1(payload::expandTemplate("{{uuid}}", context()).bytes) != text);
}

void TestTemplate::leavesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("Home Assistant") << "{{ value_json.temperature }}"_ba;
    QTest::newRow("unclosed") << "{{now"_ba;
    QTest::newRow("only braces") << "{{}}{{{{}}}}"_ba;
    QTest::newRow("range reversed") << "{{random 9 1}}"_ba;
    QTest::newRow("no number") << "{{random a b}}"_ba;
    QTest::newRow("one bound") << "{{random 3}}"_ba;
    QTest::newRow("too many digits") << "{{random 0 99999999999999999999}}"_ba;
    QTest::newRow("overflow by decimals") << "{{random 0.000000001 999999999999999999}}"_ba;
    QTest::newRow("closing far away") << "{{now"_ba + QByteArray(1000, ' ') + "}}"_ba;
    QTest::newRow("no UTF-8") << "\xff{{\xfe}}"_ba;
}

void TestTemplate::leavesWhatItDoesNotKnow()
{
    QFETCH(QByteArray, source);
    const payload::ExpandedTemplate result = payload::expandTemplate(source, context());
    QCOMPARE(result.bytes, source);
    QVERIFY(!result.isUsed());
}

void TestTemplate::mapsOffsetsBack()
{
    //                          0         1         2
    //                          0123456789012345678901234
    const QByteArray source = "{\"a\":{{counter}},\"b\":{{now_ms}}!}";
    const payload::ExpandedTemplate result = payload::expandTemplate(source, context());
    QCOMPARE(result.bytes, "{\"a\":41,\"b\":1772457728412!}");
    QCOMPARE(result.sourceOffset(0), 0);
    QCOMPARE(result.sourceOffset(5), source.indexOf("{{counter"));
    QCOMPARE(result.sourceOffset(6), source.indexOf("{{counter"));
    QCOMPARE(result.sourceOffset(result.bytes.indexOf("\"b\"")), source.indexOf("\"b\""));
    QCOMPARE(result.sourceOffset(result.bytes.indexOf('!')), source.indexOf('!'));
    QCOMPARE(result.sourceOffset(result.bytes.size()), source.size());
}

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"

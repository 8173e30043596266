// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/retainedtext.h"

#include <QLocale>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace pipeline;

class TestRetainedText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void everyOutcomeHasWords_data();
    void everyOutcomeHasWords();
    void detailsSayHow();
};

namespace {

RetainedResult result(RetainedOutcome outcome, int messages = 0)
{
    RetainedResult result;
    result.topicFilter = "plant/#";
    result.outcome = outcome;
    for (int i = 0; i < messages; ++i) {
        const QByteArray topic = "plant/" + QByteArray::number(i);
        mqtt::MessageRecord record;
        record.topicLength = quint16(topic.size());
        record.payloadOffset = quint32(topic.size());
        record.payloadLength = 1;
        record.retain = true;
        const QByteArray bytes = topic + 'x';
        result.messages.add(bytes, record);
    }
    return result;
}

} // namespace

void TestRetainedText::everyOutcomeHasWords_data()
{
    QTest::addColumn<RetainedResult>("result");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const RetainedResult &result, const QString &words) {
        QTest::newRow(name) << result << words;
    };
    row("some", result(RetainedOutcome::Complete, 59), u"Checked plant/#: 59 retained"_s);
    row("none", result(RetainedOutcome::Complete), u"Checked plant/#: nothing is retained"_s);
    row("limit", result(RetainedOutcome::LimitReached, 2),
        u"Checked plant/#: more than 2 retained, the rest was not looked at"_s);
    row("too long", result(RetainedOutcome::TookTooLong, 2),
        u"Checked plant/#: 2 retained so far, the broker did not come to an end"_s);
    row("not connected", result(RetainedOutcome::NotConnected),
        u"plant/# was not checked: there is no connection"_s);
    row("disconnected", result(RetainedOutcome::Disconnected),
        u"Checking plant/# ended: the connection was lost"_s);
    RetainedResult refused = result(RetainedOutcome::Refused);
    refused.reasonCode = mqtt::ReasonCode::NotAuthorized;
    row("refused", refused, u"Checking plant/#: You are not allowed to subscribe to this (0x87)"_s);
    row("no answer", result(RetainedOutcome::NoAnswer),
        u"Checking plant/#: the broker did not answer"_s);
    row("paused", result(RetainedOutcome::Paused),
        u"Checking plant/# ended: the display is paused"_s);
    row("busy", result(RetainedOutcome::Busy),
        u"plant/# was not checked: other checks are waiting already"_s);
    RetainedResult invalid = result(RetainedOutcome::InvalidTopic);
    invalid.topicFilter = "a\nb/#";
    row("invalid", invalid, u"a␊b/# cannot be checked: the broker takes no such filter"_s);
}

void TestRetainedText::everyOutcomeHasWords()
{
    QFETCH(RetainedResult, result);
    QFETCH(QString, words);
    QCOMPARE(ui::retainedResultText(result), words);
    QVERIFY(ui::retainedResultDetails(result, {}).isEmpty());
}

void TestRetainedText::detailsSayHow()
{
    RetainedResult extra = result(RetainedOutcome::Complete, 1);
    extra.way = RetainedWay::ExtraFilter;
    extra.secondClient
        = {.kind = client::Failure::ConnackRefused, .reasonCode = mqtt::ReasonCode::NotAuthorized};
    extra.possibleCopies = 3;
    const QString details = ui::retainedResultDetails(extra, {});
    QVERIFY2(details.contains(u"A second client was not possible"_s), qPrintable(details));
    QVERIFY2(details.contains(u"0x87"_s), qPrintable(details));
    QVERIFY2(details.contains(u"3 message(s) may have been received twice"_s), qPrintable(details));
    RetainedResult single = result(RetainedOutcome::Complete, 1);
    single.onlyTheTopic = true;
    single.reasonCode = mqtt::ReasonCode::WildcardSubscriptionsNotSupported;
    QVERIFY(ui::retainedResultDetails(single, {}).contains(u"0xA2"_s));
    QVERIFY(ui::retainedResultLevel(single) == ui::NoticeLevel::Warning);
}

QTEST_MAIN(TestRetainedText)
#include "tst_retainedtext.moc"

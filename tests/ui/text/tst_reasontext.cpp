// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/qostext.h"
#include "text/reasontext.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class ReasonTextTest : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasItsOwnSentence();
    void bytesThatAreNoCodeSayUnknown();
    void sentences_data();
    void sentences();
    void oldConnackShowsTheNumberOnTheWire();
    void oldSubackSaysWhyThereIsNoReason();
    void sizeLimitAndReferenceAreNamed();
    void qosIsExplained();
};

void ReasonTextTest::everyCodeHasItsOwnSentence()
{
    QSet<QString> seen;
    for (int value = 0; value < 256; ++value) {
        const auto code = static_cast<mqtt::ReasonCode>(value);
        const ui::Explanation text = ui::explainReason(code);
        QVERIFY(!text.what.isEmpty());
        QVERIFY(!text.what.endsWith(u'.'));
        if (qstrcmp(mqtt::specName(code), "Unknown") != 0) {
            QVERIFY2(text.what != u"Unknown reason"_s, mqtt::specName(code));
            QVERIFY2(!seen.contains(text.what), qPrintable(text.what));
            seen.insert(text.what);
        }
    }
    QCOMPARE(seen.size(), 43);
}

void ReasonTextTest::bytesThatAreNoCodeSayUnknown()
{
    const ui::Explanation text = ui::explainReason(static_cast<mqtt::ReasonCode>(0xfe));
    QCOMPARE(text.sentence(), u"Unknown reason (0xFE)"_s);
}

void ReasonTextTest::sentences_data()
{
    using enum mqtt::ReasonCode;
    QTest::addColumn<mqtt::ReasonCode>("code");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<ui::NextStep>("next");
    QTest::newRow("0x10") << NoMatchingSubscribers
                          << u"Accepted, but nobody is subscribed to this topic (0x10)"_s
                          << ui::NextStep::None;
    QTest::newRow("0x86") << BadUserNameOrPassword << u"User name or password is wrong (0x86)"_s
                          << ui::NextStep::EditCredentials;
    QTest::newRow("0x87") << NotAuthorized << u"You are not allowed to do this (0x87)"_s
                          << ui::NextStep::EditCredentials;
    QTest::newRow("0x8E") << SessionTakenOver
                          << u"Another client took over with the same ID (0x8E)"_s
                          << ui::NextStep::GenerateClientId;
    QTest::newRow("0xA2") << WildcardSubscriptionsNotSupported << u"No wildcards here (0xA2)"_s
                          << ui::NextStep::CheckTopic;
}

void ReasonTextTest::sentences()
{
    QFETCH(mqtt::ReasonCode, code);
    const ui::Explanation text = ui::explainReason(code);
    QTEST(text.sentence(), "sentence");
    QTEST(text.next, "next");
}

void ReasonTextTest::oldConnackShowsTheNumberOnTheWire()
{
    const ui::ReasonContext old{mqtt::ProtocolVersion::Mqtt311, {}, {}};
    QCOMPARE(ui::explainConnack(mqtt::ReasonCode::BadUserNameOrPassword, old).sentence(),
             u"User name or password is wrong (MQTT 3 code 4)"_s);
    QCOMPARE(ui::explainConnack(mqtt::ReasonCode::UnsupportedProtocolVersion, old).code,
             u"MQTT 3 code 1"_s);
    QCOMPARE(ui::explainConnack(mqtt::ReasonCode::NotAuthorized).code, u"0x87"_s);
}

void ReasonTextTest::oldSubackSaysWhyThereIsNoReason()
{
    const ui::ReasonContext old{mqtt::ProtocolVersion::Mqtt311, {}, {}};
    QVERIFY(ui::explainSuback(mqtt::ReasonCode::UnspecifiedError, old)
                .what.contains(u"gives no reason"_s));
    QCOMPARE(ui::explainSuback(mqtt::ReasonCode::NotAuthorized).code, u"0x87"_s);
    QCOMPARE(ui::explainSuback(mqtt::ReasonCode::GrantedQoS1, old).what, u"Accepted with QoS 1"_s);
}

void ReasonTextTest::sizeLimitAndReferenceAreNamed()
{
    ui::ReasonContext context;
    context.maximumPacketSize = 256 * 1024;
    context.serverReference = u"b.example:1883"_s;
    QCOMPARE(ui::explainReason(mqtt::ReasonCode::PacketTooLarge, context).what,
             u"Message too large (broker limit 256\u202fKiB)"_s);
    QCOMPARE(ui::explainReason(mqtt::ReasonCode::ServerMoved, context).what,
             u"The server has moved: b.example:1883"_s);
    QCOMPARE(ui::explainReason(mqtt::ReasonCode::ServerMoved, context).next,
             ui::NextStep::ConnectThere);
    QCOMPARE(ui::nextStepLabel(ui::NextStep::EditCredentials), u"Edit password…"_s);
}

void ReasonTextTest::qosIsExplained()
{
    QCOMPARE(ui::qosTitle(mqtt::QoS::AtLeastOnce), u"QoS 1 — at least once"_s);
    QCOMPARE(ui::qosExplainer(mqtt::QoS::AtMostOnce), u"Sent once, not confirmed. May be lost."_s);
    QVERIFY(ui::qosNeverRaised().startsWith(u"The broker never raises QoS"));
}

QTEST_GUILESS_MAIN(ReasonTextTest)
#include "tst_reasontext.moc"

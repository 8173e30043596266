// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/willpreviewframe.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using ui::WillSentence;
using ui::WillSettings;

Q_DECLARE_METATYPE(ui::WillSettings)

namespace {

constexpr quint32 never = 0xFFFFFFFF;
constexpr auto v5 = mqtt::ProtocolVersion::Mqtt5;
constexpr auto v311 = mqtt::ProtocolVersion::Mqtt311;

WillSettings settings(mqtt::ProtocolVersion version, quint32 delay, quint32 expiry, bool cleanStart)
{
    WillSettings made;
    made.version = version;
    made.delaySeconds = delay;
    made.sessionExpirySeconds = expiry;
    made.cleanStart = cleanStart;
    return made;
}

} // namespace

class tst_WillPreview : public QObject {
    Q_OBJECT

private slots:
    void phrases_data();
    void phrases();
    void phrasesThatMustNotAppear_data();
    void phrasesThatMustNotAppear();
    void leadComesFirstThenWarnings();
    void warningsChangeTheFrame();
    void payloadIsShownSafely();
};

// Acceptance check 19: the rows of ux.md 2.19.
void tst_WillPreview::phrases_data()
{
    QTest::addColumn<WillSettings>("will");
    QTest::addColumn<QString>("phrase");

    QTest::newRow("3.1.1: at once")
        << settings(v311, 5, 60, false) << u"the broker sends at once"_s;
    QTest::newRow("v5, no delay: at once") << settings(v5, 0, 60, false) << u"at once"_s;
    QTest::newRow("v5, expiry >= delay") << settings(v5, 5, 60, false) << u"then 5 s later"_s;
    QTest::newRow("v5, expiry = delay") << settings(v5, 5, 5, false) << u"then 5 s later"_s;
    QTest::newRow("v5, never expires") << settings(v5, 5, never, false) << u"then 5 s later"_s;
    QTest::newRow("[MQTT-3.1.3-9] expiry < delay, lead")
        << settings(v5, 30, 10, false) << u"then 10 s later"_s;
    QTest::newRow("[MQTT-3.1.3-9] expiry < delay, warning")
        << settings(v5, 30, 10, false)
        << u"The session ends after 10 s, so the will is sent then, not after 30 s."_s;
    QTest::newRow("delay 5, when disconnected")
        << settings(v5, 5, 0, true)
        << u"The session ends after 0 s, so the will is sent then, not after 5 s."_s;
    QTest::newRow("resume before the delay")
        << settings(v5, 5, 60, false) << u"If we reconnect within 5 s it is cancelled."_s;
    QTest::newRow("clean start")
        << settings(v5, 5, 60, true)
        << u"Reconnecting with a clean start ends the old session, so the will is sent anyway."_s;
    QTest::newRow("normal disconnect")
        << settings(v311, 0, 0, true) << u"A normal Disconnect sends nothing."_s;
    QTest::newRow("v5: disconnect and send will")
        << settings(v5, 0, 0, true) << u"“Disconnect and send will” (0x04)"_s;
    QTest::newRow("not retained") << settings(v5, 0, 0, true)
                                  << u"Not retained: only clients subscribed at that moment"_s;

    WillSettings retained = settings(v5, 0, 0, true);
    retained.retain = true;
    QTest::newRow("retain")
        << retained
        << u"It replaces the retained value of this topic until something replaces it"_s;
    retained.payloadEmpty = true;
    QTest::newRow("retain, empty payload")
        << retained << u"It clears the retained message of this topic."_s;

    WillSettings beyond = settings(v5, 0, 0, true);
    beyond.qos = mqtt::QoS::ExactlyOnce;
    beyond.limits = ui::WillLimits{mqtt::QoS::AtLeastOnce, false};
    QTest::newRow("[MQTT-3.2.2-12] QoS beyond the broker")
        << beyond << u"This broker allows QoS ≤ 1: it would refuse the connection (0x9B)."_s;
    beyond.retain = true;
    QTest::newRow("[MQTT-3.2.2-13] retain beyond the broker")
        << beyond << u"This broker allows no retain: it would refuse the connection (0x9A)."_s;
}

void tst_WillPreview::phrases()
{
    QFETCH(WillSettings, will);
    QFETCH(QString, phrase);
    ui::WillPreviewFrame frame;
    frame.setWill(will, u"devices/a/status"_s, will.payloadEmpty ? QByteArray() : "offline");
    QVERIFY2(frame.plainText().contains(phrase), qPrintable(frame.plainText()));
}

void tst_WillPreview::phrasesThatMustNotAppear_data()
{
    QTest::addColumn<WillSettings>("will");
    QTest::addColumn<QString>("phrase");

    QTest::newRow("3.1.1 has no delay") << settings(v311, 5, 60, false) << u"later"_s;
    QTest::newRow("3.1.1 cancels nothing") << settings(v311, 5, 60, false) << u"cancelled"_s;
    QTest::newRow("3.1.1 has no 0x04") << settings(v311, 0, 0, true) << u"0x04"_s;
    QTest::newRow("no delay, clean start") << settings(v5, 0, 60, true) << u"anyway"_s;
    QTest::newRow("expiry long enough") << settings(v5, 5, 60, false) << u"session ends"_s;
    QTest::newRow("clean start cancels nothing") << settings(v5, 5, 60, true) << u"cancelled"_s;
    WillSettings within = settings(v5, 0, 0, true);
    within.limits = ui::WillLimits{mqtt::QoS::AtLeastOnce, false};
    QTest::newRow("within the limits") << within << u"refuse"_s;
}

void tst_WillPreview::phrasesThatMustNotAppear()
{
    QFETCH(WillSettings, will);
    QFETCH(QString, phrase);
    ui::WillPreviewFrame frame;
    frame.setWill(will, u"devices/a/status"_s, "offline");
    QVERIFY2(!frame.plainText().contains(phrase), qPrintable(frame.plainText()));
}

void tst_WillPreview::leadComesFirstThenWarnings()
{
    WillSettings will = settings(v5, 30, 10, true);
    will.qos = mqtt::QoS::ExactlyOnce;
    will.limits = ui::WillLimits{mqtt::QoS::AtMostOnce, true};
    const std::vector<ui::WillFact> facts = ui::previewWill(will);
    std::vector<WillSentence> sentences;
    for (const ui::WillFact &fact : facts)
        sentences.push_back(fact.sentence);
    const std::vector<WillSentence> expected{WillSentence::SentLater,
                                             WillSentence::SessionEndsFirst,
                                             WillSentence::CleanStartSendsAnyway,
                                             WillSentence::QoSRefused,
                                             WillSentence::NotRetained,
                                             WillSentence::NormalDisconnectSendsNothing,
                                             WillSentence::DisconnectCanSendWill};
    QCOMPARE(sentences, expected);
}

void tst_WillPreview::warningsChangeTheFrame()
{
    ui::WillPreviewFrame frame;
    frame.setWill(settings(v5, 5, 60, false), u"a"_s, "x");
    QCOMPARE(frame.level(), ui::NoticeLevel::Info);
    frame.setWill(settings(v5, 5, 0, false), u"a"_s, "x");
    QCOMPARE(frame.level(), ui::NoticeLevel::Warning);
}

void tst_WillPreview::payloadIsShownSafely()
{
    ui::WillPreviewFrame frame;
    frame.setWill(settings(v5, 0, 0, true), u"a"_s, "line\nend \x1b[0m");
    QVERIFY(frame.plainText().contains(u"line␊end ␛[0m"_s));
    frame.setWill(settings(v5, 0, 0, true), u"a"_s, QByteArray("\x00\xff\xfe\x80", 4));
    QVERIFY(frame.plainText().contains(u"binary"_s));
    frame.setWill(settings(v5, 0, 0, true), {}, {});
    QVERIFY(frame.plainText().contains(u"‹empty›"_s));
    frame.setWill(settings(v5, 0, 0, true), QString(70'000, u'x'), QByteArray(70'000, 'y'));
    QVERIFY(frame.plainText().size() < 2'000);
}

QTEST_MAIN(tst_WillPreview)
#include "tst_willpreview.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/composedpayload.h"
#include "publish/publishdraft.h"
#include "publish/publishhint.h"
#include "publish/topiccompletion.h"
#include "store/topictree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::PublishFormat;

Q_DECLARE_METATYPE(ui::PublishFormat)

class PublishValuesTest : public QObject {
    Q_OBJECT

private slots:
    void composes_data();
    void composes();
    void fillsPlaceholders();
    void placesErrorsInWhatIsTyped();
    void hints_data();
    void hints();
    void draftsComeBack();
    void impossibleDraftsAreRefused_data();
    void impossibleDraftsAreRefused();
    void completesRecentTopics();

private:
    static ui::ComposedPayload compose(PublishFormat format, const QByteArray &text)
    {
        QRandomGenerator random(1);
        return ui::composePayload(format, text,
                                  {QDateTime::fromMSecsSinceEpoch(1'700'000'000'000), 7, &random});
    }
};

void PublishValuesTest::composes_data()
{
    QTest::addColumn<PublishFormat>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("sendable");
    QTest::addColumn<qsizetype>("errorOffset");
    QTest::addColumn<QString>("says");
    const qsizetype fine = -1;
    QTest::newRow("json") << PublishFormat::Json << R"({"a":1})"_ba
                          << R"({"a":1})"_ba << true << fine << u"Valid JSON · 7 B"_s;
    QTest::newRow("json, invalid, may be sent")
        << PublishFormat::Json << "{\n \"a\":}"_ba
        << "{\n \"a\":}"_ba << true << qsizetype(7) << u"Not valid JSON: line 2, column 6"_s;
    QTest::newRow("json, only blanks") << PublishFormat::Json << "  "_ba
                                       << "  "_ba << true << qsizetype(2) << u"Not valid JSON"_s;
    QTest::newRow("empty") << PublishFormat::Json << QByteArray() << QByteArray() << true << fine
                           << u"Empty payload"_s;
    QTest::newRow("text") << PublishFormat::Text << "{oops"_ba
                          << "{oops"_ba << true << fine << u"5 B"_s;
    QTest::newRow("hex") << PublishFormat::Hex << "00 ff\n0a"_ba << QByteArray("\0\xff\n", 3)
                         << true << fine << u"3 B"_s;
    QTest::newRow("hex, odd") << PublishFormat::Hex << "00 f"_ba << QByteArray("\0", 1) << false
                              << qsizetype(3) << u"Not valid hex: line 1, column 4"_s;
    QTest::newRow("hex, error after more than ASCII")
        << PublishFormat::Hex << "00\nü"_ba << QByteArray("\0", 1) << false << qsizetype(3)
        << u"Not valid hex: line 2, column 1"_s;
    QTest::newRow("base64") << PublishFormat::Base64 << "aGk="_ba
                            << "hi"_ba << true << fine << u"2 B"_s;
    QTest::newRow("base64, invalid") << PublishFormat::Base64 << "aG*="_ba << QByteArray() << false
                                     << qsizetype(2) << u"Not valid Base64: line 1, column 3"_s;
    QTest::newRow("file") << PublishFormat::File << "{{now}}"_ba
                          << "{{now}}"_ba << true << fine << u"7 B"_s;
}

void PublishValuesTest::composes()
{
    QFETCH(PublishFormat, format);
    QFETCH(QByteArray, text);
    const ui::ComposedPayload payload = compose(format, text);
    QFETCH(bool, sendable);
    QCOMPARE(payload.sendable, sendable);
    QTEST(payload.errorOffset, "errorOffset");
    if (sendable)
        QTEST(payload.bytes, "bytes");
    QVERIFY(!payload.filled);
    QFETCH(QString, says);
    const QString said = ui::validityText(format, payload).replace(QChar(0x202F), u' ');
    QVERIFY2(said.startsWith(says), qPrintable(said));
}

void PublishValuesTest::fillsPlaceholders()
{
    const ui::ComposedPayload payload
        = compose(PublishFormat::Json, R"({"n":{{counter}},"at":{{now_ms}}})");
    QVERIFY(payload.filled);
    QCOMPARE(payload.bytes, R"({"n":7,"at":1700000000000})"_ba);
    QVERIFY2(payload.error.isEmpty(), qPrintable(payload.error));
    // Other systems have templates too.
    QCOMPARE(compose(PublishFormat::Text, "{{ states('x') }}").bytes, "{{ states('x') }}"_ba);
}

void PublishValuesTest::placesErrorsInWhatIsTyped()
{
    // The time stamp is three times as long as its placeholder: the place must not move.
    const QByteArray typed = "{\"at\":{{now_ms}},\"b\":}";
    const ui::ComposedPayload payload = compose(PublishFormat::Json, typed);
    QCOMPARE(payload.errorOffset, typed.size() - 1);
    QVERIFY2(payload.error.contains(u"line 1, column %1"_s.arg(typed.size())),
             qPrintable(payload.error));
}

void PublishValuesTest::hints_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("qos");
    QTest::addColumn<bool>("retain");
    QTest::addColumn<bool>("online");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("warning");
    const QString later = u"Kept for clients that subscribe later."_s;
    const QString once = u"Sent once, not confirmed; may be lost."_s;
    QTest::newRow("picture 01") << "a/b"_ba
                                << "1"_ba << 1 << true << true
                                << u"The broker confirms; may arrive twice.\n"_s + later << false;
    QTest::newRow("QoS 0") << "a"_ba
                           << "1"_ba << 0 << false << true
                           << once + u"\nOnly clients subscribed now get it."_s << false;
    QTest::newRow("QoS 2") << "a"_ba
                           << "1"_ba << 2 << true << true
                           << u"Broker allows at most QoS 1.\n"_s + later << true;
    QTest::newRow("clears") << "a/set"_ba << QByteArray() << 0 << true << true
                            << once + u"\nThis clears the retained message."_s << true;
    for (const char *topic : {"lamp/set", "lamp/cmd", "lamp/command"})
        QTest::newRow(topic) << QByteArray(topic) << "1"_ba << 0 << true << true
                             << once
                + u"\nA retained command runs again whenever the device reconnects."_s
                             << true;
    QTest::newRow("not retained, a command")
        << "lamp/set"_ba
        << "1"_ba << 0 << false << true << once + u"\nOnly clients subscribed now get it."_s
        << false;
    QTest::newRow("broker's own") << "$SYS/x"_ba
                                  << "1"_ba << 0 << false << true
                                  << once
            + u"\nTopics that start with $ belong to the broker; "
              u"most refuse them."_s
                                  << true;
    const QString offline = u"Offline: will be sent when the connection is back."_s;
    QTest::newRow("offline") << "a"_ba
                             << "1"_ba << 1 << false << false << offline << true;
    QTest::newRow("offline, retained")
        << "a"_ba
        << "1"_ba << 1 << true << false << offline + u'\n' + later << true;
}

void PublishValuesTest::hints()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, payload);
    QFETCH(int, qos);
    QFETCH(bool, retain);
    QFETCH(bool, online);
    client::PublishRequest request;
    request.topic = topic;
    request.payload = payload;
    request.qos = mqtt::QoS(qos);
    request.retain = retain;
    client::BrokerInfo broker;
    broker.maximumQoS = mqtt::QoS::AtLeastOnce;
    const ui::PublishHint hint
        = ui::publishHint(request, online ? std::optional(broker) : std::nullopt);
    QTEST(hint.text, "text");
    QTEST(hint.warning, "warning");
    if (retain && online) {
        broker.retainAvailable = false;
        QVERIFY(ui::publishHint(request, broker)
                    .text.contains(u"This broker does not keep retained messages."_s));
    }
}

void PublishValuesTest::draftsComeBack()
{
    ui::PublishDraft draft;
    QCOMPARE(ui::draftFromJson(ui::toJson(draft)), draft);
    draft.name = u"Lampe „aus“ & mehr"_s;
    draft.topic = "仓库/\n/x";
    draft.text = QByteArray("\0\xff{", 3);
    draft.format = PublishFormat::Base64;
    draft.qos = mqtt::QoS::ExactlyOnce;
    draft.retain = true;
    draft.properties.payloadFormat = mqtt::PayloadFormat::Unspecified;
    draft.properties.messageExpiryInterval = 4294967295U;
    draft.properties.contentType = "application/json";
    draft.properties.responseTopic = "answer/here";
    draft.properties.correlationData = QByteArray("\0\n\xff", 3);
    draft.properties.userProperties = {{"a", "1"}, {"a", "\xc3\xbc"}};
    QCOMPARE(ui::draftFromJson(ui::toJson(draft)), draft);
    draft.properties.messageExpiryInterval = 0;
    draft.properties.payloadFormat = mqtt::PayloadFormat::Utf8;
    QCOMPARE(ui::draftFromJson(ui::toJson(draft)), draft);
    const auto written = QJsonDocument(ui::toJson(draft)).toJson().size();
    QVERIFY(written <= ui::storedSize(draft) * 2);
}

void PublishValuesTest::impossibleDraftsAreRefused_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no topic") << u"topic"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("topic") << u"topic"_s << QJsonValue(5);
    QTest::newRow("text is no Base64") << u"text"_s << QJsonValue(u"***"_s);
    QTest::newRow("format") << u"format"_s << QJsonValue(u"pictures"_s);
    QTest::newRow("qos 3") << u"qos"_s << QJsonValue(3);
    QTest::newRow("qos 1.5") << u"qos"_s << QJsonValue(1.5);
    QTest::newRow("qos -1") << u"qos"_s << QJsonValue(-1);
    QTest::newRow("retain") << u"retain"_s << QJsonValue(1);
    QTest::newRow("payload format") << u"payloadFormat"_s << QJsonValue(2);
    QTest::newRow("expiry") << u"expirySeconds"_s << QJsonValue(4294967296.0);
    QTest::newRow("user properties") << u"userProperties"_s << QJsonValue(QJsonArray{1});
}

void PublishValuesTest::impossibleDraftsAreRefused()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject object = ui::toJson({});
    QVERIFY(ui::draftFromJson(object));
    if (value.isUndefined())
        object.remove(member);
    else
        object.insert(member, value);
    QVERIFY(!ui::draftFromJson(object));
}

void PublishValuesTest::completesRecentTopics()
{
    const QStringList recent{u"home/lamp/set"_s, u"home/fan"_s, u"garden"_s};
    QCOMPARE(ui::completeTopic(nullptr, recent, u"home/"_s),
             QStringList({u"home/lamp/set"_s, u"home/fan"_s}));
    QCOMPARE(ui::completeTopic(nullptr, recent, u"home/fan"_s), QStringList());
    QCOMPARE(ui::completeTopic(nullptr, recent, QString(), 2).size(), 2);
}

QTEST_MAIN(PublishValuesTest)
#include "tst_publishvalues.moc"

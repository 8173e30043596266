// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/messagecopy.h"
#include "history/payloadfile.h"
#include "support/storefeed.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

// What leaves the program through the clipboard or a file is exact, whatever the bytes are.
class MessageCopyTest : public QObject {
    Q_OBJECT

private slots:
    void copiesValues();
    void writesJsonLines();
    void writesCommands_data();
    void writesCommands();
    void savesExactBytes();
    void saysWhenItCannotSave();

private:
    store::Message message(const QByteArray &topic, const QByteArray &payload,
                           const FeedFlags &flags = {})
    {
        StoreFeed(m_tree, m_log).addNow(topic, payload, 1'772'457'728'412'000, flags);
        return m_log.message(m_log.lastId());
    }

    store::TopicTree m_tree;
    store::MessageLog m_log{1 << 20};
};

void MessageCopyTest::copiesValues()
{
    QCOMPARE(ui::valueForClipboard(message("a", "{\"x\": 1.0}\n"))->text(), u"{\"x\": 1.0}\n"_s);
    const QByteArray bytes("\x00\xff", 2);
    const auto binary = ui::valueForClipboard(message("a", bytes));
    QCOMPARE(binary->text(), u"00 ff"_s);
    QCOMPARE(binary->data(u"application/octet-stream"_s), bytes);
}

void MessageCopyTest::writesJsonLines()
{
    FeedFlags flags;
    flags.qos = mqtt::QoS::ExactlyOnce;
    flags.retain = true;
    const QString line = ui::jsonLine(message("a/\"b\"", "x\ny", flags));
    QVERIFY(!line.contains(u'\n'));
    const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
    QCOMPARE(object.value(u"topic"_s).toString(), u"a/\"b\""_s);
    QCOMPARE(object.value(u"payload"_s).toString(), u"x\ny"_s);
    QCOMPARE(object.value(u"qos"_s).toInt(), 2);
    QVERIFY(object.value(u"retain"_s).toBool());
    const QJsonObject binary
        = QJsonDocument::fromJson(ui::jsonLine(message("a", "\xff\xfe")).toUtf8()).object();
    QCOMPARE(binary.value(u"payloadBase64"_s).toString(), u"//4="_s);
    QVERIFY(!binary.contains(u"payload"_s));
}

void MessageCopyTest::writesCommands_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("retain");
    QTest::addColumn<QString>("command");
    QTest::newRow("plain") << "lamp/set"_ba
                           << "ON"_ba << false
                           << u"mosquitto_pub -h host -V mqttv5 -t lamp/set -m ON"_s;
    QTest::newRow("retained") << "lamp"_ba
                              << "ON"_ba << true
                              << u"mosquitto_pub -h host -V mqttv5 -t lamp -r -m ON"_s;
    QTest::newRow("quotes")
        << "it's"_ba
        << R"({"a":"b c"})"_ba << false
        << u"mosquitto_pub -h host -V mqttv5 -t 'it'\\''s' -m '{\"a\":\"b c\"}'"_s;
    QTest::newRow("shell words do nothing")
        << "$(reboot)"_ba
        << "`x`; y"_ba << false << u"mosquitto_pub -h host -V mqttv5 -t '$(reboot)' -m '`x`; y'"_s;
    QTest::newRow("empty") << "a"_ba
                           << ""_ba << true << u"mosquitto_pub -h host -V mqttv5 -t a -r -n"_s;
    QTest::newRow("binary") << "a"_ba
                            << "\xff\xfe"_ba << false
                            << u"printf %s //4= | base64 -d | mosquitto_pub -h host -V mqttv5 "
                               "-t a -s"_s;
}

void MessageCopyTest::writesCommands()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, payload);
    QFETCH(bool, retain);
    FeedFlags flags;
    flags.retain = retain;
    const ui::BrokerAddress broker{u"host"_s, 1883, {}};
    QTEST(ui::mosquittoPubCommand(message(topic, payload, flags), broker), "command");
}

void MessageCopyTest::savesExactBytes()
{
    const QTemporaryDir folder;
    QWidget parent;
    ui::PayloadFile file(&parent);
    const QByteArray bytes("\x00line\r\n\xff", 8);
    const QString name = folder.filePath(u"payload.bin"_s);
    QVERIFY(file.save(message("a", bytes), name));
    QFile written(name);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), bytes);
}

void MessageCopyTest::saysWhenItCannotSave()
{
    const QTemporaryDir folder;
    QWidget parent;
    ui::PayloadFile file(&parent);
    QSignalSpy failed(&file, &ui::PayloadFile::failed);
    QVERIFY(!file.save(message("a", "1"), folder.filePath(u"missing/folder/x"_s)));
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains(u"missing"_s));
}

QTEST_MAIN(MessageCopyTest)
#include "tst_messagecopy.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiondialog.h"
#include "connections/secretprompt.h"
#include "connections/teststrip.h"
#include "pipeline/connection.h"
#include "ui/connections/tinybroker.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

ui::ConnectionFactory factory()
{
    return [] {
        return std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits(), nullptr);
    };
}

config::Profile profile(quint16 port)
{
    config::Profile made = config::newProfile();
    made.name = u"Home"_s;
    made.options.host = u"127.0.0.1"_s;
    made.options.port = port;
    made.options.clientId = "me";
    made.options.version = client::VersionChoice::Mqtt5;
    return made;
}

// What stands there about the way to the broker, with plain blanks.
QString stepsOf(const QWidget &dialog)
{
    const auto *label = dialog.findChild<QLabel *>(u"testSteps"_s);
    return label ? label->text().replace(QChar::Nbsp, u' ') : QString();
}

} // namespace

class tst_ConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void asksForNothingThatCouldDisturb();
    void reachedInTheDialog();
    void refusedPointsAtThePassword();
    void nobodyListens();
    void canBeStopped();
    void passwordPrompt();
};

void tst_ConnectionTest::asksForNothingThatCouldDisturb()
{
    client::ConnectOptions options = profile(1883).options;
    mqtt::Will will;
    will.topic = "gone";
    options.will = will;
    options.birthPayload = "online";
    options.cleanStart = false;
    options.sessionExpirySeconds = 3600;
    options.subscriptions = {{"#"}};
    options.password = "secret";
    const client::ConnectOptions tried = ui::ConnectionTest::testOptions(options);
    QCOMPARE(tried.clientId, "me-test");
    QVERIFY(tried.cleanStart);
    QCOMPARE(tried.sessionExpirySeconds, 0U);
    QVERIFY(!tried.will);
    QVERIFY(!tried.birthPayload);
    QVERIFY(tried.subscriptions.empty());
    QVERIFY(!tried.reconnect.enabled);
    QCOMPARE(tried.password, options.password);
    options.clientId.clear();
    QVERIFY(ui::ConnectionTest::testOptions(options).clientId.isEmpty());
}

void tst_ConnectionTest::reachedInTheDialog()
{
    TinyBroker broker;
    // Maximum QoS 1, Retain Available 0
    broker.connack = QByteArray::fromHex("2007000004") + QByteArray::fromHex("24012500");
    ui::ConnectionDialog dialog(factory());
    dialog.setProfile(profile(broker.serverPort()));
    dialog.show();
    auto *button = dialog.findChild<QPushButton *>(u"testConnectionButton"_s);
    auto *strip = dialog.findChild<ui::TestStrip *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(strip->isVisible());
    QTRY_COMPARE(strip->level(), ui::NoticeLevel::Success);
    QVERIFY2(strip->text().contains(u"Reached in"_s), qPrintable(strip->text()));
    QVERIFY(strip->text().contains(u"broker accepted MQTT 5"_s));
    QVERIFY(strip->text().contains(u"QoS ≤ 1"_s));
    QVERIFY(strip->text().contains(u"no retained messages"_s));
    const QString steps = stepsOf(dialog);
    QVERIFY2(steps.contains(u"✓ TCP"_s) && steps.contains(u"✓ MQTT"_s), qPrintable(steps));
    QVERIFY2(!steps.contains(u"TLS"_s) && !steps.contains(u"Proxy"_s), qPrintable(steps));
    QVERIFY2(steps.contains(u"ms"_s), qPrintable(steps));
    QVERIFY(broker.lastConnect.contains("me-test"));
    QTRY_COMPARE(broker.closed, 1); // and leaves
    QCOMPARE(broker.connects, 1);
    QVERIFY(dialog.isVisible());
}

void tst_ConnectionTest::refusedPointsAtThePassword()
{
    TinyBroker broker;
    broker.connack = QByteArray::fromHex("2003008600");
    ui::ConnectionDialog dialog(factory());
    dialog.setProfile(profile(broker.serverPort()));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *strip = dialog.findChild<ui::TestStrip *>();
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"testConnectionButton"_s), Qt::LeftButton);
    QTRY_COMPARE(strip->level(), ui::NoticeLevel::Error);
    QVERIFY2(strip->title().contains(u"password"_s), qPrintable(strip->title()));
    QVERIFY(strip->note().contains(u"0x86"_s));
    QVERIFY2(stepsOf(dialog).endsWith(u"✗ MQTT"_s), qPrintable(stepsOf(dialog)));
    auto *password = dialog.findChild<QLineEdit *>(u"profilePassword"_s);
    QVERIFY(password->hasFocus());
    QVERIFY(password->property("error").toBool());
    QCOMPARE(broker.connects, 1); // no retry
}

void tst_ConnectionTest::nobodyListens()
{
    quint16 port = 0;
    {
        const TinyBroker gone;
        port = gone.serverPort();
    }
    ui::ConnectionDialog dialog(factory());
    dialog.setProfile(profile(port));
    dialog.show();
    auto *strip = dialog.findChild<ui::TestStrip *>();
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"testConnectionButton"_s), Qt::LeftButton);
    QTRY_COMPARE(strip->level(), ui::NoticeLevel::Error);
    QVERIFY2(strip->title().contains(QString::number(port)), qPrintable(strip->title()));
    QVERIFY2(stepsOf(dialog).endsWith(u"✗ TCP"_s), qPrintable(stepsOf(dialog)));
    QCOMPARE(QApplication::activeModalWidget(), nullptr);
}

void tst_ConnectionTest::canBeStopped()
{
    TinyBroker broker;
    broker.connack.clear(); // never answers
    ui::ConnectionDialog dialog(factory());
    dialog.setProfile(profile(broker.serverPort()));
    dialog.show();
    auto *strip = dialog.findChild<ui::TestStrip *>();
    auto *button = dialog.findChild<QPushButton *>(u"testConnectionButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(broker.connects, 1);
    QTRY_VERIFY2(stepsOf(dialog).endsWith(u"MQTT…"_s), qPrintable(stepsOf(dialog)));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!strip->isVisible());
    QTRY_COMPARE(broker.closed, 1);
}

void tst_ConnectionTest::passwordPrompt()
{
    client::ConnectOptions options;
    options.userName = "anna";
    ui::SecretPrompt prompt(u"Home"_s, u"mqtt://broker:1883"_s, options, {config::SecretField{}});
    QSignalSpy entered(&prompt, &ui::SecretPrompt::entered);
    prompt.show();
    prompt.setError(u"User name or password is wrong"_s);
    auto *field = prompt.findChild<QLineEdit *>(u"promptPassword"_s);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::keyClicks(field, u"secret"_s);
    auto *remember = prompt.findChild<QCheckBox *>(u"promptRemember"_s);
    QTest::keyClick(remember, Qt::Key_Space);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered[0][0].toStringList(), QStringList{u"secret"_s});
    QCOMPARE(entered[0][1].toBool(), false);
    QVERIFY(field->text().isEmpty());
    QVERIFY(!prompt.isVisible());
}

QTEST_MAIN(tst_ConnectionTest)
#include "tst_connectiontest.moc"

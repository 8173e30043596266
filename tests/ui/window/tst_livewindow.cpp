// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mosquitto.h"
#include "support/scriptedpeer.h"
#include "windowfixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// The window on a real mosquitto: the acceptance checks about publishing, pausing, losing the
// broker and being refused. Nothing of it may open a dialog or take the focus.
class LiveWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void publishAlwaysAnswers();
    void pauseLosesNothing();
    void lostBrokerAndBack();
    void stopRetrying();
    void wrongPassword();
    void deniedPublish();
    void refusedSubscription();
    void rejectedFilter();
};

namespace {

// Time enough for a loaded machine.
constexpr int Patience = 20'000;

pipeline::Connection *connection(const WindowFixture &fixture)
{
    return fixture.workspace->currentConnection();
}

bool isConnected(const WindowFixture &fixture)
{
    return connection(fixture) && connection(fixture)->state() == client::State::Connected;
}

// The window connected to a broker of its own, which it knows as "Home".
bool startHome(Mosquitto &broker, WindowFixture &fixture)
{
    if (!broker.start())
        return false;
    fixture.show();
    fixture.workspace->connectRow(fixture.save(u"Home"_s, broker.port()));
    return QTest::qWaitFor([&] { return isConnected(fixture); }, Patience);
}

QString bannerText(const WindowFixture &fixture)
{
    return fixture.find<QLabel>("bannerText")->text();
}

// What stands on the banner's buttons, from left to right.
QStringList bannerButtons(const WindowFixture &fixture)
{
    QStringList labels;
    for (const char *name : {"bannerPrimary", "bannerSecondary", "bannerTertiary"}) {
        const auto *button = fixture.find<QPushButton>(name);
        if (button->isVisible())
            labels += button->text().remove(u'&');
    }
    return labels;
}

// Typed into the panel, with QoS 1; not sent yet.
void fillPublish(const WindowFixture &fixture, const QString &topic, const QString &payload)
{
    QTest::keyClick(fixture.window.get(), Qt::Key_P, Qt::ControlModifier);
    auto *edit = fixture.find<QComboBox>("publishTopic")->lineEdit();
    edit->setFocus();
    QTest::keyClicks(edit, topic);
    auto *editor = fixture.find<QWidget>("publishPayload");
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, payload);
    QTest::mouseClick(fixture.find<QWidget>("publishQos1"), Qt::LeftButton);
}

QString publishResult(const WindowFixture &fixture)
{
    const auto *label = fixture.find<QWidget>("publishResult");
    return label->isVisible() ? label->property("text").toString() : QString();
}

// mosquitto.conf lines for one user, anna (tiger), and what she may do.
class Users {
public:
    QByteArrayList lines(const QByteArray &acl = {})
    {
        QProcess tool;
        const QString file = m_folder.filePath(u"passwords"_s);
        tool.start(u"mosquitto_passwd"_s, {u"-b"_s, u"-c"_s, file, u"anna"_s, u"tiger"_s});
        tool.waitForFinished(Patience);
        QByteArrayList lines{"password_file " + file.toUtf8(), "allow_anonymous false"};
        if (!acl.isEmpty()) {
            QFile aclFile(m_folder.filePath(u"acl"_s));
            if (aclFile.open(QIODevice::WriteOnly))
                aclFile.write(acl);
            lines += "acl_file " + aclFile.fileName().toUtf8();
        }
        return lines;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

void LiveWindowTest::initTestCase()
{
    if (!Mosquitto::isInstalled())
        QSKIP("mosquitto is not installed");
}

// Acceptance check 13.
void LiveWindowTest::publishAlwaysAnswers()
{
    Mosquitto broker;
    WindowFixture fixture;
    QVERIFY2(startHome(broker, fixture), broker.log().constData());
    fillPublish(fixture, u"home/lamp/set"_s, u"17"_s);
    auto *editor = fixture.find<QWidget>("publishPayload");
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(publishResult(fixture).startsWith(u"Confirmed in"_s),
                              qPrintable(publishResult(fixture)), Patience);
    QTest::mouseClick(fixture.find<QWidget>("publishQos0"), Qt::LeftButton);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(publishResult(fixture).contains(u"not confirmed"_s),
                              qPrintable(publishResult(fixture)), Patience);
    // Both came back as messages, and a typed topic is not overwritten by a selection.
    QTRY_COMPARE_WITH_TIMEOUT(connection(fixture)->statistics().messagesReceived, quint64(2),
                              Patience);
    QTRY_VERIFY(fixture.find<QAbstractItemView>("topicTree")->isVisible());
    QTest::keyClick(fixture.find<QWidget>("topicTree"), Qt::Key_Home);
    QTest::keyClick(fixture.find<QWidget>("topicTree"), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(fixture.find<QComboBox>("publishTopic")->currentText(), u"home/lamp/set"_s);
    QVERIFY(fixture.hasEvent(u"Confirmed in"_s));
}

// Acceptance check 9.
void LiveWindowTest::pauseLosesNothing()
{
    Mosquitto broker;
    WindowFixture fixture;
    QVERIFY2(startHome(broker, fixture), broker.log().constData());
    client::PublishRequest request;
    request.topic = "counter";
    request.qos = mqtt::QoS::AtLeastOnce;
    pipeline::Connection device({}, nullptr);
    client::ConnectOptions options;
    options.host = u"127.0.0.1"_s;
    options.port = broker.port();
    options.clientId = "device";
    device.setOptions(options);
    device.connectToBroker();
    QTRY_COMPARE_WITH_TIMEOUT(device.state(), client::State::Connected, Patience);
    const auto publish = [&](int count) {
        for (int i = 0; i < count; ++i) {
            request.payload = QByteArray::number(i);
            device.publish(request);
        }
    };
    const auto counted = [&] {
        const store::TopicTree &tree = connection(fixture)->topics();
        const store::NodeId node = tree.find("counter");
        return node == store::NodeId::None ? quint64(0) : tree.facts(node).messages;
    };
    publish(20);
    QTRY_COMPARE_WITH_TIMEOUT(counted(), quint64(20), Patience);
    QTest::keyClick(fixture.window.get(), Qt::Key_F9);
    auto *paused = fixture.find<QToolButton>("statusPaused");
    QTRY_VERIFY(paused->isVisible());
    QCOMPARE(fixture.find<QToolButton>("pauseButton")->text().remove(u'&'), u"Resume"_s);
    publish(100);
    QTRY_COMPARE_WITH_TIMEOUT(connection(fixture)->statistics().waitingMessages, qint64(100),
                              Patience);
    QCOMPARE(counted(), quint64(20));
    QTRY_VERIFY2_WITH_TIMEOUT(paused->text().contains(u"100 waiting"_s), qPrintable(paused->text()),
                              Patience);
    QTest::keyClick(fixture.window.get(), Qt::Key_F9);
    QTRY_COMPARE_WITH_TIMEOUT(counted(), quint64(120), Patience);
    QVERIFY(!paused->isVisible());
    QCOMPARE(fixture.find<QToolButton>("statusDropped")->text(), u"0 dropped"_s);
}

// Acceptance check 15.
void LiveWindowTest::lostBrokerAndBack()
{
    Mosquitto broker;
    WindowFixture fixture;
    QVERIFY2(startHome(broker, fixture), broker.log().constData());
    fillPublish(fixture, u"home/lamp"_s, u"on"_s);
    auto *editor = fixture.find<QWidget>("publishPayload");
    editor->setFocus();
    QWidget *const focus = QApplication::focusWidget();
    auto *banner = fixture.find<QWidget>("connectionBanner");
    QVERIFY(!banner->isVisible());
    QSignalSpy focusMoved(qApp, &QApplication::focusChanged);

    broker.kill();
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), Patience);
    QVERIFY2(bannerText(fixture).startsWith(u"Home lost: "_s), qPrintable(bannerText(fixture)));
    QCOMPARE(bannerButtons(fixture), QStringList({u"Try now"_s, u"Stop retrying"_s, u"Details"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(
        fixture.find<QToolButton>("connectionButton")->text() == u"Home · reconnecting"_s
            || fixture.find<QToolButton>("connectionButton")->text() == u"Home · connecting"_s,
        Patience);
    const QString state = fixture.find<QToolButton>("statusState")->text();
    QVERIFY2(state.startsWith(u"Reconnecting"_s) || state.startsWith(u"Connecting"_s),
             qPrintable(state));
    QCOMPARE(fixture.find<QPushButton>("publishButton")->text().remove(u'&'), u"Queue"_s);
    QVERIFY(!fixture.dialog());
    QCOMPARE(QApplication::focusWidget(), focus);

    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(connection(fixture)->queuedPublishes().size(), std::size_t(1),
                              Patience);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.find<QToolButton>("statusQueue")->isVisible(), true,
                              Patience);
    QVERIFY2(publishResult(fixture).startsWith(u"Queued"_s), qPrintable(publishResult(fixture)));

    QVERIFY2(broker.start(), broker.log().constData());
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(fixture), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), Patience);
    QTRY_VERIFY2_WITH_TIMEOUT(publishResult(fixture).startsWith(u"Confirmed"_s),
                              qPrintable(publishResult(fixture)), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(connection(fixture)->statistics().messagesReceived, quint64(1),
                              Patience);
    QVERIFY(fixture.hasEvent(u"Reconnected after"_s));
    for (const QString &text : fixture.eventTexts()) // it happened once
        QVERIFY2(!text.startsWith(u"Broker is shutting down"_s) || !text.contains(u'×'),
                 qPrintable(text));
    QCOMPARE(fixture.find<QPushButton>("publishButton")->text().remove(u'&'), u"Publish"_s);
    QVERIFY(!fixture.find<QToolButton>("statusQueue")->isVisible());
    QVERIFY(!fixture.dialog());
    QCOMPARE(QApplication::focusWidget(), focus);
    QCOMPARE(focusMoved.size(), 0); // not even for a moment
}

void LiveWindowTest::stopRetrying()
{
    Mosquitto broker;
    QVERIFY2(broker.start(), broker.log().constData());
    WindowFixture fixture;
    fixture.show();
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.host = u"127.0.0.1"_s;
    profile.options.port = broker.port();
    profile.options.reconnect.first = std::chrono::minutes(5);
    profile.options.reconnect.most = std::chrono::minutes(5);
    fixture.workspace->connectRow(fixture.workspace->save(profile, std::nullopt));
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(fixture), Patience);
    broker.kill();
    auto *banner = fixture.find<QWidget>("connectionBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), Patience);
    QVERIFY2(bannerText(fixture).contains(u"Attempt 1 in"_s), qPrintable(bannerText(fixture)));
    QTest::mouseClick(fixture.find<QPushButton>("bannerTertiary"), Qt::LeftButton);
    QVERIFY(fixture.find<QWidget>("eventTable")->isVisible());
    QTest::mouseClick(fixture.find<QPushButton>("bannerSecondary"), Qt::LeftButton);
    QTRY_VERIFY(connection(fixture)->state() != client::State::Waiting);
    QTRY_VERIFY(!banner->isVisible() || !bannerText(fixture).contains(u"Attempt"_s));
    QCOMPARE(fixture.find<QToolButton>("connectButton")->text().remove(u'&'), u"Connect"_s);
    // And again, when the user says so.
    QVERIFY2(broker.start(), broker.log().constData());
    QTest::keyClick(fixture.window.get(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(fixture), Patience);
    QTRY_VERIFY(!banner->isVisible());
}

// Acceptance check 16.
void LiveWindowTest::wrongPassword()
{
    Users users;
    Mosquitto broker(users.lines());
    QVERIFY2(broker.start(), broker.log().constData());
    WindowFixture fixture;
    fixture.show();
    const QString id = fixture.save(u"Home"_s, broker.port(), "anna");
    fixture.workspace->provideSecrets(id, {{{}, "lion"}}, true);
    fixture.workspace->setCurrent(id);
    auto *banner = fixture.find<QWidget>("connectionBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), Patience);
    // mosquitto says "not authorised" where others say "wrong password".
    QVERIFY2(bannerText(fixture).contains(u"(0x8"_s), qPrintable(bannerText(fixture)));
    QCOMPARE(bannerButtons(fixture).constFirst(), u"Edit password…"_s);
    QCOMPARE(connection(fixture)->state(), client::State::Failed);
    QVERIFY(!connection(fixture)->retryPlan());
    QVERIFY(!fixture.dialog());
    QVERIFY(!bannerText(fixture).contains(u"lion"_s));
    QVERIFY(!fixture.eventTexts().join(u' ').contains(u"lion"_s));
    // The button leads to the field, and the right password in.
    QTest::mouseClick(fixture.find<QPushButton>("bannerPrimary"), Qt::LeftButton);
    QTRY_VERIFY(fixture.dialog());
    auto *password = fixture.dialog()->findChild<QLineEdit *>(u"profilePassword"_s);
    QVERIFY(password->isVisible());
    password->setFocus();
    password->selectAll();
    QTest::keyClicks(password, u"tiger"_s);
    QTest::mouseClick(fixture.dialog()->findChild<QPushButton *>(u"saveAndConnectButton"_s),
                      Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(fixture), Patience);
    QTRY_VERIFY(!banner->isVisible());
    QCOMPARE(fixture.workspace->rows().size(), std::size_t(1));
}

// Acceptance check 14.
void LiveWindowTest::deniedPublish()
{
    Users users;
    Mosquitto broker(users.lines("user anna\ntopic read #\n"));
    QVERIFY2(broker.start(), broker.log().constData());
    WindowFixture fixture;
    fixture.show();
    const QString id = fixture.save(u"Home"_s, broker.port(), "anna");
    fixture.workspace->setCurrent(id);
    fixture.workspace->provideSecrets(id, {{{}, "tiger"}}, true);
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(fixture), Patience);
    fillPublish(fixture, u"home/lamp"_s, u"on"_s);
    QTest::keyClick(fixture.find<QWidget>("publishPayload"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(publishResult(fixture).contains(u"0x87"_s),
                              qPrintable(publishResult(fixture)), Patience);
    QVERIFY2(publishResult(fixture).contains(u"not allowed"_s), qPrintable(publishResult(fixture)));
    QVERIFY(fixture.hasEvent(u"not allowed"_s));
    QVERIFY(!fixture.dialog());
}

// mosquitto grants what it will not deliver: here a broker that says so.
void LiveWindowTest::refusedSubscription()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    fixture.show();
    fixture.workspace->connectRow(fixture.save(u"Home"_s, peer.port()));
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(fixture), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(peer.unread() > 0, Patience); // its SUBSCRIBE to #
    peer.answerBytes(QByteArray::fromHex("900400010087"));
    QTRY_COMPARE_WITH_TIMEOUT(connection(fixture)->subscriptions().front().status,
                              pipeline::SubscriptionState::Status::Refused, Patience);
    QTRY_VERIFY(fixture.hasEvent(u"not allowed"_s));
    QVERIFY(!fixture.dialog());
    QVERIFY(isConnected(fixture));
    // It stays in the list, with its reason.
    const auto *model = fixture.find<QAbstractItemView>("subscriptionList")->model();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(fixture.events.unseenCount(), 1);
    QCOMPARE(fixture.find<QToolButton>("noticeButton")->text(), u"1"_s);
    // The bell leads to the words; then they count as seen.
    QTest::mouseClick(fixture.find<QToolButton>("noticeButton"), Qt::LeftButton);
    QVERIFY(fixture.find<QWidget>("eventTable")->isVisible());
    QCOMPARE(fixture.events.unseenCount(), 0);
    QCOMPARE(fixture.find<QToolButton>("noticeButton")->text(), QString());
}

void LiveWindowTest::rejectedFilter()
{
    Mosquitto broker;
    WindowFixture fixture;
    QVERIFY2(startHome(broker, fixture), broker.log().constData());
    QTest::keyClick(fixture.window.get(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(fixture.dialog());
    auto *filter = fixture.dialog()->findChild<QWidget *>(u"subscribeFilter"_s);
    auto *edit = filter->findChild<QLineEdit *>();
    if (!edit)
        edit = qobject_cast<QLineEdit *>(filter);
    edit->selectAll();
    QTest::keyClicks(edit, u"home/#/lamp"_s);
    auto *button = fixture.dialog()->findChild<QPushButton *>(u"subscribeButton"_s);
    QVERIFY(!button->isEnabled());
    const auto *message = fixture.dialog()->findChild<QLabel *>(u"subscribeFilterMessage"_s);
    QVERIFY(message->isVisible());
    QVERIFY2(message->text().contains(u'#'), qPrintable(message->text()));
    edit->selectAll();
    QTest::keyClicks(edit, u"home/+/lamp"_s);
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(connection(fixture)->subscriptions().size(), std::size_t(2),
                              Patience);
    QTRY_COMPARE_WITH_TIMEOUT(connection(fixture)->subscriptions().back().status,
                              pipeline::SubscriptionState::Status::Granted, Patience);
    QVERIFY(isConnected(fixture));
}

QTEST_MAIN(LiveWindowTest)
#include "tst_livewindow.moc"

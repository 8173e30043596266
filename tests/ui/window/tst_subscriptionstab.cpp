// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionspane.h"
#include "connections/subscriptionlistmodel.h"
#include "connections/subscriptionsview.h"
#include "pipeline/localbrokerhost.h"
#include "windowsteps.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;
using Status = pipeline::SubscriptionState::Status;

// The Subscriptions tab at work in the window, on a real broker.
class tst_SubscriptionsTab : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void addedWhileConnected();
    void changedByKeyboard();
    void changedToAnotherFilter();
    void pausedStopsTheMessages();
    void rememberedAsItIs();
    void everythingOfStrangersWaits();

private:
    const pipeline::SubscriptionState *state(const QByteArray &filter) const
    {
        return view()->list()->find(filter);
    }
    bool isGranted(const QByteArray &filter) const
    {
        return state(filter) && state(filter)->status == Status::Granted;
    }
    ui::SubscriptionsView *view() const
    {
        return m_fixture->window->findChild<ui::SubscriptionsView *>(u"subscriptionList"_s);
    }
    void choose(const QByteArray &filter)
    {
        for (int row = 0; row < view()->model()->rowCount(); ++row) {
            if (view()->list()->filterAt(row) == filter)
                view()->setCurrentIndex(view()->model()->index(row, 0));
        }
        view()->setFocus();
    }
    template <typename T> T *inDialog(const char *name) const
    {
        return m_fixture->dialog()->findChild<T *>(QString::fromLatin1(name));
    }
    pipeline::Connection *connection() const { return m_fixture->workspace->currentConnection(); }

    std::unique_ptr<pipeline::LocalBrokerHost> m_broker;
    std::unique_ptr<WindowFixture> m_fixture;
    QString m_id;
};

void tst_SubscriptionsTab::init()
{
    m_broker = std::make_unique<pipeline::LocalBrokerHost>(nullptr);
    broker::BrokerOptions options;
    options.port = 0;
    m_broker->start(options);
    QTRY_VERIFY(m_broker->isRunning());
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->show();
    m_id = m_fixture->save(u"Home"_s, m_broker->endpoint()->port);
    m_fixture->workspace->connectRow(m_id);
    m_fixture->find<ui::ConnectionsPane>("connectionsPane")->showSubscriptions(true);
    QTRY_VERIFY(isGranted("#"));
}

void tst_SubscriptionsTab::cleanup()
{
    m_fixture.reset();
    m_broker.reset();
}

void tst_SubscriptionsTab::addedWhileConnected()
{
    QTest::keyClick(m_fixture->window.get(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(m_fixture->dialog());
    inDialog<QLineEdit>("subscribeFilter")->setText(u"$SYS/#"_s);
    inDialog<QPushButton>("subscribeButton")->click();
    QTRY_VERIFY(isGranted("$SYS/#"));
    auto *tabs = m_fixture->find<QTabBar>("connectionTabs");
    QCOMPARE(tabs->tabText(1), u"Subscriptions 2"_s);
    choose("$SYS/#");
    QTest::keyClick(view(), Qt::Key_Delete);
    QTRY_VERIFY(!state("$SYS/#"));
    QTRY_VERIFY(m_fixture->hasEvent(u"Unsubscribed from $SYS/#"_s));
}

void tst_SubscriptionsTab::changedByKeyboard()
{
    choose("#");
    QTest::keyClick(view(), Qt::Key_F2);
    QTRY_VERIFY(m_fixture->dialog());
    QCOMPARE(m_fixture->dialog()->windowTitle(), u"Change subscription"_s);
    QCOMPARE(inDialog<QLineEdit>("subscribeFilter")->text(), u"#"_s);
    QVERIFY(inDialog<QRadioButton>("subscribeQos0")->isChecked());
    QVERIFY(inDialog<QCheckBox>("subscribeRetainAsPublished")->isChecked());
    inDialog<QRadioButton>("subscribeQos2")->click();
    inDialog<QCheckBox>("subscribeNoLocal")->click();
    QTest::keyClick(m_fixture->dialog(), Qt::Key_Return);
    QTRY_VERIFY(!m_fixture->dialog());
    QTRY_VERIFY(isGranted("#"));
    QTRY_COMPARE(int(state("#")->reasonCode), 2);
    QVERIFY(state("#")->subscription.noLocal);
    QCOMPARE(view()->model()->rowCount(), 1);
    // Once more: what is there is shown.
    QTest::keyClick(view(), Qt::Key_Return);
    QTRY_VERIFY(m_fixture->dialog());
    QVERIFY(inDialog<QRadioButton>("subscribeQos2")->isChecked());
    QVERIFY(inDialog<QCheckBox>("subscribeNoLocal")->isChecked());
    m_fixture->dialog()->reject();
}

void tst_SubscriptionsTab::changedToAnotherFilter()
{
    choose("#");
    QTest::keyClick(view(), Qt::Key_F2);
    QTRY_VERIFY(m_fixture->dialog());
    inDialog<QLineEdit>("subscribeFilter")->setText(u"home/#"_s);
    inDialog<QCheckBox>("subscribeRemember")->click();
    inDialog<QPushButton>("subscribeButton")->click();
    QTRY_VERIFY(isGranted("home/#"));
    QTRY_VERIFY(!state("#"));
    const config::Profile profile = m_fixture->workspace->find(m_id)->profile;
    QCOMPARE(profile.subscriptions.size(), std::size_t(1));
    QCOMPARE(profile.subscriptions[0].subscription.topicFilter, "home/#"_ba);
}

void tst_SubscriptionsTab::pausedStopsTheMessages()
{
    const auto received = [this] { return connection()->statistics().messagesReceived; };
    connection()->publish({.topic = "a", .payload = "1"});
    QTRY_COMPARE(received(), 1u);
    choose("#");
    QTest::keyClick(view(), Qt::Key_Space);
    QTRY_VERIFY(m_fixture->hasEvent(u"Unsubscribed from #"_s));
    QSignalSpy outcome(connection(), &pipeline::Connection::publishOutcome);
    connection()->publish({.topic = "a", .payload = "2", .qos = mqtt::QoS::AtLeastOnce});
    QTRY_VERIFY(outcome.size() > 0
                && outcome.last()[0].value<client::PublishOutcome>().stage
                    == client::PublishStage::Confirmed);
    QCOMPARE(received(), 1u);
    // A disconnect and a connect later it is still there, and still off.
    m_fixture->workspace->disconnectRow(m_id);
    QTRY_COMPARE(connection()->state(), client::State::Disconnected);
    m_fixture->workspace->connectRow(m_id);
    QTRY_COMPARE(connection()->state(), client::State::Connected);
    QCOMPARE(state("#")->status, Status::Paused);
    QTest::keyClick(view(), Qt::Key_Space);
    QTRY_VERIFY(isGranted("#"));
    connection()->publish({.topic = "a", .payload = "3"});
    QTRY_COMPARE(received(), 2u);
}

void tst_SubscriptionsTab::rememberedAsItIs()
{
    const auto trigger = [this](const char *name) {
        QMenu menu;
        view()->fillMenu(&menu);
        for (QAction *action : menu.actions()) {
            if (action->objectName() == QLatin1String(name))
                return action->isEnabled() ? (action->trigger(), true) : false;
        }
        return false;
    };
    choose("#");
    QVERIFY(!trigger("rememberSubscriptionAction")); // it is so already
    QTest::keyClick(view(), Qt::Key_Space);
    QTRY_COMPARE(state("#")->status, Status::Paused);
    QVERIFY(trigger("rememberSubscriptionAction"));
    const auto saved = [this] { return m_fixture->workspace->find(m_id)->profile.subscriptions; };
    QCOMPARE(saved().size(), std::size_t(1));
    QVERIFY(!saved()[0].enabled);
    // The next run of the program lists it as paused.
    ui::Workspace restarted(
        {m_fixture->profiles, m_fixture->settings, m_fixture->secrets, nullptr});
    restarted.connectRow(m_id);
    QTRY_COMPARE(restarted.currentConnection()->state(), client::State::Connected);
    QCOMPARE(restarted.currentConnection()->subscriptions()[0].status, Status::Paused);
    QVERIFY(trigger("forgetSubscriptionAction"));
    QVERIFY(saved().empty());
    QVERIFY(state("#")); // of what is open nothing changes
}

// 0.0.0.0 leads to this computer, and is no address of the user's surroundings.
void tst_SubscriptionsTab::everythingOfStrangersWaits()
{
    const QString address = u"0.0.0.0:%1"_s.arg(m_broker->endpoint()->port);
    auto *banner = m_fixture->find<QWidget>("connectionBanner");
    const auto button = [&](const QString &text) -> QPushButton * {
        for (QPushButton *one : banner->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    };
    m_fixture->workspace->openAddress(address);
    QTRY_COMPARE(connection()->state(), client::State::Connected);
    QCOMPARE(state("#")->status, Status::Paused);
    QTRY_VERIFY(button(u"Subscribe to everything"_s));
    QVERIFY(!m_fixture->dialog());
    // Another filter instead: the question is answered.
    QTest::mouseClick(button(u"Choose a filter…"_s), Qt::LeftButton);
    QTRY_VERIFY(m_fixture->dialog());
    inDialog<QLineEdit>("subscribeFilter")->setText(u"mine/#"_s);
    inDialog<QPushButton>("subscribeButton")->click();
    QTRY_VERIFY(isGranted("mine/#"));
    QVERIFY(!banner->isVisible());
    QCOMPARE(state("#")->status, Status::Paused);
    // Everything after all; and nobody is asked twice about that host.
    m_fixture->workspace->openAddress(address);
    QTRY_VERIFY(button(u"Subscribe to everything"_s));
    QTest::mouseClick(button(u"Subscribe to everything"_s), Qt::LeftButton);
    QTRY_VERIFY(isGranted("#"));
    QVERIFY(!banner->isVisible());
    m_fixture->workspace->disconnectRow(m_fixture->workspace->currentId());
    QTRY_COMPARE(connection()->state(), client::State::Disconnected);
    m_fixture->workspace->connectRow(m_fixture->workspace->currentId());
    QTRY_VERIFY(isGranted("#"));
    m_fixture->workspace->openAddress(address);
    QTRY_VERIFY(isGranted("#"));
    QVERIFY(!banner->isVisible());
}

QTEST_MAIN(tst_SubscriptionsTab)
#include "tst_subscriptionstab.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windows.h"
#include "pipeline/localbrokerhost.h"
#include "ui/window/windowfixture.h"
#include "window/eventreporter.h"

#include <QAction>
#include <QPointer>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// A second window (ux.md 2.3, Ctrl+Shift+N): the same connections, but shown for itself.
class WindowsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void eachShowsItsOwn();
    void whatIsDoneInOneStaysThere();
    void oneConnectionForBoth();
    void eventsAreWrittenOnce();
    void secretsAreAskedWhereItWasBegun();
    void removedHereAndThere();
    void closingOneLeavesTheOther();
    void lastOneIsRemembered();

private:
    struct Broker {
        pipeline::LocalBrokerHost host{nullptr};
    };
    ui::MainWindow &first() { return m_windows->first(); }
    ui::MainWindow &another(ui::MainWindow &from);
    pipeline::Connection *connection(const QString &id) const
    {
        return m_fixture->workspace->find(id)->connection;
    }
    static QAbstractItemModel *tree(const ui::MainWindow &window)
    {
        return window.findChild<QAbstractItemView *>(u"topicTree"_s)->model();
    }
    static QStringList topics(const ui::MainWindow &window)
    {
        QStringList names;
        for (int row = 0; row < tree(window)->rowCount(); ++row)
            names += tree(window)->index(row, 0).data().toString();
        return names;
    }
    static void press(ui::MainWindow &window, const char *action)
    {
        window.findChild<QAction *>(QLatin1String(action))->trigger();
    }

    std::unique_ptr<Broker> m_home;
    std::unique_ptr<Broker> m_plant;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<ui::EventReporter> m_reporter;
    std::unique_ptr<app::Windows> m_windows;
    QString m_homeId;
    QString m_plantId;
};

void WindowsTest::init()
{
    broker::BrokerOptions options;
    options.port = 0;
    for (auto *made : {&m_home, &m_plant}) {
        *made = std::make_unique<Broker>();
        (*made)->host.start(options);
        QTRY_VERIFY((*made)->host.isRunning());
    }
    m_fixture = std::make_unique<WindowFixture>();
    WindowFixture &f = *m_fixture;
    m_reporter = std::make_unique<ui::EventReporter>(*f.workspace, f.events);
    m_windows = std::make_unique<app::Windows>(ui::MainWindow::Services{
        *f.workspace, f.settings, f.events, f.decoders, f.drafts, nullptr, m_reporter.get()});
    m_homeId = f.save(u"Home"_s, m_home->host.endpoint()->port);
    m_plantId = f.save(u"Plant"_s, m_plant->host.endpoint()->port);
    for (const QString &id : {m_homeId, m_plantId}) {
        f.workspace->connectRow(id);
        QTRY_COMPARE(connection(id)->state(), client::State::Connected);
        QTRY_COMPARE(connection(id)->subscriptions()[0].status,
                     pipeline::SubscriptionState::Status::Granted);
    }
    f.workspace->setCurrent(m_homeId);
    connection(m_homeId)->publish({.topic = "kitchen", .payload = "1"});
    connection(m_plantId)->publish({.topic = "press", .payload = "1"});
    QTRY_COMPARE(connection(m_homeId)->topics().topicCount(), 1);
    QTRY_COMPARE(connection(m_plantId)->topics().topicCount(), 1);
    first().show();
    QVERIFY(QTest::qWaitForWindowExposed(&first()));
}

void WindowsTest::cleanup()
{
    m_windows.reset();
    m_reporter.reset();
    m_fixture.reset();
    m_home.reset();
    m_plant.reset();
}

ui::MainWindow &WindowsTest::another(ui::MainWindow &from)
{
    QSignalSpy opened(m_windows.get(), &app::Windows::opened);
    press(from, "newWindowAction");
    return *opened.value(0).value(0).value<ui::MainWindow *>();
}

void WindowsTest::eachShowsItsOwn()
{
    QCOMPARE(first().findChild<QAction *>(u"newWindowAction"_s)->shortcut(),
             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    ui::MainWindow &second = another(first());
    QVERIFY(second.isVisible());
    QCOMPARE(second.workspace().currentId(), m_plantId); // the one that no window shows
    QCOMPARE(first().workspace().currentId(), m_homeId);
    QVERIFY(second.windowTitle().startsWith(u"Plant "_s));
    QTRY_COMPARE(topics(first()), QStringList{u"kitchen"_s});
    QTRY_COMPARE(topics(second), QStringList{u"press"_s});
    // Near the first, not upon it.
    QVERIFY(second.pos() != first().pos());
    QCOMPARE(second.size(), first().size());
    // Both go on, and both know all connections.
    connection(m_homeId)->publish({.topic = "cellar"});
    connection(m_plantId)->publish({.topic = "saw"});
    QTRY_COMPARE(topics(first()), (QStringList{u"cellar"_s, u"kitchen"_s}));
    QTRY_COMPARE(topics(second), (QStringList{u"press"_s, u"saw"_s}));
    QCOMPARE(second.findChild<QAbstractItemView *>(u"connectionList"_s)->model()->rowCount(), 2);
    // A third one has nothing else to show than the one it was opened from.
    QCOMPARE(another(second).workspace().currentId(), m_plantId);
}

void WindowsTest::whatIsDoneInOneStaysThere()
{
    ui::MainWindow &second = another(first());
    QSignalSpy home(connection(m_homeId), &pipeline::Connection::stateChanged);
    press(second, "disconnectAction");
    QTRY_COMPARE(connection(m_plantId)->state(), client::State::Disconnected);
    QCOMPARE(connection(m_homeId)->state(), client::State::Connected);
    QCOMPARE(home.size(), 0);
    QVERIFY(first().findChild<QAction *>(u"disconnectAction"_s)->isEnabled());
    QVERIFY(!second.findChild<QAction *>(u"disconnectAction"_s)->isEnabled());
    press(second, "pauseAction");
    QVERIFY(connection(m_plantId)->isPaused());
    QVERIFY(!connection(m_homeId)->isPaused());
    press(second, "connectOrRetryAction");
    QTRY_COMPARE(connection(m_plantId)->state(), client::State::Connected);
    QCOMPARE(first().workspace().currentId(), m_homeId);
}

void WindowsTest::oneConnectionForBoth()
{
    ui::MainWindow &second = another(first());
    second.workspace().open(m_homeId);
    QCOMPARE(second.workspace().currentConnection(), first().workspace().currentConnection());
    connection(m_homeId)->publish({.topic = "cellar"});
    QTRY_COMPARE(topics(first()), (QStringList{u"cellar"_s, u"kitchen"_s}));
    QTRY_COMPARE(topics(second), topics(first()));
    // The broker has seen it once.
    QTRY_COMPARE(m_home->host.statistics().connectedClients, 1);
    QTRY_COMPARE(connection(m_homeId)->statistics().messagesReceived, 2u);
    // Filtered and chosen for itself.
    auto *firstTree = first().findChild<QAbstractItemView *>(u"topicTree"_s);
    auto *secondTree = second.findChild<QAbstractItemView *>(u"topicTree"_s);
    firstTree->setCurrentIndex(firstTree->model()->index(0, 0));
    secondTree->setCurrentIndex(secondTree->model()->index(1, 0));
    QCOMPARE(firstTree->currentIndex().data().toString(), u"cellar"_s);
    QCOMPARE(secondTree->currentIndex().data().toString(), u"kitchen"_s);
}

void WindowsTest::eventsAreWrittenOnce()
{
    ui::MainWindow &second = another(first());
    const int before = m_fixture->events.rowCount();
    const int unseen = m_fixture->events.unseenCount();
    m_plant->host.stop();
    QTRY_COMPARE(connection(m_plantId)->state(), client::State::Waiting);
    QTRY_VERIFY(m_fixture->events.rowCount() > before);
    for (int row = before; row < m_fixture->events.rowCount(); ++row)
        QCOMPARE(m_fixture->events.index(row, 0).data(ui::EventsModel::CountRole).toInt(), 1);
    QCOMPARE(m_fixture->events.unseenCount(), unseen + 1);
    // Both bells count it; the banner is only where it is shown.
    const auto bell = [](const ui::MainWindow &window) {
        return window.findChild<QToolButton *>(u"noticeButton"_s)->text();
    };
    QCOMPARE(bell(first()), QString::number(unseen + 1));
    QCOMPARE(bell(second), bell(first()));
    QVERIFY(!first().findChild<QWidget *>(u"connectionBanner"_s)->isVisible());
    QTRY_VERIFY(second.findChild<QWidget *>(u"connectionBanner"_s)->isVisible());
    // One opened later knows as well.
    QCOMPARE(bell(another(second)), bell(second));
}

void WindowsTest::secretsAreAskedWhereItWasBegun()
{
    ui::MainWindow &second = another(first());
    const QString id
        = m_fixture->save(u"Locked"_s, m_home->host.endpoint()->port, QByteArray("me"));
    QSignalSpy there(&first().workspace(), &ui::Workspace::secretsRequired);
    QSignalSpy here(&second.workspace(), &ui::Workspace::secretsRequired);
    second.workspace().connectRow(id);
    QCOMPARE(here.size(), 1);
    QCOMPARE(there.size(), 0);
    QTRY_VERIFY(m_fixture->dialog());
    QCOMPARE(m_fixture->dialog()->parentWidget()->window(), &second);
    m_fixture->dialog()->reject();
}

void WindowsTest::removedHereAndThere()
{
    ui::MainWindow &second = another(first());
    second.workspace().remove(m_homeId);
    QVERIFY(!m_fixture->workspace->find(m_homeId));
    QCOMPARE(first().workspace().currentId(), m_plantId);
    QCOMPARE(topics(first()), QStringList{u"press"_s});
    QCOMPARE(topics(second), QStringList{u"press"_s});
    QCOMPARE(first().findChild<QAbstractItemView *>(u"connectionList"_s)->model()->rowCount(), 1);
    QCOMPARE(connection(m_plantId)->state(), client::State::Connected);
}

void WindowsTest::closingOneLeavesTheOther()
{
    const QPointer<ui::MainWindow> second = &another(first());
    second->close();
    QTRY_VERIFY(!second);
    QCOMPARE(m_windows->count(), std::size_t(1));
    QCOMPARE(connection(m_plantId)->state(), client::State::Connected);
    connection(m_plantId)->publish({.topic = "saw"});
    QTRY_COMPARE(connection(m_plantId)->topics().topicCount(), 2);
    // The first one may go before others.
    const QPointer<ui::MainWindow> before = &first();
    ui::MainWindow &third = another(first());
    before->close();
    QTRY_VERIFY(!before);
    QVERIFY(third.isVisible());
    QCOMPARE(&first(), &third);
    press(third, "newConnectionAction");
    QTRY_VERIFY(m_fixture->dialog());
    m_fixture->dialog()->reject();
    m_plant->host.stop();
    QTRY_VERIFY(m_fixture->hasEvent(u"Disconnected"_s)
                || connection(m_plantId)->state() == client::State::Waiting);
    QCOMPARE(another(third).workspace().rows().size(), std::size_t(2));
}

void WindowsTest::lastOneIsRemembered()
{
    ui::MainWindow &second = another(first());
    second.workspace().setCurrent(m_plantId);
    const QByteArray before = m_fixture->settings.values().layouts.value(u"geometry"_s);
    first().close();
    QCOMPARE(m_fixture->settings.values().layouts.value(u"geometry"_s), before);
    QVERIFY(m_fixture->settings.values().lastProfile.isEmpty());
    second.close();
    QVERIFY(m_fixture->settings.values().layouts.value(u"geometry"_s) != before);
    QCOMPARE(m_fixture->settings.values().lastProfile, m_plantId);
}

QTEST_MAIN(WindowsTest)
#include "tst_windows.moc"

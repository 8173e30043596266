// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionlistmodel.h"
#include "connections/connectionrow.h"
#include "pipeline/localbrokerhost.h"
#include "windowsteps.h"

#include <QElapsedTimer>
#include <QFile>
#include <QListView>
#include <QSignalSpy>
#include <QThread>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Brokers = 20;
constexpr int Messages = 400; // to each
constexpr auto Patience = 30'000;

qint64 residentKiB()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong();
    }
    return 0;
}

} // namespace

// Twenty brokers at once in one window (ux.md 2.3): each has its own of everything, and what
// happens to one does not happen to another.
class tst_ManyBrokers : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void allReceiveWhileOneIsRemoved();
    void oneEndsAndOnlyItsRowChanges();
    void backgroundStateIsToldWithoutABanner();
    void eachIsPausedForItself();
    void numbersSwitch();
    void connectionButtonListsThem();

private:
    void connectAll();
    pipeline::Connection *connection(int i) const
    {
        const ui::Workspace::Row *row = m_fixture->workspace->find(m_ids[i]);
        return row ? row->connection : nullptr;
    }
    quint16 port(int i) const { return m_brokers[std::size_t(i)]->endpoint()->port; }
    static QByteArray payload(int broker, int message)
    {
        return "from " + QByteArray::number(broker) + ": " + QByteArray::number(message);
    }
    void publishAll(int from, int to) const;
    void startBroker(int i);
    QStringList rowTexts() const;

    QThread m_thread;
    std::vector<std::unique_ptr<pipeline::LocalBrokerHost>> m_brokers;
    std::unique_ptr<WindowFixture> m_fixture;
    QStringList m_ids;
};

void tst_ManyBrokers::startBroker(int i)
{
    broker::BrokerOptions options;
    options.port = 0;
    options.systemTopicsInterval = std::chrono::seconds(0);
    m_brokers[std::size_t(i)]->start(options);
}

void tst_ManyBrokers::initTestCase()
{
    m_thread.start();
    for (int i = 0; i < Brokers; ++i) {
        m_brokers.push_back(std::make_unique<pipeline::LocalBrokerHost>(&m_thread));
        startBroker(i);
    }
}

void tst_ManyBrokers::cleanupTestCase()
{
    m_brokers.clear();
    m_thread.quit();
    QVERIFY(m_thread.wait(5000));
}

void tst_ManyBrokers::init()
{
    for (int i = 0; i < Brokers; ++i)
        QTRY_VERIFY_WITH_TIMEOUT(m_brokers[std::size_t(i)]->isRunning(), Patience);
    m_fixture = std::make_unique<WindowFixture>(&m_thread);
    m_ids.clear();
    for (int i = 0; i < Brokers; ++i)
        m_ids.append(m_fixture->save(u"Broker %1"_s.arg(i + 1), port(i)));
    m_fixture->show();
}

void tst_ManyBrokers::cleanup()
{
    m_fixture.reset();
}

void tst_ManyBrokers::connectAll()
{
    for (const QString &id : m_ids)
        m_fixture->workspace->connectRow(id);
    for (int i = 0; i < Brokers; ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(connection(i)->state(), client::State::Connected, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(connection(i)->subscriptions()[0].status,
                                  pipeline::SubscriptionState::Status::Granted, Patience);
    }
}

void tst_ManyBrokers::publishAll(int from, int to) const
{
    for (int message = from; message < to; ++message) {
        for (int i = 0; i < Brokers; ++i) {
            if (connection(i))
                connection(i)->publish({.topic = "load/" + QByteArray::number(message % 7),
                                        .payload = payload(i, message),
                                        .qos = mqtt::QoS::AtLeastOnce});
        }
    }
}

QStringList tst_ManyBrokers::rowTexts() const
{
    const auto *model = m_fixture->window->findChild<ui::ConnectionListModel *>();
    QStringList texts;
    for (int i = 0; i < Brokers; ++i) {
        const int row = model->row(m_ids[i]);
        texts.append(row < 0 ? u"gone"_s
                             : u"%1 %2"_s.arg(model->index(row).data().toString())
                                   .arg(model->index(row).data(ui::StateIconRole).toInt()));
    }
    return texts;
}

// Byte by byte what was sent to each, while another one goes in the middle of it.
void tst_ManyBrokers::allReceiveWhileOneIsRemoved()
{
    const qint64 before = residentKiB();
    connectAll();
    qInfo("%d idle connections and their sessions: %.0f KiB each", Brokers,
          double(residentKiB() - before) / Brokers);
    constexpr int Removed = 7;
    publishAll(0, Messages / 2);
    QTRY_VERIFY_WITH_TIMEOUT(connection(Removed)->statistics().messagesReceived > 0, Patience);
    m_fixture->workspace->remove(m_ids[Removed]);
    QVERIFY(!connection(Removed));
    publishAll(Messages / 2, Messages);
    for (int i = 0; i < Brokers; ++i) {
        if (i == Removed)
            continue;
        const auto facts = [&] { return connection(i)->topics().facts(store::NodeId::Root); };
        QTRY_COMPARE_WITH_TIMEOUT(facts().messages, quint64(Messages), Patience);
        quint64 expected = 0;
        for (int message = 0; message < Messages; ++message)
            expected += quint64(payload(i, message).size());
        QCOMPARE(facts().bytes, expected);
        const store::MessageLog &log = connection(i)->log();
        for (quint64 id = 1; id <= log.counters().received; ++id) {
            const store::Message message = log.message(store::MessageId{id});
            if (message.outbound())
                continue;
            QVERIFY(
                message.payload().startsWith(QByteArray("from " + QByteArray::number(i) + ':')));
        }
        QCOMPARE(connection(i)->state(), client::State::Connected);
        QCOMPARE(connection(i)->statistics().dropped, 0u);
    }
}

void tst_ManyBrokers::oneEndsAndOnlyItsRowChanges()
{
    connectAll();
    QTRY_VERIFY(!rowTexts().contains(u"gone"_s));
    const QStringList before = rowTexts();
    std::vector<std::unique_ptr<QSignalSpy>> states;
    for (int i = 0; i < Brokers; ++i)
        states.push_back(
            std::make_unique<QSignalSpy>(connection(i), &pipeline::Connection::stateChanged));
    constexpr int Killed = 3;
    m_brokers[Killed]->stop();
    QTRY_COMPARE_WITH_TIMEOUT(connection(Killed)->state(), client::State::Waiting, Patience);
    publishAll(0, 5);
    for (int i = 0; i < Brokers; ++i) {
        if (i == Killed)
            continue;
        QTRY_COMPARE_WITH_TIMEOUT(connection(i)->topics().facts(store::NodeId::Root).messages,
                                  quint64(5), Patience);
        QCOMPARE(states[std::size_t(i)]->size(), 0);
    }
    QStringList after = rowTexts();
    QVERIFY(after[Killed] != before[Killed]);
    after[Killed] = before[Killed];
    QCOMPARE(after, before);
    QCOMPARE(connection(Killed)->queuedPublishes().size(), std::size_t(5));
    QCOMPARE(connection(0)->queuedPublishes().size(), std::size_t(0));
    startBroker(Killed);
    QTRY_VERIFY_WITH_TIMEOUT(m_brokers[Killed]->isRunning(), Patience);
}

void tst_ManyBrokers::backgroundStateIsToldWithoutABanner()
{
    m_fixture->workspace->connectRow(m_ids[1]);
    m_fixture->workspace->connectRow(m_ids[0]);
    QTRY_COMPARE(connection(0)->state(), client::State::Connected);
    QTRY_COMPARE(connection(1)->state(), client::State::Connected);
    const int unseen = m_fixture->events.unseenCount();
    const QString shown = m_fixture->workspace->currentId();
    auto *banner = m_fixture->find<QWidget>("connectionBanner");
    const QWidget *focus = focused(*m_fixture);
    m_brokers[1]->stop();
    QTRY_COMPARE(connection(1)->state(), client::State::Waiting);
    QTRY_VERIFY(m_fixture->events.unseenCount() > unseen);
    QVERIFY(!banner->isVisible());
    QCOMPARE(m_fixture->workspace->currentId(), shown);
    QCOMPARE(focused(*m_fixture), focus);
    QVERIFY(!QApplication::activeModalWidget());
    m_fixture->workspace->setCurrent(m_ids[1]);
    QTRY_VERIFY(banner->isVisible());
    m_fixture->workspace->setCurrent(m_ids[0]);
    QTRY_VERIFY(!banner->isVisible());
    startBroker(1);
    QTRY_VERIFY_WITH_TIMEOUT(m_brokers[1]->isRunning(), Patience);
}

void tst_ManyBrokers::eachIsPausedForItself()
{
    m_fixture->workspace->connectRow(m_ids[1]);
    m_fixture->workspace->connectRow(m_ids[0]);
    QTRY_COMPARE(connection(0)->state(), client::State::Connected);
    QTRY_COMPARE(connection(1)->state(), client::State::Connected);
    QTest::keyClick(m_fixture->window.get(), Qt::Key_F9);
    QVERIFY(connection(0)->isPaused());
    QVERIFY(!connection(1)->isPaused());
    connection(0)->publish({.topic = "a"});
    connection(1)->publish({.topic = "a"});
    QTRY_COMPARE(connection(1)->topics().topicCount(), 1);
    QTRY_COMPARE(connection(0)->statistics().waitingMessages, 1);
    QCOMPARE(connection(0)->topics().topicCount(), 0);
    m_fixture->workspace->setCurrent(m_ids[1]);
    QVERIFY(!m_fixture->find<QWidget>("statusPaused")->isVisible());
    m_fixture->workspace->setCurrent(m_ids[0]);
    QVERIFY(m_fixture->find<QWidget>("statusPaused")->isVisible());
}

void tst_ManyBrokers::numbersSwitch()
{
    connectAll();
    for (int i = 0; i < Brokers; ++i)
        connection(i)->publish({.topic = "only/here/" + QByteArray::number(i)});
    for (int i = 0; i < Brokers; ++i)
        QTRY_COMPARE_WITH_TIMEOUT(connection(i)->topics().topicCount(), 1, Patience);
    for (const int number : {1, 9, 5}) {
        QTest::keyClick(m_fixture->window.get(), Qt::Key(Qt::Key_0 + number), Qt::ControlModifier);
        QCOMPARE(m_fixture->workspace->currentId(), m_ids[number - 1]);
        QVERIFY(m_fixture->window->windowTitle().startsWith(u"Broker %1 "_s.arg(number)));
        const QModelIndex top = topicRow(*m_fixture, u"only"_s, {});
        QVERIFY(top.isValid());
        const QModelIndex here = topicRow(*m_fixture, u"here"_s, top);
        QVERIFY(topicRow(*m_fixture, QString::number(number - 1), here).isValid());
    }
    QTest::keyClick(m_fixture->window.get(), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(m_fixture->workspace->currentId(), m_ids[5]);
}

void tst_ManyBrokers::connectionButtonListsThem()
{
    m_fixture->workspace->connectRow(m_ids[2]);
    QTRY_COMPARE(connection(2)->state(), client::State::Connected);
    auto *button = m_fixture->find<QToolButton>("connectionButton");
    QVERIFY(button->menu());
    emit button->menu()->aboutToShow();
    QStringList texts;
    for (const QAction *action : button->menu()->actions()) {
        if (!action->isSeparator())
            texts.append(action->text().remove(u'&'));
    }
    QCOMPARE(texts.size(), Brokers + 2);
    QVERIFY2(texts[0].startsWith(u"Broker 1"_s), qPrintable(texts[0]));
    QVERIFY2(texts[Brokers].startsWith(u"New"_s), qPrintable(texts[Brokers]));
    QVERIFY2(texts[Brokers + 1].startsWith(u"Edit"_s), qPrintable(texts[Brokers + 1]));
    QCOMPARE(button->menu()->actions()[8]->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_9));
    QVERIFY(button->menu()->actions()[2]->isChecked());
    button->menu()->actions()[12]->trigger();
    QTRY_VERIFY(connection(12));
    QCOMPARE(m_fixture->workspace->currentId(), m_ids[12]);
}

QTEST_MAIN(tst_ManyBrokers)
#include "tst_manybrokers.moc"

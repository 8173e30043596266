// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiondelegate.h"
#include "connections/connectionrow.h"
#include "connections/subscriptionlistmodel.h"
#include "connections/subscriptionsview.h"
#include "pipeline/connection.h"
#include "style/theme.h"
#include "ui/connections/textfit.h"
#include "ui/connections/tinybroker.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMainWindow>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;
using Status = pipeline::SubscriptionState::Status;

// The list of the Subscriptions tab (ux.md 2.3) on a connection that is open.
class tst_SubscriptionsView : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keysBeforeTheWindowsOwn();
    void buttonsOfARow();
    void secondClickOnAButtonOpensNothing();
    void menuFitsTheRow_data();
    void menuFitsTheRow();
    void remembering();
    void wordsOfARow();
    void tipsOfTheButtons();
    void looks_data();
    void looks();

private:
    QStringList menuTexts();
    QModelIndex row(const QByteArray &filter) const;
    void choose(const QByteArray &filter) { m_view->setCurrentIndex(row(filter)); }

    std::unique_ptr<TinyBroker> m_broker;
    std::unique_ptr<pipeline::Connection> m_connection;
    std::unique_ptr<QMainWindow> m_window;
    ui::SubscriptionsView *m_view = nullptr;
};

void tst_SubscriptionsView::init()
{
    m_broker = std::make_unique<TinyBroker>();
    m_broker->subackCodes["secret/#"] = '\x87';
    m_broker->subackCodes["lowered"] = '\x01';
    m_connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits(), nullptr);
    client::ConnectOptions options;
    options.host = u"127.0.0.1"_s;
    options.port = m_broker->serverPort();
    options.version = client::VersionChoice::Mqtt5;
    options.subscriptions = {{.topicFilter = "open/#", .retainAsPublished = true},
                             {.topicFilter = "secret/#"},
                             {.topicFilter = "lowered", .qos = mqtt::QoS::ExactlyOnce}};
    m_connection->setOptions(options, {{.topicFilter = "off"}});
    m_window = std::make_unique<QMainWindow>();
    m_view = new ui::SubscriptionsView;
    m_window->setCentralWidget(m_view);
    m_window->resize(520, 150);
    m_window->show();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_view->setConnection(m_connection.get());
    connect(m_view, &ui::SubscriptionsView::pauseRequested, m_connection.get(),
            &pipeline::Connection::setSubscriptionPaused);
    m_connection->connectToBroker();
    QTRY_COMPARE(row("secret/#").data(ui::StateIconRole).toInt(), int(ui::IconName::Error));
    QTRY_COMPARE(row("lowered").data(ui::StateIconRole).toInt(), int(ui::IconName::Ok));
}

void tst_SubscriptionsView::cleanup()
{
    m_window.reset();
    m_connection.reset();
    m_broker.reset();
}

QModelIndex tst_SubscriptionsView::row(const QByteArray &filter) const
{
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        if (m_view->list()->filterAt(row) == filter)
            return m_view->model()->index(row, 0);
    }
    return {};
}

QStringList tst_SubscriptionsView::menuTexts()
{
    QMenu menu;
    m_view->fillMenu(&menu);
    QStringList texts;
    for (const QAction *action : menu.actions()) {
        if (action->isSeparator())
            continue;
        QString text = action->text().remove(u'&');
        if (!action->isEnabled())
            text += u" (off)"_s;
        texts.append(text);
    }
    return texts;
}

void tst_SubscriptionsView::keysBeforeTheWindowsOwn()
{
    // What the window means by these keys elsewhere.
    QAction taken;
    taken.setShortcuts({QKeySequence(Qt::Key_F2), QKeySequence(Qt::Key_Delete),
                        QKeySequence(Qt::Key_Space), QKeySequence::Copy});
    m_window->addAction(&taken);
    QSignalSpy window(&taken, &QAction::triggered);
    QSignalSpy changing(m_view, &ui::SubscriptionsView::changeRequested);
    QSignalSpy leaving(m_view, &ui::SubscriptionsView::unsubscribeRequested);
    QSignalSpy pausing(m_view, &ui::SubscriptionsView::pauseRequested);
    choose("open/#");
    QTest::keyClick(m_view, Qt::Key_F2);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(changing.size(), 2);
    QCOMPARE(changing[1][0].toByteArray(), "open/#"_ba);
    QTest::keyClick(m_view, Qt::Key_Delete);
    QCOMPARE(leaving.size(), 1);
    QTest::keyClick(m_view, Qt::Key_Space);
    QCOMPARE(pausing.size(), 1);
    QVERIFY(pausing[0][1].toBool());
    QTRY_COMPARE(row("open/#").data(ui::RightRole).toString(), u"paused"_s);
    QTest::keyClick(m_view, Qt::Key_Space);
    QVERIFY(!pausing[1][1].toBool());
    QTRY_COMPARE(row("open/#").data(ui::RightRole).toString(), u"QoS 0"_s);
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"open/#"_s);
    QCOMPARE(window.size(), 0);
    // Without a row they are the window's again.
    m_view->setCurrentIndex({});
    QTest::keyClick(m_view, Qt::Key_F2);
    QCOMPARE(window.size(), 1);
}

void tst_SubscriptionsView::buttonsOfARow()
{
    QSignalSpy leaving(m_view, &ui::SubscriptionsView::unsubscribeRequested);
    const auto press = [&](const QByteArray &filter, auto place) {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                          place(m_view->visualRect(row(filter)), m_view).center());
    };
    press("open/#", ui::ConnectionDelegate::actionRect);
    QTRY_COMPARE(row("open/#").data(ui::StateIconRole).toInt(), int(ui::IconName::Pause));
    press("off", ui::ConnectionDelegate::actionRect);
    QTRY_COMPARE(row("off").data(ui::StateIconRole).toInt(), int(ui::IconName::Ok));
    m_broker->subackCodes.remove("secret/#");
    press("secret/#", ui::ConnectionDelegate::actionRect);
    QTRY_COMPARE(row("secret/#").data(ui::StateIconRole).toInt(), int(ui::IconName::Ok));
    QCOMPARE(leaving.size(), 0);
    press("off", ui::ConnectionDelegate::closeRect);
    QCOMPARE(leaving.size(), 1);
    QCOMPARE(leaving[0][0].toByteArray(), "off"_ba);
}

void tst_SubscriptionsView::secondClickOnAButtonOpensNothing()
{
    QSignalSpy changing(m_view, &ui::SubscriptionsView::changeRequested);
    const QRect rect = m_view->visualRect(row("open/#"));
    const QPoint name = rect.topLeft() + QPoint(60, rect.height() / 2);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, name);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, name);
    QCOMPARE(changing.size(), 1);
    const QPoint button = ui::ConnectionDelegate::actionRect(rect, m_view).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, button);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, button);
    QCOMPARE(changing.size(), 1);
}

void tst_SubscriptionsView::menuFitsTheRow_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QString>("first");
    QTest::newRow("granted") << QByteArray("open/#") << u"Pause"_s;
    QTest::newRow("refused") << QByteArray("secret/#") << u"Ask again"_s;
    QTest::newRow("paused") << QByteArray("off") << u"Resume"_s;
}

void tst_SubscriptionsView::menuFitsTheRow()
{
    QFETCH(QByteArray, filter);
    QFETCH(QString, first);
    QCOMPARE(menuTexts(), QStringList{u"Subscribe…"_s});
    choose(filter);
    QCOMPARE(
        menuTexts(),
        (QStringList{u"Subscribe…"_s, first, u"Change…"_s, u"Unsubscribe"_s, u"Copy filter"_s}));
}

void tst_SubscriptionsView::remembering()
{
    QSignalSpy asked(m_view, &ui::SubscriptionsView::rememberRequested);
    choose("open/#");
    m_view->setRemembered(std::vector<config::SavedSubscription>());
    QCOMPARE(menuTexts().mid(5),
             (QStringList{u"Remember as it is now"_s, u"Forget it in this connection (off)"_s}));
    config::SavedSubscription saved{m_connection->subscriptions()[0].subscription, true, {}};
    m_view->setRemembered(std::vector{saved});
    QCOMPARE(menuTexts().mid(5),
             (QStringList{u"Remember as it is now (off)"_s, u"Forget it in this connection"_s}));
    saved.enabled = false;
    m_view->setRemembered(std::vector{saved});
    QCOMPARE(menuTexts().mid(5),
             (QStringList{u"Remember as it is now"_s, u"Forget it in this connection"_s}));
    QMenu menu;
    m_view->fillMenu(&menu);
    for (QAction *action : menu.actions().mid(menu.actions().size() - 2))
        action->trigger();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][0].toByteArray(), "open/#"_ba);
    QVERIFY(asked[0][1].toBool());
    QVERIFY(!asked[1][1].toBool());
}

void tst_SubscriptionsView::wordsOfARow()
{
    QCOMPARE(row("lowered").data(ui::RightRole).toString(), u"QoS 1, asked for QoS 2"_s);
    QVERIFY(row("secret/#").data(ui::RightRole).toString().contains(u"0x87"_s));
    QVERIFY(row("off").data(Qt::ToolTipRole).toString().contains(u"until you resume it"_s));
    QVERIFY(row("open/#").data(Qt::ToolTipRole).toString().contains(u"retain flag"_s));
    QVERIFY(row("open/#").data(ui::PinRole).toBool());

    ui::SubscriptionListModel model;
    pipeline::SubscriptionState state;
    state.subscription.topicFilter = "a\n";
    state.status = Status::Granted;
    state.reasonCode = mqtt::ReasonCode::GrantedQoS0;
    state.identifier = 7;
    state.received = 1234;
    state.receivedPerSecond = 12.34;
    state.reasonString = "as\033you\nwish";
    model.show({state});
    QCOMPARE(model.index(0).data(ui::RightRole).toString(), u"QoS 0 · 12.3/s"_s);
    const QString tip = model.index(0).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.startsWith(u"a␊\n"_s));
    QVERIFY(tip.contains(u"as␛you␊wish"_s));
    QVERIFY(tip.contains(u"identifier 7"_s));
    QVERIFY(tip.contains(u"1234 message"_s));
    QVERIFY(tip.contains(u"every filter that matches"_s));
}

void tst_SubscriptionsView::tipsOfTheButtons()
{
    const auto tipAt = [&](const QPoint &at) {
        QToolTip::hideText();
        QHelpEvent help(QEvent::ToolTip, at, m_view->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(m_view->viewport(), &help);
        return QToolTip::text();
    };
    const QRect rect = m_view->visualRect(row("open/#"));
    const QString pause = tipAt(ui::ConnectionDelegate::actionRect(rect, m_view).center());
    QVERIFY2(pause.startsWith(u"Pause"_s) && pause.contains(u"reconnect"_s), qPrintable(pause));
    QVERIFY(tipAt(ui::ConnectionDelegate::closeRect(rect, m_view).center())
                .startsWith(u"Unsubscribe"_s));
    QVERIFY(tipAt(rect.topLeft() + QPoint(60, 8)).startsWith(u"open/#"_s));
}

void tst_SubscriptionsView::looks_data()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::newRow("light") << ui::ThemeMode::Light << 100;
    QTest::newRow("dark") << ui::ThemeMode::Dark << 100;
    QTest::newRow("light-150") << ui::ThemeMode::Light << 150;
}

void tst_SubscriptionsView::looks()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, textSize);
    ui::Theme theme(*qApp);
    theme.setMode(mode);
    theme.setTextSize(textSize);
    choose("open/#");
    QTest::qWait(0);
    textfit::shoot(*m_window, u"subscriptions-"_s + QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(textfit::clipped(m_window.get()).isEmpty(),
             qPrintable(textfit::clipped(m_window.get()).join(u'\n')));
}

QTEST_MAIN(tst_SubscriptionsView)
#include "tst_subscriptionsview.moc"

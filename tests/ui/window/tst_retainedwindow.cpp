// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/crowdbroker.h"
#include "style/elidedlabel.h"
#include "windowsteps.h"

#include <QAbstractButton>

using namespace Qt::Literals::StringLiterals;

// *Check what is retained here* and *Check now* in the window (ux.md 2.4, acceptance check 12).
class RetainedWindowTest : public QObject {
    Q_OBJECT

private slots:
    void theHollowPinIsResolved();
    void aBranchFromTheMenu();
    void withoutAConnection();

private:
    static constexpr int Patience = 20'000;
    static void open(WindowFixture &fixture, CrowdBroker &broker)
    {
        fixture.show();
        config::Profile profile = config::newProfile();
        profile.name = u"Home"_s;
        profile.options.host = u"127.0.0.1"_s;
        profile.options.port = broker.port();
        profile.options.clientId = "test";
        profile.options.version = client::VersionChoice::Mqtt311;
        profile.options.subscriptions = {{.topicFilter = "#"}};
        fixture.workspace->connectRow(fixture.workspace->save(profile, std::nullopt));
        QTRY_VERIFY_WITH_TIMEOUT(topicRow(fixture, u"home"_s, {}).isValid(), Patience);
    }
    static void select(const WindowFixture &fixture, const QModelIndex &index)
    {
        auto *tree = fixture.find<QAbstractItemView>("topicTree");
        tree->setCurrentIndex(index);
    }
    static QString meta(const WindowFixture &fixture)
    {
        return fixture.find<ui::ElidedLabel>("metaRetained")->text();
    }
};

void RetainedWindowTest::theHollowPinIsResolved()
{
    CrowdBroker broker;
    broker.retained = {{"home", "on"}};
    WindowFixture fixture;
    open(fixture, broker);
    select(fixture, topicRow(fixture, u"home"_s, {}));
    QTRY_COMPARE_WITH_TIMEOUT(meta(fixture), u"retained on broker"_s, Patience);
    auto *check = fixture.find<QAbstractButton>("metaCheckRetained");
    QVERIFY(!check->isVisible());

    broker.publish("home", "off");
    QTRY_COMPARE_WITH_TIMEOUT(meta(fixture), u"was retained, now unknown"_s, Patience);
    QVERIFY(check->isVisible());
    QTest::mouseClick(check, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasEvent(u"Checked home: 1 retained"_s), Patience);
    // The broker keeps one, but nobody said that it is this one.
    QTRY_COMPARE_WITH_TIMEOUT(meta(fixture), u"topic has a retained message"_s, Patience);
    QVERIFY(!check->isVisible());

    broker.publish("home", "on");
    QTRY_VERIFY_WITH_TIMEOUT(check->isVisible(), Patience);
    broker.retained.clear();
    QTest::mouseClick(check, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasEvent(u"Checked home: nothing is retained"_s), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(meta(fixture), QString(), Patience);
    QVERIFY(!fixture.dialog());
}

void RetainedWindowTest::aBranchFromTheMenu()
{
    CrowdBroker broker;
    broker.retained = {{"home/a", "1"}, {"home/b", "1"}, {"office", "1"}};
    broker.letIn = [](const QByteArray &id) {
        return id == "test" ? mqtt::ReasonCode::Success : mqtt::ReasonCode::NotAuthorized;
    };
    WindowFixture fixture;
    open(fixture, broker);
    select(fixture, topicRow(fixture, u"home"_s, {}));
    menuAction(fixture, u"Check what is retained here"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasEvent(u"Checked home/#: 2 retained"_s), Patience);
    // The second client was refused, and the row says so.
    const int row = int(fixture.eventTexts().indexOf(u"Checked home/#: 2 retained"_s));
    QVERIFY(fixture.events.index(row, ui::EventsModel::Details)
                .data()
                .toString()
                .contains(u"A second client was not possible"_s));
    QVERIFY(!fixture.hasEvent(u"Unsubscribed"_s));
}

void RetainedWindowTest::withoutAConnection()
{
    CrowdBroker broker;
    broker.retained = {{"home", "1"}};
    WindowFixture fixture;
    open(fixture, broker);
    select(fixture, topicRow(fixture, u"home"_s, {}));
    fixture.workspace->disconnectRow(fixture.workspace->currentId());
    QTRY_VERIFY_WITH_TIMEOUT(
        fixture.workspace->currentConnection()->state() == client::State::Disconnected, Patience);
    menuAction(fixture, u"Check what is retained here"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasEvent(u"home was not checked: there is no connection"_s),
                             Patience);
}

QTEST_MAIN(RetainedWindowTest)
#include "tst_retainedwindow.moc"

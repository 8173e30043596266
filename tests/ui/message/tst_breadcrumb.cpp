// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/breadcrumb.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestBreadcrumb : public QObject {
    Q_OBJECT

private slots:
    void levelsAreLinks();
    void keyboardWalksTheLevels();
    void longTopicsKeepTheirEnds();
    void hostileTopics_data();
    void hostileTopics();
};

void TestBreadcrumb::levelsAreLinks()
{
    ui::Breadcrumb crumbs;
    crumbs.resize(600, 28);
    crumbs.setTopic("zigbee2mqtt/living_room/climate");
    crumbs.show();
    QSignalSpy activated(&crumbs, &ui::Breadcrumb::levelActivated);
    QTest::mouseClick(&crumbs, Qt::LeftButton, {}, QPoint(4, 14));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.at(0).at(0).toByteArray(), "zigbee2mqtt"_ba);
    int x = 0;
    while (crumbs.branchAt({x, 14}) != "zigbee2mqtt/living_room" && x < 600)
        ++x;
    QTest::mouseClick(&crumbs, Qt::LeftButton, {}, QPoint(x, 14));
    QCOMPARE(activated.at(1).at(0).toByteArray(), "zigbee2mqtt/living_room"_ba);
    QVERIFY(crumbs.branchAt({598, 14}).isEmpty());
}

void TestBreadcrumb::keyboardWalksTheLevels()
{
    ui::Breadcrumb crumbs;
    crumbs.resize(600, 28);
    crumbs.setTopic("a/b/c");
    crumbs.show();
    crumbs.setFocus(Qt::TabFocusReason);
    QSignalSpy activated(&crumbs, &ui::Breadcrumb::levelActivated);
    QTest::keyClick(&crumbs, Qt::Key_Left);
    QTest::keyClick(&crumbs, Qt::Key_Left);
    QTest::keyClick(&crumbs, Qt::Key_Left);
    QTest::keyClick(&crumbs, Qt::Key_Return);
    QCOMPARE(activated.last().at(0).toByteArray(), "a"_ba);
    QTest::keyClick(&crumbs, Qt::Key_Right);
    QTest::keyClick(&crumbs, Qt::Key_Space);
    QCOMPARE(activated.last().at(0).toByteArray(), "a/b"_ba);
}

void TestBreadcrumb::longTopicsKeepTheirEnds()
{
    ui::Breadcrumb crumbs;
    crumbs.resize(260, 28);
    crumbs.setTopic("factory/hall-3/line-17/station-4/robot-7/joint/2");
    crumbs.show();
    QCOMPARE(crumbs.branchAt({3, 14}), "factory"_ba);
    QByteArray last;
    for (int x = 0; x < 260; ++x) {
        if (!crumbs.branchAt({x, 14}).isEmpty())
            last = crumbs.branchAt({x, 14});
    }
    QCOMPARE(last, crumbs.topic());
    QCOMPARE(crumbs.accessibleName(), u"Topic factory/hall-3/line-17/station-4/robot-7/joint/2"_s);
}

void TestBreadcrumb::hostileTopics_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::newRow("one") << "x"_ba;
    QTest::newRow("empty levels") << "//a//"_ba;
    QTest::newRow("1,000 levels") << QByteArray(999, '/');
    QTest::newRow("65,535 bytes") << QByteArray(65535, 'w');
    QTest::newRow("control and direction") << "a\x1b[31m/\xe2\x80\xae/b"_ba;
    QTest::newRow("no UTF-8") << "\xff\xfe/\xc3"_ba;
    QTest::newRow("Chinese") << "仓库/温湿度"_ba;
}

void TestBreadcrumb::hostileTopics()
{
    QFETCH(QByteArray, topic);
    ui::Breadcrumb crumbs;
    for (const int width : {0, 10, 60, 300, 2000}) {
        crumbs.resize(width, 28);
        crumbs.setTopic(topic);
        crumbs.show();
        QVERIFY(!crumbs.grab().isNull() || width == 0);
        for (int x = 0; x < width; x += 3) {
            const QByteArray branch = crumbs.branchAt({x, 14});
            QVERIFY(topic.startsWith(branch));
        }
    }
}

QTEST_MAIN(TestBreadcrumb)
#include "tst_breadcrumb.moc"

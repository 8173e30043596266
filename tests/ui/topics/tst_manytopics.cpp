// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "style/elidedlabel.h"
#include "support/storefeed.h"
#include "topics/topicfilterline.h"
#include "topics/topicspane.h"
#include "topics/topictreemodel.h"

#include <QScrollBar>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

// The filter over as many topics as in picture 08.
class ManyTopicsTest : public QObject {
    Q_OBJECT

private slots:
    void patternAmongAHundredThousand();
};

// Acceptance check 7.
void ManyTopicsTest::patternAmongAHundredThousand()
{
    constexpr int Topics = 104'218;
    constexpr int Climates = 17;
    pipeline::Connection connection(pipeline::ConnectionLimits{}, nullptr);
    StoreFeed feed(connection.topics(), connection.log());
    constexpr qint64 Start = 1'772'457'728'000'000;
    for (int i = 0; i < Climates; ++i) {
        const QByteArray room = i < 4 ? "zigbee2mqtt/room-" : "site-2/hall-";
        feed.add(room + QByteArray::number(i) + "/climate", "21", Start);
    }
    for (int i = Climates; i < Topics; ++i)
        feed.add("factory/line-" + QByteArray::number(i / 1000) + "/robot-"
                     + QByteArray::number(i / 100 % 10) + "/joint/" + QByteArray::number(i),
                 "1", Start);
    feed.commit();
    ui::TopicsPane pane;
    pane.resize(520, 500);
    pane.setConnection(&connection);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    auto *line = pane.findChild<ui::TopicFilterLine *>(u"topicFilter"_s);
    const auto footer = [&pane] {
        return pane.findChild<ui::ElidedLabel *>(u"topicFooter"_s)
            ->text()
            .replace(QChar(0x202f), u' ');
    };
    const auto at = [&](const QByteArray &topic) {
        return pane.model()->indexOf(connection.topics().find(topic));
    };
    QTRY_COMPARE(footer(), u"104 218 topics"_s);
    QVERIFY(pane.selectTopic("factory/line-7/robot-3/joint/7342"));
    pane.view()->expand(at("zigbee2mqtt"));
    pane.view()->collapse(at("site-2"));
    const QSet<quint32> expanded = pane.view()->state().expanded;
    const int scroll = pane.view()->verticalScrollBar()->value();
    QVERIFY(!expanded.isEmpty());

    pane.focusFilter();
    QTest::keyClicks(line, u"+/+/climate"_s);
    QTRY_COMPARE_WITH_TIMEOUT(footer(), u"17 of 104 218 topics match"_s, 30'000);
    QCOMPARE(pane.model()->rowCount(), 2);
    QVERIFY(at("site-2/hall-16/climate").isValid() && at("zigbee2mqtt/room-0/climate").isValid());
    QVERIFY(pane.view()->isExpanded(at("site-2/hall-16")));
    QVERIFY(!at("factory/line-7/robot-3/joint/7342").isValid());
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(footer(), u"104 218 topics"_s, 30'000);
    QCOMPARE(pane.view()->state().expanded, expanded);
    QCOMPARE(pane.currentTopic(), "factory/line-7/robot-3/joint/7342"_ba);
    QCOMPARE(pane.view()->verticalScrollBar()->value(), scroll);
}

QTEST_MAIN(ManyTopicsTest)
#include "tst_manytopics.moc"

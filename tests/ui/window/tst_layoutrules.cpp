// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/layoutrules.h"

#include <QTest>

using ui::WidthClass;

class tst_LayoutRules : public QObject {
    Q_OBJECT

private slots:
    void classes_data();
    void classes();
    void oneChangePerCrossing();
    void heights();
    void choiceWins();
};

void tst_LayoutRules::classes_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<WidthClass>("expected");
    QTest::addColumn<bool>("stacked");
    QTest::newRow("minimum") << 900 << WidthClass::Narrow << true;
    QTest::newRow("1024") << 1024 << WidthClass::Narrow << true;
    QTest::newRow("1199") << 1199 << WidthClass::Narrow << true;
    QTest::newRow("1200") << 1200 << WidthClass::Compact << true;
    QTest::newRow("1280") << 1280 << WidthClass::Compact << true;
    QTest::newRow("1399") << 1399 << WidthClass::Compact << true;
    QTest::newRow("1400") << 1400 << WidthClass::Normal << false;
    QTest::newRow("1440") << 1440 << WidthClass::Normal << false;
    QTest::newRow("1800") << 1800 << WidthClass::Wide << false;
}

void tst_LayoutRules::classes()
{
    QFETCH(int, width);
    QFETCH(WidthClass, expected);
    QFETCH(bool, stacked);
    QCOMPARE(ui::widthClass(width), expected);
    const auto layout = ui::windowLayout(QSize(width, 900), expected, ui::LayoutChoice::Automatic);
    QCOMPARE(layout.stacked, stacked);
    QCOMPARE(layout.connectionsStrip, width >= 1200);
    QCOMPARE(layout.rateColumn, width >= 1200);
}

// Acceptance check 4: dragging 1500 → 1300 → 1024 → 1500 changes the orientation once a crossing.
void tst_LayoutRules::oneChangePerCrossing()
{
    WidthClass now = ui::widthClass(1500);
    int changes = 0;
    bool stacked = false;
    const auto visit = [&](int width) {
        now = ui::widthClass(width, now);
        const bool next
            = ui::windowLayout(QSize(width, 900), now, ui::LayoutChoice::Automatic).stacked;
        changes += next != stacked ? 1 : 0;
        stacked = next;
    };
    for (int width = 1500; width >= 1024; --width) {
        visit(width);
        visit(width + 3); // a trembling hand
        visit(width);
    }
    QCOMPARE(changes, 1);
    QVERIFY(stacked);
    for (int width = 1024; width <= 1500; ++width) {
        visit(width);
        visit(width - 3);
        visit(width);
    }
    QCOMPARE(changes, 2);
    QVERIFY(!stacked);
    QCOMPARE(ui::widthClass(1024, WidthClass::Wide), WidthClass::Narrow);
}

void tst_LayoutRules::heights()
{
    const auto layout = [](int width, int height) {
        return ui::windowLayout(QSize(width, height), ui::widthClass(width),
                                ui::LayoutChoice::Automatic);
    };
    QVERIFY(!layout(1440, 900).bottomStartsCollapsed);
    QVERIFY(layout(1024, 700).bottomStartsCollapsed);
    QVERIFY(layout(1024, 700).foldHistoryWhenBottomOpen);
    QVERIFY(!layout(1440, 700).foldHistoryWhenBottomOpen);
    QVERIFY(!layout(1280, 770).foldHistoryWhenBottomOpen);
}

void tst_LayoutRules::choiceWins()
{
    const QSize size(1440, 900);
    QVERIFY(ui::windowLayout(size, WidthClass::Normal, ui::LayoutChoice::Stacked).stacked);
    QVERIFY(!ui::windowLayout(QSize(1024, 700), WidthClass::Narrow, ui::LayoutChoice::SideBySide)
                 .stacked);
}

QTEST_APPLESS_MAIN(tst_LayoutRules)
#include "tst_layoutrules.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/historybudget.h"

#include <QTest>

class TestHistoryBudget : public QObject {
    Q_OBJECT

private slots:
    void automatic_data();
    void automatic();
    void asSet();
};

void TestHistoryBudget::automatic_data()
{
    QTest::addColumn<qint64>("memory");
    QTest::addColumn<qint64>("budget");
    constexpr qint64 Mebi = 1024 * 1024;
    QTest::newRow("much memory") << 64 * 1024 * Mebi << 1024 * Mebi;
    QTest::newRow("4 GiB") << 4096 * Mebi << 1024 * Mebi;
    QTest::newRow("1 GiB") << 1024 * Mebi << 256 * Mebi;
    QTest::newRow("next to nothing") << Mebi << Mebi;
    QTest::newRow("unknown") << qint64(0) << 1024 * Mebi;
}

void TestHistoryBudget::automatic()
{
    QFETCH(qint64, memory);
    QFETCH(qint64, budget);
    QCOMPARE(config::historyBudget({}, memory), budget);
}

void TestHistoryBudget::asSet()
{
    config::SettingsValues values;
    values.historyBytes = 3LL * 1024 * 1024 * 1024;
    QCOMPARE(config::historyBudget(values, 1024), values.historyBytes);
    values.historyBytes = 1;
    QCOMPARE(config::historyBudget(values, 1024), qint64(1024 * 1024));
    QVERIFY(config::physicalMemory() >= 0);
}

QTEST_GUILESS_MAIN(TestHistoryBudget)
#include "tst_historybudget.moc"

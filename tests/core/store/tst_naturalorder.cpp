// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/naturalorder.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using store::naturalOrder;

class TestNaturalOrder : public QObject {
    Q_OBJECT

private slots:
    void sorts_data();
    void sorts();
    void isTotal();
};

void TestNaturalOrder::sorts_data()
{
    QTest::addColumn<QByteArrayList>("inOrder");
    QTest::newRow("numbers") << QByteArrayList{"joint2", "joint10", "joint100"};
    QTest::newRow("leading zeros are a tie")
        << QByteArrayList{"a001", "a01", "a1", "a01b", "a1b", "a2"};
    QTest::newRow("longer than any integer")
        << QByteArrayList{"99999999999999999999", "100000000000000000000"};
    QTest::newRow("case") << QByteArrayList{"Attic", "attic", "Barn", "basement"};
    QTest::newRow("prefix first") << QByteArrayList{"", "a", "a1", "aa"};
    QTest::newRow("numbers before letters") << QByteArrayList{"1", "2", "10", "a"};
    QTest::newRow("several numbers") << QByteArrayList{"r1c2", "r1c10", "r2c1", "r10c1"};
    QTest::newRow("code points") << QByteArrayList{"z", "ä", "中", "😀"};
    QTest::newRow("not UTF-8") << QByteArrayList{"a", "a\x80"_ba, "a\xff"_ba};
    QTest::newRow("zeros only") << QByteArrayList{"0", "00", "1"};
}

void TestNaturalOrder::sorts()
{
    QFETCH(QByteArrayList, inOrder);
    for (qsizetype i = 0; i < inOrder.size(); ++i) {
        for (qsizetype j = 0; j < inOrder.size(); ++j)
            QCOMPARE(naturalOrder(inOrder[i], inOrder[j]) < 0, i < j);
    }
}

// Any bytes: antisymmetric, transitive, and equal only when the same.
void TestNaturalOrder::isTotal()
{
    std::mt19937 random(7);
    const QByteArray alphabet = "0019aAbB\x80\xff/$"_ba;
    std::vector<QByteArray> texts;
    for (int i = 0; i < 150; ++i) {
        QByteArray text;
        for (auto n = random() % 6; n > 0; --n)
            text.append(alphabet[static_cast<qsizetype>(random() % std::size_t(alphabet.size()))]);
        texts.push_back(text);
    }
    for (const QByteArray &a : texts) {
        for (const QByteArray &b : texts) {
            QCOMPARE(naturalOrder(a, b) == 0, a == b);
            QCOMPARE(naturalOrder(a, b) < 0, naturalOrder(b, a) > 0);
            for (const QByteArray &c : texts) {
                if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0)
                    QVERIFY(naturalOrder(a, c) < 0);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestNaturalOrder)
#include "tst_naturalorder.moc"

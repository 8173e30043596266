// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/changes.h"
#include "payload/registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

namespace {

QString describe(const Change &change)
{
    static const QHash<Change::Kind, QString> kinds{{Change::Kind::Changed, u"~"_s},
                                                    {Change::Kind::Added, u"+"_s},
                                                    {Change::Kind::Removed, u"-"_s}};
    QString text = kinds.value(change.kind) + change.path + u" "_s + change.oldText + u"→"_s
        + change.newText;
    if (change.direction != Direction::None)
        text += (change.direction == Direction::Up ? u" ▲"_s : u" ▼"_s) + change.delta;
    return text;
}

} // namespace

class TestChanges : public QObject {
    Q_OBJECT

private slots:
    void listsWhatChanged_data()
    {
        QTest::addColumn<QByteArray>("older");
        QTest::addColumn<QByteArray>("newer");
        QTest::addColumn<QStringList>("changes");
        QTest::addColumn<int>("fields");
        QTest::newRow("numbers, text and untouched")
            << R"({"t":21.6,"h":44.1,"s":"idle","b":87})"_ba
            << R"({"t":21.7,"h":43.9,"s":"busy","b":87})"_ba
            << QStringList{u"~$.t 21.6→21.7 ▲0.1"_s, u"~$.h 44.1→43.9 ▼0.2"_s, u"~$.s idle→busy"_s}
            << 4;
        QTest::newRow("added and removed")
            << R"({"a":1,"b":2})"_ba
            << R"({"b":2,"c":[3]})"_ba << QStringList{u"+$.c[0] →3"_s, u"-$.a 1→"_s} << 2;
        QTest::newRow("other order and spacing") << R"({"a":1,"b":2})"_ba
                                                 << R"({"b": 2, "a": 1})"_ba << QStringList() << 2;
        QTest::newRow("other spelling of a number is shown, without direction")
            << "[127]"_ba
            << "[127.0]"_ba << QStringList{u"~$[0] 127→127.0"_s} << 1;
        QTest::newRow("beyond a double")
            << R"({"n":9007199254740992})"_ba
            << R"({"n":9007199254740993})"_ba
            << QStringList{u"~$.n 9007199254740992→9007199254740993 ▲1"_s} << 1;
        QTest::newRow("string that looks like a number")
            << R"({"n":"1"})"_ba
            << R"({"n":"2"})"_ba << QStringList{u"~$.n 1→2"_s} << 1;
        QTest::newRow("kind changes") << R"({"n":1})"_ba
                                      << R"({"n":"1"})"_ba << QStringList{u"~$.n 1→1"_s} << 1;
        QTest::newRow("duplicate keys")
            << R"({"a":1,"a":2})"_ba
            << R"({"a":1,"a":3})"_ba << QStringList{u"~$.a#2 2→3 ▲1"_s} << 2;
        QTest::newRow("scalars") << "21.5"_ba
                                 << "20"_ba << QStringList{u"~$ 21.5→20 ▼1.5"_s} << 1;
        QTest::newRow("text numbers") << "007"_ba
                                      << "+8"_ba << QStringList{u"~$ 007→+8 ▲1"_s} << 1;
        QTest::newRow("words") << "ON"_ba
                               << "OFF"_ba << QStringList{u"~$ ON→OFF"_s} << 1;
        QTest::newRow("from nothing") << ""_ba
                                      << "ON"_ba << QStringList{u"~$ →ON"_s} << 1;
        QTest::newRow("text to object")
            << "ON"_ba
            << R"({"a":1})"_ba << QStringList{u"+$.a →1"_s, u"-$ ON→"_s} << 1;
    }

    void listsWhatChanged()
    {
        QFETCH(QByteArray, older);
        QFETCH(QByteArray, newer);
        QFETCH(QStringList, changes);
        QFETCH(int, fields);
        const Changes result = compare(Registry(), newer, older);
        QStringList described;
        for (const Change &change : result.list)
            described += describe(change);
        QCOMPARE(described, changes);
        QCOMPARE(result.fields, fields);
        QCOMPARE(result.kind, changes.isEmpty() ? Changes::Kind::Same : Changes::Kind::Fields);
    }

    void equalBytesAreSame()
    {
        const QByteArray binary("\0\1\2", 3);
        QCOMPARE(compare(Registry(), binary, binary).kind, Changes::Kind::Same);
    }

    void binaryIsOnlyDifferent()
    {
        const QByteArray binary("\0\1\2", 3);
        QCOMPARE(compare(Registry(), binary, "text").kind, Changes::Kind::Different);
        QCOMPARE(compare(Registry(), "text", binary).kind, Changes::Kind::Different);
    }

    void listIsBounded()
    {
        const Registry registry;
        const QByteArray older = "[" + QByteArray("1,").repeated(5000) + "1]";
        const QByteArray newer = "[" + QByteArray("2,").repeated(5000) + "2]";
        const Changes row = compare(registry, newer, older);
        QCOMPARE(row.list.size(), 100);
        QVERIFY(row.truncated);
        const Changes all = compare(registry.decode(newer), registry.decode(older), 10'000);
        QCOMPARE(all.list.size(), 5001);
        QVERIFY(!all.truncated);
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"

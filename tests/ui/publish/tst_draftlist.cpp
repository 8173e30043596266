// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/draftlistmodel.h"
#include "publish/draftstore.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::DraftListModel;
using ui::PublishDraft;

class DraftListTest : public QObject {
    Q_OBJECT

private slots:
    void savedKeepTheirOrder();
    void recentsNewestFirst();
    void boundedInNumberAndBytes();
    void staysTrueUnderARandomMix();
    void comesBackAtTheNextStart();
    void damagedFileIsSetAside_data();
    void damagedFileIsSetAside();
    void laterVersionIsLeftAlone();
    void saysOnceThatItCannotBeWritten();

private:
    static PublishDraft draft(const QByteArray &topic, const QByteArray &text = "1")
    {
        PublishDraft result;
        result.topic = topic;
        result.text = text;
        return result;
    }
    static QStringList rows(const DraftListModel &model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts.append(model.index(row).data().toString());
        return texts;
    }
    static void write(const QString &file, const QByteArray &text)
    {
        QFile target(file);
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(text);
    }
};

void DraftListTest::savedKeepTheirOrder()
{
    DraftListModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy changed(&model, &DraftListModel::changed);
    model.addRecent(draft("home/lamp/set"));
    QCOMPARE(model.save(draft("a/b/c"), u"Second on top? No"_s), 0);
    QCOMPARE(model.save(draft("a/b/d"), u"Lamp & off"_s), 1);
    QCOMPARE(rows(model),
             QStringList({u"★ Second on top? No"_s, u"★ Lamp & off"_s, u"lamp/set"_s}));
    QCOMPARE(changed.size(), 3);
    // The same message once more is the same row.
    QCOMPARE(model.save(draft("a/b/c"), u"again"_s), 0);
    QCOMPARE(changed.size(), 3);

    QVERIFY(model.setData(model.index(0), u"  First\n "_s));
    QCOMPARE(model.index(0).data(Qt::EditRole).toString(), u"First"_s);
    QVERIFY(!model.setData(model.index(0), u" "_s));
    QVERIFY(!model.setData(model.index(2), u"recents have no name"_s));
    QVERIFY(model.flags(model.index(0)).testFlag(Qt::ItemIsEditable));
    QVERIFY(!model.flags(model.index(2)).testFlag(Qt::ItemIsEditable));
    QCOMPARE(changed.size(), 4);
    model.remove(0);
    QCOMPARE(rows(model), QStringList({u"★ Lamp & off"_s, u"lamp/set"_s}));
    QCOMPARE(changed.size(), 5);
    model.remove(7);
    QCOMPARE(changed.size(), 5);
}

void DraftListTest::recentsNewestFirst()
{
    DraftListModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy changed(&model, &DraftListModel::changed);
    model.addRecent(draft("a"));
    model.addRecent(draft("b"));
    model.addRecent(draft("b", "2"));
    QCOMPARE(changed.size(), 3);
    model.addRecent(draft("a")); // moves, and says so once
    QCOMPARE(changed.size(), 4);
    QCOMPARE(rows(model), QStringList({u"a"_s, u"b"_s, u"b"_s}));
    model.addRecent(draft("a")); // already there
    QCOMPARE(changed.size(), 4);
    QCOMPARE(model.recentTopics(), QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(model.draft(model.recentRow(1))->text, "2"_ba);
    QCOMPARE(model.recentRow(3), -1);
    QCOMPARE(model.recentRow(-1), -1);
}

void DraftListTest::boundedInNumberAndBytes()
{
    DraftListModel model;
    for (int i = 0; i < 2 * DraftListModel::MostRecent; ++i)
        model.addRecent(draft(QByteArray::number(i)));
    QCOMPARE(model.rowCount(), DraftListModel::MostRecent);
    const QByteArray large(DraftListModel::LargestDraft, 'x');
    model.addRecent(draft("large", large));
    QVERIFY(!model.recentTopics().contains(u"large"_s));
    QCOMPARE(model.save(draft("large", large), u"large"_s), -1);

    const QByteArray third(DraftListModel::LargestDraft / 2, 'x');
    int saved = 0;
    while (model.save(draft("s" + QByteArray::number(saved), third), u"s"_s) >= 0)
        ++saved;
    QVERIFY(saved > 10);
    for (int i = 0; i < DraftListModel::MostRecent; ++i)
        model.addRecent(draft("r" + QByteArray::number(i), third));
    qint64 bytes = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        bytes += ui::storedSize(*model.draft(row));
    QVERIFY(bytes <= DraftListModel::MostBytes);
    QCOMPARE(model.savedCount(), saved);

    // A file from elsewhere is held to the same limits.
    QJsonObject state = model.state();
    state.insert(u"recent"_s, QJsonArray{ui::toJson(draft("large", large))});
    DraftListModel other;
    QVERIFY(!other.restore(state));
    QCOMPARE(other.rowCount(), saved);
}

void DraftListTest::staysTrueUnderARandomMix()
{
    QRandomGenerator random(4711);
    DraftListModel model;
    const QAbstractItemModelTester tester(&model);
    QStringList snapshot; // kept up to date by the model's announcements alone
    connect(&model, &DraftListModel::rowsInserted, this,
            [&](const QModelIndex &, int first, int last) {
                for (int row = first; row <= last; ++row)
                    snapshot.insert(row, model.index(row).data().toString());
            });
    connect(&model, &DraftListModel::rowsRemoved, this,
            [&](const QModelIndex &, int first, int last) {
                for (int row = last; row >= first; --row)
                    snapshot.removeAt(row);
            });
    connect(&model, &DraftListModel::dataChanged, this,
            [&](const QModelIndex &index) { snapshot[index.row()] = index.data().toString(); });
    connect(&model, &DraftListModel::modelReset, this, [&] { snapshot = rows(model); });
    for (int i = 0; i < 600; ++i) {
        const PublishDraft some = draft("t/" + QByteArray::number(random.bounded(60)));
        const int row = random.bounded(model.rowCount() + 1);
        switch (random.bounded(8)) {
        case 0:
        case 1:
        case 2:
        case 3:
            model.addRecent(some);
            break;
        case 4:
            model.save(some, QString::number(i));
            break;
        case 5:
            model.remove(row);
            break;
        case 6:
            model.setData(model.index(row), u"n%1"_s.arg(i));
            break;
        default:
            if (i % 20 == 0)
                QVERIFY(model.restore(model.state()));
            break;
        }
        QCOMPARE(snapshot, rows(model));
    }
}

void DraftListTest::comesBackAtTheNextStart()
{
    const QTemporaryDir folder;
    const QString directory = folder.path() + u"/new"_s;
    {
        ui::DraftStore store(directory);
        QVERIFY(!store.loadError());
        store.drafts().save(draft("a/set"), u"On"_s);
        store.drafts().addRecent(draft("b"));
        QTRY_VERIFY(QFile::exists(directory + u"/publish.json"_s));
        store.drafts().addRecent(draft("c")); // written at the end at the latest
    }
    {
        ui::DraftStore store(directory);
        QVERIFY(!store.loadError());
        QCOMPARE(rows(store.drafts()), QStringList({u"★ On"_s, u"c"_s, u"b"_s}));
        QCOMPARE(*store.drafts().draft(2), draft("b"));
    }
    ui::DraftStore nowhere{QString()};
    nowhere.drafts().addRecent(draft("kept for this run"));
    QCOMPARE(nowhere.drafts().rowCount(), 1);
}

void DraftListTest::damagedFileIsSetAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("rowsLeft");
    QTest::newRow("no JSON") << "{\"saved\":["_ba << 0;
    QTest::newRow("no object") << "[]"_ba << 0;
    QTest::newRow("no lists") << R"({"schema":1})"_ba << 0;
    QTest::newRow("one bad entry")
        << R"({"schema":1,"saved":[{"topic":"YQ==","text":"","format":"json","qos":0,"retain":false,"name":"a"},7],"recent":[]})"_ba
        << 1;
}

void DraftListTest::damagedFileIsSetAside()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"publish.json"_s);
    write(file, text);
    {
        ui::DraftStore store(folder.path());
        QVERIFY(store.loadError());
        QCOMPARE(store.loadError()->setAsideAs, QString(file + u".damaged"_s));
        QTEST(store.drafts().rowCount(), "rowsLeft");
        store.drafts().addRecent(draft("new"));
    }
    QVERIFY(QFile::exists(file));
    QFile damaged(file + u".damaged"_s);
    QVERIFY(damaged.open(QIODevice::ReadOnly));
    QCOMPARE(damaged.readAll(), text);
}

void DraftListTest::laterVersionIsLeftAlone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"publish.json"_s);
    write(file, R"({"schema":2})");
    ui::DraftStore store(folder.path());
    QVERIFY(store.loadError());
    QCOMPARE(store.loadError()->why, config::ProfileError::Why::WrongSchema);
    QVERIFY(QFile::exists(file));
}

void DraftListTest::saysOnceThatItCannotBeWritten()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"file"_s), "in the way");
    auto store = std::make_unique<ui::DraftStore>(folder.filePath(u"file"_s));
    QSignalSpy failed(store.get(), &ui::DraftStore::saveFailed);
    store->drafts().addRecent(draft("a"));
    QTRY_COMPARE(failed.size(), 1);
    store->drafts().addRecent(draft("b"));
    QCOMPARE(store->drafts().rowCount(), 2);
    store.reset(); // tries once more
    QCOMPARE(failed.size(), 1);
}

QTEST_MAIN(DraftListTest)
#include "tst_draftlist.moc"

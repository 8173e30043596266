// SPDX-License-Identifier: GPL-3.0-or-later
#include "localbroker/clientlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using broker::ClientStatistics;
using ui::ClientListModel;

namespace {

ClientStatistics client(const QByteArray &id, int queued = 0)
{
    ClientStatistics result;
    result.clientId = id;
    result.connected = true;
    result.address = u"127.0.0.1:5000"_s;
    result.queuedMessages = queued;
    return result;
}

QStringList ids(const ClientListModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row, ClientListModel::Id).data().toString());
    return result;
}

QString cell(const ClientListModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class tst_ClientListModel : public QObject {
    Q_OBJECT

private slots:
    void isInNaturalOrder();
    void rowsStayWhereTheyAre();
    void saysWhatItKnows();
    void escapesWhatIsForeign();
    void followsAnyMixOfComingAndGoing();
};

void tst_ClientListModel::isInNaturalOrder()
{
    ClientListModel model;
    QAbstractItemModelTester tester(&model);
    model.setClients({client("robot-10"), client("robot-9"), client("Plug"), client("lamp")});
    QCOMPARE(ids(model), QStringList({u"lamp"_s, u"Plug"_s, u"robot-9"_s, u"robot-10"_s}));
    QCOMPARE(model.row("robot-9"), 2);
    QCOMPARE(model.row("nobody"), -1);
}

void tst_ClientListModel::rowsStayWhereTheyAre()
{
    ClientListModel model;
    QAbstractItemModelTester tester(&model);
    model.setClients({client("a"), client("c"), client("e")});
    const QPersistentModelIndex kept = model.index(1, 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    model.setClients({client("c"), client("a"), client("e")});
    QCOMPARE(changed.size() + inserted.size() + removed.size(), 0);

    // Time alone is no change.
    ClientStatistics older = client("c");
    older.since = std::chrono::seconds(5);
    model.setClients({client("a"), older, client("e")});
    QCOMPARE(changed.size(), 0);

    model.setClients({client("b"), client("c", 7), client("d"), client("e")});
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data(ClientListModel::IdRole).toByteArray(), "c");
    QCOMPARE(ids(model), QStringList({u"b"_s, u"c"_s, u"d"_s, u"e"_s}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size(), 0);
}

void tst_ClientListModel::saysWhatItKnows()
{
    ClientListModel model;
    QAbstractItemModelTester tester(&model);
    ClientStatistics busy = client("busy", 1234);
    busy.version = mqtt::ProtocolVersion::Mqtt311;
    busy.subscriptions = 2;
    busy.droppedMessages = 5;
    busy.traffic.messagesInPerSecond = 50;
    ClientStatistics away = client("gone");
    away.connected = false;
    away.address.clear();
    model.setClients({busy, away});
    QCOMPARE(cell(model, 0, ClientListModel::Address), u"127.0.0.1:5000"_s);
    QCOMPARE(cell(model, 0, ClientListModel::Version), u"3.1.1"_s);
    QCOMPARE(cell(model, 0, ClientListModel::Subscriptions), u"2"_s);
    QCOMPARE(cell(model, 0, ClientListModel::In), u"50/s"_s);
    QCOMPARE(cell(model, 0, ClientListModel::Out), u"–"_s);
    QCOMPARE(cell(model, 0, ClientListModel::Queue), u"1\u202f234"_s);
    QCOMPARE(cell(model, 0, ClientListModel::Dropped), u"5"_s);
    QCOMPARE(cell(model, 1, ClientListModel::Address), u"away"_s);
    QCOMPARE(cell(model, 1, ClientListModel::Version), u"5"_s);
    QVERIFY(!model.index(1, 0).data(ClientListModel::ConnectedRole).toBool());
}

void tst_ClientListModel::escapesWhatIsForeign()
{
    ClientListModel model;
    model.setClients({client("a\nb\x1b")});
    QCOMPARE(cell(model, 0, ClientListModel::Id), u"a␊b␛"_s);
    QCOMPARE(model.index(0, 0).data(ClientListModel::IdRole).toByteArray(), "a\nb\x1b");
}

void tst_ClientListModel::followsAnyMixOfComingAndGoing()
{
    ClientListModel model;
    QAbstractItemModelTester tester(&model);
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<ClientStatistics> clients;
        for (int number = 0; number < 24; ++number) {
            if (random.bounded(3) > 0)
                clients.push_back(
                    client("device-" + QByteArray::number(number), int(random.bounded(3))));
        }
        QStringList wanted;
        for (const ClientStatistics &each : clients)
            wanted.append(QString::fromUtf8(each.clientId) + u' '
                          + QString::number(each.queuedMessages));
        std::shuffle(clients.begin(), clients.end(), random);
        model.setClients(clients);
        QStringList shown;
        for (int row = 0; row < model.rowCount(); ++row)
            shown.append(cell(model, row, ClientListModel::Id) + u' '
                         + cell(model, row, ClientListModel::Queue));
        QCOMPARE(shown, wanted);
    }
}

QTEST_MAIN(tst_ClientListModel)
#include "tst_clientlistmodel.moc"

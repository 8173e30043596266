// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"
#include "support/scriptedpeer.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;

// The connections of a window: what is saved, what is asked for, and what a broker gets to see.
class WorkspaceTest : public QObject {
    Q_OBJECT

private slots:
    void savesAndReadsAgain();
    void passwordIsNeverWritten();
    void duplicateHasAClientIdOfItsOwn();
    void orderAndGroupsAreKept();
    void readOnlyHoldsEverywhere();
    void removedIsGone();
    void mutedBranchesAreKept();
    void addressIsOpenedButNotSaved();
    void asksForAPasswordOnce();
    void keyringAnswersBeforeTheUser();
    void authenticationDataIsKeptInTheKeyring();
    void passphraseIsKeptInTheKeyring();
    void passphraseIsAskedForWithoutAKeyring();
    void generatedIdIsUsedAtOnce();
    void olderVersionIsUsedAtOnce();
    void rememberedSubscriptionReplaces();
};

namespace {

QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    QDir dir(folder + u"/connections"_s);
    for (const QString &name : dir.entryList(QDir::Files)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

mqtt::ConnectPacket connectOf(const ScriptedPeer &peer)
{
    for (const mqtt::Packet &packet : peer.received()) {
        if (const auto *connect = std::get_if<mqtt::ConnectPacket>(&packet))
            return *connect;
    }
    return {};
}

} // namespace

void WorkspaceTest::savesAndReadsAgain()
{
    WindowFixture fixture;
    QSignalSpy rows(fixture.workspace.get(), &ui::Workspace::rowsChanged);
    const QString id = fixture.save(u"Home"_s, 1883);
    QVERIFY(!id.isEmpty());
    QCOMPARE(rows.size(), 1);
    config::ProfileStore again(fixture.folder.path());
    again.load();
    QCOMPARE(again.profiles().size(), std::size_t(1));
    QCOMPARE(again.profiles().front().name, u"Home"_s);
    // The same name twice cannot be told apart: the second gets a number.
    const QString other = fixture.save(u"Home"_s, 1884);
    QVERIFY(other != id);
    QCOMPARE(fixture.workspace->find(other)->profile.name, u"Home 2"_s);
}

void WorkspaceTest::passwordIsNeverWritten()
{
    WindowFixture fixture;
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.userName = "anna";
    profile.options.authenticationMethod = "TOKEN";
    profile.options.authenticationData = "Geheim-Daten";
    for (const auto keep : {config::KeepPassword::AskEveryTime, config::KeepPassword::Keyring}) {
        profile.keepPassword = keep;
        profile.id = fixture.workspace->save(profile, QByteArray("Geheim-Wort"));
        const QByteArray files = everythingIn(fixture.folder.path());
        QVERIFY(files.contains("anna"));
        QVERIFY2(!files.contains("Geheim"), files.constData());
        QVERIFY2(!files.contains(QByteArray("Geheim-Daten").toBase64()), files.constData());
    }
    QCOMPARE(fixture.workspace->knownPassword(profile.id), QByteArray("Geheim-Wort"));
}

void WorkspaceTest::duplicateHasAClientIdOfItsOwn()
{
    WindowFixture fixture;
    const QString id = fixture.save(u"Home"_s, 1883);
    fixture.workspace->duplicate(id);
    const auto &rows = fixture.workspace->rows();
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[1].profile.name, u"Home 2"_s);
    QVERIFY(rows[0].profile.options.clientId != rows[1].profile.options.clientId);
    QVERIFY(rows[0].profile.id != rows[1].profile.id);
}

void WorkspaceTest::orderAndGroupsAreKept()
{
    WindowFixture fixture;
    ui::Workspace &workspace = *fixture.workspace;
    const auto listed = [](const ui::Workspace &listing) {
        QStringList lines;
        for (const ui::Workspace::Row &row : listing.rows())
            lines.append(QString(row.profile.group + u'/' + row.profile.name));
        return lines.join(u' ');
    };
    const auto again = [&] {
        config::ProfileStore store(fixture.folder.path());
        store.load();
        QStringList lines;
        for (const config::Profile &profile : store.profiles())
            lines.append(QString(profile.group + u'/' + profile.name));
        return lines.join(u' ');
    };
    const QString d = fixture.save(u"D"_s, 1);
    const QString b = fixture.save(u"B"_s, 2);
    const QString c = fixture.save(u"C"_s, 3);
    const QString a = fixture.save(u"A"_s, 4);
    QCOMPARE(listed(workspace), u"/D /B /C /A"_s); // as they came, also next time
    QCOMPARE(again(), listed(workspace));
    workspace.place(a, {}, b);
    QCOMPARE(listed(workspace), u"/D /A /B /C"_s);
    workspace.place(d, u"Plant"_s, {});
    workspace.place(b, u"Plant"_s, d);
    workspace.place(c, u"Test"_s, {});
    QCOMPARE(listed(workspace), u"/A Plant/B Plant/D Test/C"_s);
    QCOMPARE(workspace.groups(), (QStringList{u"Plant"_s, u"Test"_s}));
    QCOMPARE(again(), listed(workspace));
    workspace.placeGroup(u"Test"_s, u"Plant"_s);
    QCOMPARE(listed(workspace), u"/A Test/C Plant/B Plant/D"_s);
    workspace.duplicate(b);
    QCOMPARE(listed(workspace), u"/A Test/C Plant/B Plant/B 2 Plant/D"_s);
    QCOMPARE(again(), listed(workspace));
    // What is only opened stands with those without a group, and in no file.
    workspace.openAddress(u"127.0.0.1:1"_s);
    QCOMPARE(workspace.rows()[1].profile.name, u"127.0.0.1"_s);
    workspace.place(workspace.rows()[1].profile.id, u"Plant"_s, {});
    QCOMPARE(workspace.rows()[1].profile.name, u"127.0.0.1"_s);
    workspace.place(u"nobody"_s, u"Plant"_s, {});
    QCOMPARE(workspace.rows().size(), std::size_t(6));
}

void WorkspaceTest::readOnlyHoldsEverywhere()
{
    ScriptedPeer peer;
    peer.acceptClient().expectEnd();
    WindowFixture fixture;
    const QString id = fixture.save(u"Plant"_s, peer.port());
    ui::Workspace &workspace = *fixture.workspace;
    workspace.setReadOnly(id, true);
    workspace.connectRow(id);
    pipeline::Connection *connection = workspace.currentConnection();
    QVERIFY(connection);
    QVERIFY(connection->isReadOnly()); // whoever asks it to publish
    QTRY_COMPARE(connection->state(), client::State::Connected);
    // Taken off and put on again while it is connected.
    workspace.setReadOnly(id, false);
    QVERIFY(!connection->isReadOnly());
    config::Profile edited = workspace.find(id)->profile;
    edited.readOnly = true;
    workspace.save(edited, std::nullopt);
    QVERIFY(connection->isReadOnly());
    config::ProfileStore store(fixture.folder.path());
    store.load();
    QVERIFY(store.find(id)->readOnly);
}

void WorkspaceTest::removedIsGone()
{
    ScriptedPeer peer;
    peer.acceptClient().expectEnd();
    WindowFixture fixture;
    const QString kept = fixture.save(u"Kept"_s, 1);
    const QString id = fixture.save(u"Home"_s, peer.port());
    fixture.workspace->connectRow(id);
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
    const QPointer<pipeline::Connection> connection = fixture.workspace->currentConnection();
    fixture.workspace->remove(id);
    QVERIFY(!fixture.workspace->find(id));
    QVERIFY(!connection);
    QCOMPARE(fixture.workspace->currentId(), kept);
    config::ProfileStore again(fixture.folder.path());
    again.load();
    QCOMPARE(again.profiles().size(), std::size_t(1));
    QTRY_VERIFY2(peer.unread() > 0 || peer.isDone(), peer.report()); // it said goodbye
    fixture.workspace->remove(u"nobody"_s);
}

void WorkspaceTest::mutedBranchesAreKept()
{
    WindowFixture fixture;
    const QString id = fixture.save(u"Home"_s, 1); // nobody answers there
    fixture.workspace->connectRow(id);
    fixture.workspace->currentConnection()->muted().setTopics({"a/b", "仓库"});
    config::Settings again(fixture.folder.path());
    ui::Workspace restarted({fixture.profiles, again, fixture.secrets, nullptr});
    restarted.connectRow(id);
    QCOMPARE(restarted.currentConnection()->muted().topics(), (QByteArrayList{"a/b", "仓库"}));
    fixture.workspace->remove(id);
    QVERIFY(fixture.settings.values().mutedBranches.isEmpty());
}

void WorkspaceTest::addressIsOpenedButNotSaved()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    QCOMPARE(fixture.workspace->openAddress(u"http://127.0.0.1"_s), QString());
    QCOMPARE(fixture.workspace->openAddress(u"::::"_s), QString());
    const QString id = fixture.workspace->openAddress(u"127.0.0.1:%1"_s.arg(peer.port()));
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
    QCOMPARE(fixture.workspace->currentId(), id);
    QVERIFY(!fixture.workspace->current()->saved);
    QVERIFY(everythingIn(fixture.folder.path()).isEmpty());
    // Saving it later keeps the connection that runs.
    const QPointer<pipeline::Connection> connection = fixture.workspace->currentConnection();
    const QString saved
        = fixture.workspace->save(fixture.workspace->current()->profile, std::nullopt);
    QVERIFY(saved != id);
    QCOMPARE(fixture.workspace->currentId(), saved);
    QCOMPARE(fixture.workspace->currentConnection(), connection.data());
    QCOMPARE(fixture.workspace->rows().size(), std::size_t(1));
}

void WorkspaceTest::asksForAPasswordOnce()
{
    ScriptedPeer peer;
    peer.acceptClient().then([&peer] { peer.hangUp(); });
    WindowFixture fixture;
    const QString id = fixture.save(u"Home"_s, peer.port(), "anna");
    QSignalSpy asked(fixture.workspace.get(), &ui::Workspace::secretsRequired);
    fixture.workspace->connectRow(id);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(fixture.workspace->currentConnection()->state(), client::State::Disconnected);
    fixture.workspace->provideSecrets(id, {{{}, "tiger"}}, true);
    QTRY_VERIFY2(peer.connections() > 0 && !peer.received().empty(), peer.report());
    QCOMPARE(connectOf(peer).password, QByteArray("tiger"));
    fixture.workspace->disconnectRow(id);
    fixture.workspace->connectRow(id);
    QCOMPARE(asked.size(), 1);
    fixture.workspace->disconnectRow(id);
    fixture.workspace->forgetSecrets(id);
    fixture.workspace->connectRow(id);
    QCOMPARE(asked.size(), 2);
}

void WorkspaceTest::keyringAnswersBeforeTheUser()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.host = u"127.0.0.1"_s;
    profile.options.port = peer.port();
    profile.options.userName = "anna";
    profile.keepPassword = config::KeepPassword::Keyring;
    const QString id = fixture.workspace->save(profile, QByteArray("tiger"));
    fixture.workspace->forgetSecrets(id); // as after a restart
    QSignalSpy asked(fixture.workspace.get(), &ui::Workspace::secretsRequired);
    fixture.workspace->connectRow(id);
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
    QCOMPARE(asked.size(), 0);
    QCOMPARE(connectOf(peer).password, QByteArray("tiger"));
}

void WorkspaceTest::authenticationDataIsKeptInTheKeyring()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.host = u"127.0.0.1"_s;
    profile.options.port = peer.port();
    profile.options.authenticationMethod = "TOKEN";
    profile.options.authenticationData = "abc";
    profile.keepPassword = config::KeepPassword::Keyring;
    const QString id = fixture.workspace->save(profile, std::nullopt);
    QCoreApplication::processEvents();

    // The next start of the program: the file knows nothing of it.
    config::ProfileStore stored(fixture.folder.path());
    stored.load();
    QCOMPARE(stored.profiles().front().options.authenticationData, QByteArray());
    ui::Workspace restarted({stored, fixture.settings, fixture.secrets, nullptr});
    restarted.connectRow(id);
    QTRY_COMPARE(restarted.currentConnection()->state(), client::State::Connected);
    QCOMPARE(connectOf(peer).properties.authenticationData, QByteArray("abc"));
    restarted.remove(id);
    config::SecretResult left;
    left.status = config::SecretStatus::Ok;
    QCoreApplication::processEvents();
    fixture.secrets.read(id, config::SecretKind::AuthenticationData, this,
                         [&left](const config::SecretResult &result) { left = result; });
    QTRY_COMPARE(left.status, config::SecretStatus::NotFound);
}

// Of the client key: as secret as the password.
void WorkspaceTest::passphraseIsKeptInTheKeyring()
{
    WindowFixture fixture;
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.host = u"127.0.0.1"_s;
    profile.options.transport = client::TransportKind::Tls;
    profile.options.tls.certificateFile = u"/no/such/file.pem"_s;
    profile.options.tls.keyPassphrase = "hunter2";
    profile.keepPassword = config::KeepPassword::Keyring;
    const QString id = fixture.workspace->save(profile, std::nullopt);
    QVERIFY(everythingIn(fixture.folder.path()).contains("/no/such/file.pem"));
    QVERIFY(!everythingIn(fixture.folder.path()).contains("hunter2"));

    config::ProfileStore stored(fixture.folder.path());
    stored.load();
    QVERIFY(!stored.profiles().front().options.tls.keyPassphrase);
    QCoreApplication::processEvents();
    ui::Workspace restarted({stored, fixture.settings, fixture.secrets, nullptr});
    restarted.connectRow(id);
    QTRY_COMPARE(restarted.currentConnection()->state(), client::State::Failed);
    QCOMPARE(restarted.currentConnection()->options().tls.keyPassphrase,
             std::optional<QByteArray>("hunter2"));
    restarted.remove(id);
    config::SecretResult left;
    left.status = config::SecretStatus::Ok;
    QCoreApplication::processEvents();
    fixture.secrets.read(id, config::SecretKind::KeyPassphrase, this,
                         [&left](const config::SecretResult &result) { left = result; });
    QTRY_COMPARE(left.status, config::SecretStatus::NotFound);
}

// Asked before anything is sent; not remembered when the user does not want it.
void WorkspaceTest::passphraseIsAskedForWithoutAKeyring()
{
    Certificates certificates;
    if (!certificates.isUsable())
        QSKIP("needs openssl");
    QVERIFY(certificates.make({.name = u"client"_s}));
    QVERIFY(certificates.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"client.key"_s, u"-out"_s,
                                  u"locked.key"_s, u"-passout"_s, u"pass:tiger"_s}));
    WindowFixture fixture;
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.host = u"127.0.0.1"_s;
    profile.options.port = 1;
    profile.options.transport = client::TransportKind::Tls;
    profile.options.userName = "anna";
    profile.options.tls.certificateFile = certificates.path(u"client.pem"_s);
    profile.options.tls.keyFile = certificates.path(u"locked.key"_s);
    const QString id = fixture.workspace->save(profile, std::nullopt);
    fixture.show();
    for (const bool remember : {false, true}) {
        fixture.workspace->connectRow(id);
        QTRY_VERIFY(fixture.dialog());
        QDialog *prompt = fixture.dialog();
        auto *passphrase = prompt->findChild<QLineEdit *>(u"promptPassword"_s);
        auto *password = prompt->findChild<QLineEdit *>(u"promptPassword2"_s);
        QVERIFY(passphrase && password);
        QTest::keyClicks(passphrase, u"tiger"_s);
        QTest::keyClicks(password, u"lion"_s);
        prompt->findChild<QCheckBox *>(u"promptRemember"_s)->setChecked(remember);
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(!fixture.dialog());
        pipeline::Connection *connection = fixture.workspace->currentConnection();
        QCOMPARE(connection->options().tls.keyPassphrase, std::optional<QByteArray>("tiger"));
        QCOMPARE(connection->options().password, std::optional<QByteArray>("lion"));
        fixture.workspace->disconnectRow(id);
    }
    fixture.workspace->connectRow(id);
    QVERIFY(!fixture.dialog());
    QVERIFY(!everythingIn(fixture.folder.path()).contains("tiger"));
}

void WorkspaceTest::generatedIdIsUsedAtOnce()
{
    ScriptedPeer peer;
    mqtt::DisconnectPacket takenOver;
    takenOver.reasonCode = mqtt::ReasonCode::SessionTakenOver;
    peer.acceptClient().answer(takenOver).hangUp().acceptClient();
    WindowFixture fixture;
    const QString id = fixture.save(u"Home"_s, peer.port());
    const QByteArray before = fixture.workspace->find(id)->profile.options.clientId;
    fixture.workspace->connectRow(id);
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Failed);
    fixture.workspace->generateClientId(id);
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
    const QByteArray now = fixture.workspace->find(id)->profile.options.clientId;
    QVERIFY(now != before);
    QCOMPARE(fixture.workspace->currentConnection()->options().clientId, now);
    QCOMPARE(fixture.profiles.find(id)->options.clientId, now);
}

void WorkspaceTest::olderVersionIsUsedAtOnce()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    const QString id = fixture.save(u"Home"_s, peer.port());
    fixture.workspace->connectWithVersion(id, client::VersionChoice::Mqtt311);
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
    QCOMPARE(fixture.workspace->currentConnection()->broker()->version,
             mqtt::ProtocolVersion::Mqtt311);
    QCOMPARE(fixture.profiles.find(id)->options.version, client::VersionChoice::Mqtt311);
}

void WorkspaceTest::rememberedSubscriptionReplaces()
{
    WindowFixture fixture;
    const QString id = fixture.save(u"Home"_s, 1883);
    mqtt::Subscription subscription;
    subscription.topicFilter = "#";
    subscription.qos = mqtt::QoS::ExactlyOnce;
    fixture.workspace->rememberSubscription(id, subscription);
    subscription.topicFilter = "$SYS/#";
    fixture.workspace->rememberSubscription(id, subscription);
    const auto saved = fixture.profiles.find(id)->subscriptions;
    QCOMPARE(saved.size(), std::size_t(2));
    QCOMPARE(saved[0].subscription.qos, mqtt::QoS::ExactlyOnce);
    QCOMPARE(saved[1].subscription.topicFilter, QByteArray("$SYS/#"));
}

QTEST_MAIN(WorkspaceTest)
#include "tst_workspace.moc"

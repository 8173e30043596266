// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/importconnections.h"
#include "support/scriptedpeer.h"
#include "windowfixture.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;

// Profiles as a person meets them in the window: brought in, given away, put in order, locked.
class ConnectionTransferTest : public QObject {
    Q_OBJECT

private slots:
    void importedConnectionsAreSaved_data();
    void importedConnectionsAreSaved();
    void importIsOfferedEverywhere();
    void exportHoldsNoSecrets();
    void readOnlySaysSo();
    void orderSurvivesTheProgram();
    void groupAndColourAreChosenInTheDialog();
    void productionIsReadOnlyIfWanted();
};

namespace {

QByteArray everyFileIn(const QString &folder)
{
    QByteArray all;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

QString listText(const QAbstractItemView *view)
{
    QStringList lines;
    for (int line = 0; line < view->model()->rowCount(); ++line)
        lines.append(view->model()->index(line, 0).data().toString());
    return lines.join(u' ');
}

} // namespace

void ConnectionTransferTest::importedConnectionsAreSaved_data()
{
    QTest::addColumn<bool>("keyring");
    QTest::newRow("keyring") << true;
    QTest::newRow("no keyring") << false;
}

void ConnectionTransferTest::importedConnectionsAreSaved()
{
    QFETCH(bool, keyring);
    WindowFixture fixture;
    fixture.show();
    fixture.window->dialogs().setKeyringAvailable(keyring);
    fixture.find<QAction>("importConnectionsAction")->trigger();
    QDialog *dialog = fixture.dialog();
    QVERIFY(dialog);
    QCOMPARE(dialog->objectName(), u"importDialog"_s);
    auto *text = dialog->findChild<QPlainTextEdit *>(u"importText"_s);
    text->setPlainText(u"mqtts://anna:Geheim-Wort@plant.example Plant\nhome.example Home"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"importButton"_s), Qt::LeftButton);
    QCOMPARE(fixture.workspace->rows().size(), std::size_t(2));
    const ui::Workspace::Row &plant = fixture.workspace->rows()[0];
    QCOMPARE(plant.profile.name, u"Plant"_s);
    QVERIFY(plant.saved);
    QVERIFY(!plant.connection); // nothing connects by itself
    QCOMPARE(plant.profile.keepPassword,
             keyring ? config::KeepPassword::Keyring : config::KeepPassword::AskEveryTime);
    QCOMPARE(fixture.workspace->knownPassword(plant.profile.id), QByteArray("Geheim-Wort"));
    QByteArray kept;
    bool answered = false;
    fixture.secrets.read(plant.profile.id, config::SecretKind::Password, this,
                         [&](const config::SecretResult &result) {
                             kept = result.secret;
                             answered = true;
                         });
    QTRY_VERIFY(answered);
    QCOMPARE(kept, keyring ? "Geheim-Wort"_ba : QByteArray());
    const QByteArray files = everyFileIn(fixture.folder.path());
    QVERIFY(files.contains("plant.example"));
    QVERIFY(!files.contains("Geheim"));
    QVERIFY(fixture.hasEvent(u"2 connection(s) imported"_s));
}

void ConnectionTransferTest::importIsOfferedEverywhere()
{
    WindowFixture fixture;
    fixture.show();
    const auto opens = [&](auto &&act) {
        act();
        QDialog *dialog = fixture.dialog();
        const bool right = dialog && dialog->objectName() == u"importDialog"_s;
        if (dialog)
            dialog->reject();
        return right && QTest::qWaitFor([&] { return !fixture.dialog(); });
    };
    QVERIFY(opens([&] {
        QTest::mouseClick(fixture.find<QAbstractButton>("startImportButton"), Qt::LeftButton);
    }));
    QVERIFY(!fixture.find<QAction>("exportConnectionsAction")->isEnabled());
    fixture.save(u"Home"_s, 1);
    QVERIFY(fixture.find<QAction>("exportConnectionsAction")->isEnabled());
    auto *menu = fixture.find<QMenu>("connectionMenu");
    emit menu->aboutToShow();
    QVERIFY(opens([&] { fixture.find<QAction>("importIntoListAction")->trigger(); }));
}

void ConnectionTransferTest::exportHoldsNoSecrets()
{
    WindowFixture fixture;
    config::Profile profile = config::newProfile();
    profile.name = u"Plant/A"_s;
    profile.options.host = u"plant.example"_s;
    profile.options.userName = "anna";
    profile.options.tls.keyPassphrase = "Geheim-Satz";
    fixture.workspace->save(profile, QByteArray("Geheim-Wort"));
    fixture.save(u"Home"_s, 1);
    fixture.show();
    fixture.find<QAction>("exportConnectionsAction")->trigger();
    auto *chooser = fixture.find<QFileDialog>("exportDialog");
    const QTemporaryDir target;
    const QString file = target.filePath(u"all.json"_s);
    emit chooser->fileSelected(file);
    chooser->reject();
    const QByteArray text = everyFileIn(target.path());
    QVERIFY(text.contains("plant.example"));
    QVERIFY(!text.contains("Geheim"));
    const auto read = config::importConnections(text);
    QVERIFY(read);
    QCOMPARE(read->source, config::ImportSource::CanopyExport);
    QCOMPARE(read->profiles.size(), std::size_t(2));
    QVERIFY(fixture.hasEvent(u"exported to all.json"_s));

    QTRY_VERIFY(!fixture.window->findChild<QFileDialog *>(u"exportDialog"_s));
    fixture.find<QAction>("exportConnectionsAction")->trigger();
    emit fixture.find<QFileDialog>("exportDialog")
        ->fileSelected(target.filePath(u"no/such/folder/x.json"_s));
    QVERIFY(fixture.hasEvent(u"x.json cannot be written"_s));
    fixture.find<QFileDialog>("exportDialog")->reject();
}

void ConnectionTransferTest::readOnlySaysSo()
{
    ScriptedPeer peer;
    peer.acceptClient().expectEnd();
    WindowFixture fixture;
    const QString id = fixture.save(u"Plant"_s, peer.port());
    fixture.show();
    fixture.workspace->connectRow(id);
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
    fixture.find<QAction>("publishAction")->trigger();
    auto *topic = fixture.find<QComboBox>("publishTopic");
    topic->setEditText(u"a/b"_s);
    auto *button = fixture.find<QPushButton>("publishButton");
    QTRY_VERIFY(button->isEnabled());

    auto *menu = fixture.find<QMenu>("connectionMenu");
    emit menu->aboutToShow();
    fixture.find<QAction>("readOnlyAction")->trigger();
    QTRY_VERIFY(!button->isEnabled());
    bool said = false;
    for (const QLabel *label : fixture.window->findChildren<QLabel *>())
        said |= label->isVisible() && label->text().contains(u"This connection is read-only"_s);
    QVERIFY(said);
    QVERIFY(listText(fixture.find<QListView>("connectionList")).contains(u"(read-only)"_s));
    // Whoever asks, by whatever way.
    QSignalSpy outcomes(fixture.workspace->currentConnection(),
                        &pipeline::Connection::publishOutcome);
    fixture.workspace->currentConnection()->publish({.topic = "a/b", .retain = true});
    QTRY_COMPARE(outcomes.size(), 1);
    for (const mqtt::Packet &packet : peer.received())
        QVERIFY(!std::holds_alternative<mqtt::PublishPacket>(packet));
}

void ConnectionTransferTest::orderSurvivesTheProgram()
{
    WindowFixture fixture;
    const QString a = fixture.save(u"A"_s, 1);
    const QString b = fixture.save(u"B"_s, 2);
    const QString c = fixture.save(u"C"_s, 3);
    fixture.show();
    auto *list = fixture.find<QListView>("connectionList");
    QCOMPARE(listText(list), u"A B C"_s);
    fixture.workspace->setCurrent(c);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(listText(list), u"A C B"_s);
    QCOMPARE(fixture.workspace->currentId(), c);
    fixture.workspace->place(b, u"Plant"_s, {});
    fixture.workspace->place(a, u"Plant"_s, {});
    QCOMPARE(listText(list), u"C Plant B A"_s);
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Left);
    QCOMPARE(listText(list), u"C Plant"_s);
    fixture.window->close();
    fixture.window.reset();

    // As the next start finds it.
    config::ProfileStore store(fixture.folder.path());
    store.load();
    ui::Workspace again({store, fixture.settings, fixture.secrets, nullptr});
    QStringList names;
    for (const ui::Workspace::Row &row : again.rows())
        names.append(row.profile.name);
    QCOMPARE(names, (QStringList{u"C"_s, u"B"_s, u"A"_s}));
    fixture.show();
    QCOMPARE(listText(fixture.find<QListView>("connectionList")), u"C Plant"_s); // still folded
}

void ConnectionTransferTest::groupAndColourAreChosenInTheDialog()
{
    WindowFixture fixture;
    const QString a = fixture.save(u"A"_s, 1);
    const QString b = fixture.save(u"B"_s, 2);
    fixture.workspace->place(b, u"Plant"_s, {});
    fixture.show();
    fixture.window->dialogs().edit(a);
    QDialog *dialog = fixture.dialog();
    QVERIFY(dialog);
    auto *group = dialog->findChild<QComboBox *>(u"profileGroup"_s);
    auto *mark = dialog->findChild<QComboBox *>(u"profileMark"_s);
    QVERIFY(group && mark);
    QCOMPARE(group->findText(u"Plant"_s), 0);
    group->lineEdit()->setFocus();
    QTest::keyClicks(group->lineEdit(), u"  Plant "_s);
    QTest::keyClick(mark, Qt::Key_Down);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveConnectionButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!fixture.dialog());
    QCOMPARE(fixture.workspace->find(a)->profile.group, u"Plant"_s);
    QCOMPARE(fixture.workspace->find(a)->profile.mark, config::ColorMark::Red);
    QCOMPARE(listText(fixture.find<QListView>("connectionList")), u"Plant A B"_s);
}

void ConnectionTransferTest::productionIsReadOnlyIfWanted()
{
    WindowFixture fixture;
    fixture.show();
    const auto readOnly = [&](const QString &name, bool untick) {
        fixture.window->dialogs().newConnection();
        QDialog *dialog = fixture.dialog();
        auto *check = dialog->findChild<QCheckBox *>(u"profileReadOnly"_s);
        auto *edit = dialog->findChild<QLineEdit *>(u"profileName"_s);
        edit->setFocus();
        QTest::keyClicks(edit, name);
        if (untick) {
            check->click();
            QTest::keyClicks(edit, u" 2"_s);
        }
        const bool checked = check->isChecked();
        dialog->reject();
        const bool closed = QTest::qWaitFor([&] { return !fixture.dialog(); });
        return closed && checked;
    };
    QVERIFY(!readOnly(u"Prod"_s, false));
    fixture.settings.set(&config::SettingsValues::readOnlyForProduction, true);
    QVERIFY(readOnly(u"Plant Production"_s, false));
    QVERIFY(!readOnly(u"Plant"_s, false));
    QVERIFY(!readOnly(u"Production"_s, true)); // the user has the last word
}

QTEST_MAIN(ConnectionTransferTest)
#include "tst_connectiontransfer.moc"

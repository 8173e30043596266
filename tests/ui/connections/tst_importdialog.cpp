// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/importconnections.h"
#include "connections/importdialog.h"
#include "connections/importmodel.h"
#include "style/theme.h"
#include "ui/connections/textfit.h"

#include <QAbstractItemModelTester>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

// The preview of an import: what is in the source, what would come of it, and nothing before the
// button is pressed.
class tst_ImportDialog : public QObject {
    Q_OBJECT

private slots:
    void init() { make({u"Home"_s}, true); }
    void cleanup() { m_dialog.reset(); }
    void aCommandIsReadWhileItIsTyped();
    void aFileIsShownBeforeItIsTaken();
    void ticksByMouseAndKeyboard();
    void takenNamesGetANumber();
    void secretsAreSpokenOf_data();
    void secretsAreSpokenOf();
    void droppedFilesAndTexts();
    void whatCannotBeReadIsSaid_data();
    void whatCannotBeReadIsSaid();
    void modelKeepsItsWord();
    void looks_data();
    void looks();

private:
    void make(const QStringList &taken, bool keyring)
    {
        m_dialog = std::make_unique<ui::ImportDialog>(taken, keyring);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    template <typename T> T *find(const char *name)
    {
        T *found = m_dialog->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the dialog", name);
        return found;
    }
    static QString sample(const QString &name)
    {
        return QStringLiteral(CANOPY_TEST_DATA "/import/") + name;
    }
    QString cell(int row, int column)
    {
        const QAbstractItemModel *model = find<QTableView>("importTable")->model();
        return model->index(row, column).data().toString();
    }
    QString status() { return find<QLabel>("importStatus")->text(); }

    std::unique_ptr<ui::ImportDialog> m_dialog;
};

void tst_ImportDialog::aCommandIsReadWhileItIsTyped()
{
    auto *text = find<QPlainTextEdit>("importText");
    auto *button = find<QPushButton>("importButton");
    QVERIFY(text->hasFocus());
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(text, u"mosquitto_sub -h 'b.exa"_s);
    QVERIFY(status().contains(u"not closed"_s));
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(text, u"mple' -t 'a/#' -t b --warp -V"_s);
    QVERIFY(status().contains(u"-V needs a value"_s));
    QTest::keyClicks(text, u" mqttv5"_s);
    QCOMPARE(status(), u"mosquitto command: 1 connection(s)"_s);
    QCOMPARE(cell(0, ui::ImportModel::Name), u"b.example"_s);
    QCOMPARE(cell(0, ui::ImportModel::Address), u"mqtt://b.example:1883"_s);
    QCOMPARE(cell(0, ui::ImportModel::Transport), u"TCP"_s);
    QCOMPARE(cell(0, ui::ImportModel::Version), u"5"_s);
    QCOMPARE(cell(0, ui::ImportModel::Subscriptions), u"2"_s);
    QCOMPARE(cell(0, ui::ImportModel::Remarks), u"Unknown, left out: --warp"_s);
    auto *remarks = find<QLabel>("importRemarks");
    QVERIFY(remarks->isVisible());
    QCOMPARE(remarks->text(), u"Unknown, left out: --warp"_s);
    QSignalSpy imported(m_dialog.get(), &ui::ImportDialog::imported);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(imported.size(), 1);
    const auto profiles = imported[0][0].value<std::vector<config::Profile>>();
    QCOMPARE(profiles.size(), std::size_t(1));
    QCOMPARE(profiles[0].options.host, u"b.example"_s);
    QVERIFY(!m_dialog->isVisible());
}

void tst_ImportDialog::aFileIsShownBeforeItIsTaken()
{
    QSignalSpy imported(m_dialog.get(), &ui::ImportDialog::imported);
    QTest::mouseClick(find<QPushButton>("importChooseFile"), Qt::LeftButton);
    auto *chooser = m_dialog->findChild<QFileDialog *>();
    QVERIFY(chooser);
    emit chooser->fileSelected(sample(u"mqttx.json"_s));
    chooser->reject();
    QCOMPARE(status(), u"MQTTX backup: 2 connection(s)"_s);
    QCOMPARE(cell(0, ui::ImportModel::Name), u"EMQ public"_s);
    QCOMPARE(cell(0, ui::ImportModel::Transport), u"TCP + TLS"_s);
    QCOMPARE(cell(1, ui::ImportModel::Version), u"3.1.1"_s);
    QCOMPARE(cell(1, ui::ImportModel::Remarks), u"Unknown, left out: holographic"_s);
    // Typing takes its place.
    QTest::keyClicks(find<QPlainTextEdit>("importText"), u"host"_s);
    QCOMPARE(status(), u"List of addresses: 1 connection(s)"_s);
    QTest::mouseClick(find<QPushButton>("cancelImportButton"), Qt::LeftButton);
    QCOMPARE(imported.size(), 0);
}

void tst_ImportDialog::ticksByMouseAndKeyboard()
{
    m_dialog->openFile(sample(u"urls.txt"_s));
    auto *table = find<QTableView>("importTable");
    auto *button = find<QPushButton>("importButton");
    QCOMPARE(button->text().remove(u'&'), u"Import 5 connection(s)"_s); // one line is no address
    const auto tick
        = [&](int row) { return table->model()->index(row, 0).data(Qt::CheckStateRole); };
    QVERIFY(!tick(4).isValid());
    QVERIFY(cell(4, ui::ImportModel::Remarks).contains(u"not//an/address"_s));

    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(tick(1).toInt(), int(Qt::Unchecked));
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(tick(1).toInt(), int(Qt::Checked));
    const QRect cellRect = table->visualRect(table->model()->index(0, 0));
    QStyleOptionViewItem option;
    option.initFrom(table);
    option.rect = cellRect;
    option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
    const QRect box
        = table->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, table);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, box.center());
    QCOMPARE(tick(0).toInt(), int(Qt::Unchecked));
    QCOMPARE(button->text().remove(u'&'), u"Import 4 connection(s)"_s);
    QSignalSpy imported(m_dialog.get(), &ui::ImportDialog::imported);
    button->click();
    QCOMPARE(imported[0][0].value<std::vector<config::Profile>>().size(), std::size_t(4));
}

void tst_ImportDialog::takenNamesGetANumber()
{
    find<QPlainTextEdit>("importText")
        ->setPlainText(u"a.example Home\nb.example Home\nc.example Other"_s);
    QVERIFY(cell(0, ui::ImportModel::Remarks).contains(u"“Home 2”"_s));
    QVERIFY(cell(1, ui::ImportModel::Remarks).contains(u"“Home 3”"_s));
    QVERIFY(cell(2, ui::ImportModel::Remarks).isEmpty());
    auto *model = find<QTableView>("importTable")->model();
    model->setData(model->index(0, 0), Qt::Unchecked, Qt::CheckStateRole);
    QVERIFY(cell(1, ui::ImportModel::Remarks).contains(u"“Home 2”"_s));
    QSignalSpy imported(m_dialog.get(), &ui::ImportDialog::imported);
    find<QPushButton>("importButton")->click();
    const auto profiles = imported[0][0].value<std::vector<config::Profile>>();
    QCOMPARE(profiles[0].name, u"Home 2"_s);
    QCOMPARE(profiles[1].name, u"Other"_s);
}

void tst_ImportDialog::secretsAreSpokenOf_data()
{
    QTest::addColumn<bool>("keyring");
    QTest::addColumn<QString>("said");
    QTest::newRow("keyring") << true << u"system keyring"_s;
    QTest::newRow("none") << false << u"until the program ends"_s;
}

void tst_ImportDialog::secretsAreSpokenOf()
{
    QFETCH(bool, keyring);
    QFETCH(QString, said);
    make({}, keyring);
    auto *note = find<QLabel>("importSecrets");
    QVERIFY(!note->isVisible());
    m_dialog->openFile(sample(u"mqttexplorer-settings.json"_s));
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(said));
    // Said, never shown.
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(u"secret-of"_s));
    const QAbstractItemModel *model = find<QTableView>("importTable")->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            QVERIFY(!cell(row, column).contains(u"secret-of"_s));
            QVERIFY(!model->index(row, column)
                         .data(Qt::ToolTipRole)
                         .toString()
                         .contains(u"secret-of"_s));
        }
    }
}

void tst_ImportDialog::droppedFilesAndTexts()
{
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(sample(u"mqttx.json"_s))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &file, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &file, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    QCOMPARE(status(), u"MQTTX backup: 2 connection(s)"_s);
    QMimeData text;
    text.setText(u"mqtt://h.example"_s);
    QDragEnterEvent enterText({10, 10}, Qt::CopyAction, &text, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_dialog.get(), &enterText);
    QDropEvent dropText({10, 10}, Qt::CopyAction, &text, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_dialog.get(), &dropText);
    QCOMPARE(status(), u"List of addresses: 1 connection(s)"_s);
}

void tst_ImportDialog::whatCannotBeReadIsSaid_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    QTest::newRow("damaged") << "{\n  \"canopy\": \"connections\",\n"_ba << u"line 3"_s;
    QTest::newRow("something else") << "{\"a\": 1}"_ba << u"no connections in this that"_s;
    QTest::newRow("newer") << "{\"canopy\": \"connections\", \"schema\": 9}"_ba << u"newer"_s;
    QTest::newRow("empty") << ""_ba << u"no connections"_s;
    QTest::newRow("too large") << QByteArray(config::importlimits::FileBytes + 5, ' ')
                               << u"too large"_s;
}

void tst_ImportDialog::whatCannotBeReadIsSaid()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.json"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    m_dialog->openFile(name);
    QVERIFY2(status().contains(said), qPrintable(status()));
    QVERIFY(!find<QPushButton>("importButton")->isEnabled());
    m_dialog->openFile(folder.filePath(u"not there"_s));
    QVERIFY(status().contains(u"cannot be read"_s));
}

void tst_ImportDialog::modelKeepsItsWord()
{
    ui::ImportModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto read = config::importConnections("a.example A\x1B[31m\nb.example B\n??\n");
    QVERIFY(read);
    model.setProfiles(read->profiles);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, 0).data().toString(), u"A␛[31m"_s); // shown, and harmless
    QCOMPARE(model.tickedCount(), 2);
    QVERIFY(!model.setData(model.index(2, 0), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(model.index(0, 1), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.ticked().size(), std::size_t(1));
    model.setProfiles({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_ImportDialog::looks_data()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::newRow("light") << ui::ThemeMode::Light << 100;
    QTest::newRow("dark") << ui::ThemeMode::Dark << 100;
    QTest::newRow("light-150") << ui::ThemeMode::Light << 150;
}

// With CANOPY_SHOTS=FOLDER the pictures are written there.
void tst_ImportDialog::looks()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, textSize);
    m_dialog.reset();
    ui::Theme theme(*qApp);
    theme.setMode(mode);
    theme.setTextSize(textSize);
    make({u"Cloud"_s}, false);
    m_dialog->openFile(sample(u"mqttexplorer-settings.json"_s));
    QTest::qWait(0);
    textfit::shoot(*m_dialog, u"import-"_s + QString::fromUtf8(QTest::currentDataTag()));
    const QStringList cut = textfit::clipped(m_dialog.get());
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    m_dialog.reset(); // before its theme
}

QTEST_MAIN(tst_ImportDialog)
#include "tst_importdialog.moc"

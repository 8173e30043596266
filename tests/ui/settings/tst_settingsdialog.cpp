// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/settings.h"
#include "settings/localbrokerpage.h"
#include "settings/settingsdialog.h"
#include "style/theme.h"
#include "ui/connections/textfit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class tst_SettingsDialog : public QObject {
    Q_OBJECT

private slots:
    void everyFieldTakesEffectAtOnce();
    void changesFromElsewhereAppear();
    void theLocalBrokerIsForThisComputer();
    void itsPasswordIsNoSetting();
    void restoringDefaultsLeavesTheRestAlone();
    void failingToSaveIsSaidInPlace();
    void nothingIsCut_data();
    void nothingIsCut();
};

namespace {

void pick(QWidget &dialog, const QString &name, int downs)
{
    auto *combo = dialog.findChild<QComboBox *>(name);
    QVERIFY2(combo, qPrintable(name));
    for (int i = 0; i < downs; ++i)
        QTest::keyClick(combo, Qt::Key_Down);
}

void type(QWidget &dialog, const QString &name, const QString &digits)
{
    auto *spin = dialog.findChild<QSpinBox *>(name);
    QVERIFY2(spin, qPrintable(name));
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, digits);
    QTest::keyClick(spin, Qt::Key_Tab);
}

void typeText(QWidget &dialog, const QString &name, const QString &text)
{
    auto *edit = dialog.findChild<QLineEdit *>(name);
    QVERIFY2(edit, qPrintable(name));
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
}

} // namespace

void tst_SettingsDialog::everyFieldTakesEffectAtOnce()
{
    const QTemporaryDir folder;
    config::Settings settings(folder.path());
    ui::SettingsDialog dialog(settings);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    pick(dialog, u"settingsTheme"_s, 2);
    pick(dialog, u"settingsLanguage"_s, 2);
    pick(dialog, u"settingsDensity"_s, 1);
    type(dialog, u"settingsTextSize"_s, u"150"_s);
    pick(dialog, u"settingsRefresh"_s, 1);
    pick(dialog, u"settingsHighlight"_s, 2);
    pick(dialog, u"settingsTime"_s, 1);
    auto *pages = dialog.findChild<QListWidget *>(u"settingsPages"_s);
    QTest::keyClick(pages, Qt::Key_Down);
    type(dialog, u"settingsHistory"_s, u"2048"_s);
    QTest::keyClick(pages, Qt::Key_Down);
    type(dialog, u"settingsKeepAlive"_s, u"30"_s);
    type(dialog, u"settingsTimeout"_s, u"5"_s);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"closeSettingsButton"_s), Qt::LeftButton);
    QVERIFY(!dialog.isVisible());

    config::SettingsValues wanted;
    wanted.theme = config::Theme::Dark;
    wanted.language = u"zh_CN"_s;
    wanted.density = config::Density::Touch;
    wanted.textSizePercent = 150;
    wanted.highlightUpdates = config::HighlightUpdates::Marker;
    wanted.timeDisplay = config::TimeDisplay::Absolute;
    wanted.historyBytes = 2048LL * 1024 * 1024;
    wanted.refreshRate = 30;
    wanted.keepAliveSeconds = 30;
    wanted.connectTimeoutSeconds = 5;
    QCOMPARE(settings.values(), wanted);
    // On disk already.
    QCOMPARE(config::Settings(folder.path()).values(), wanted);
}

void tst_SettingsDialog::changesFromElsewhereAppear()
{
    config::Settings settings{QString()};
    ui::SettingsDialog dialog(settings);
    QSignalSpy changed(&settings, &config::Settings::changed);
    settings.set(&config::SettingsValues::textSizePercent, 120);
    QCOMPARE(dialog.findChild<QSpinBox *>(u"settingsTextSize"_s)->value(), 120);
    QCOMPARE(changed.size(), 1); // showing it is no change
}

void tst_SettingsDialog::theLocalBrokerIsForThisComputer()
{
    const QTemporaryDir folder;
    config::Settings settings(folder.path());
    ui::SettingsDialog dialog(settings);
    dialog.showLocalBroker();
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *page = dialog.localBrokerPage();
    QVERIFY(page->isVisible());
    QVERIFY(!page->hasErrors());
    typeText(dialog, u"settingsBrokerAddress"_s, u"my.host"_s);
    QVERIFY(page->hasErrors());
    QCOMPARE(settings.values().brokerAddress, u"127.0.0.1"_s); // not taken
    typeText(dialog, u"settingsBrokerAddress"_s, u"0.0.0.0"_s);
    QCOMPARE(settings.values().brokerAddress, u"0.0.0.0"_s);
    // The whole network: not without user name and password.
    QVERIFY(page->hasErrors());
    typeText(dialog, u"settingsBrokerUser"_s, u"me"_s);
    QVERIFY(page->hasErrors());
    typeText(dialog, u"settingsBrokerPassword"_s, u"secret"_s);
    QVERIFY(!page->hasErrors());
    type(dialog, u"settingsBrokerPort"_s, u"11883"_s);
    for (const QString &name : {u"settingsBrokerAtStart"_s, u"settingsBrokerDevices"_s}) {
        auto *box = dialog.findChild<QCheckBox *>(name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }
    for (const QString &name : {u"settingsBrokerWebSocket"_s, u"settingsBrokerAnyOrigin"_s,
                                u"settingsBrokerWebSocketTls"_s, u"settingsBrokerPlain"_s}) {
        auto *box = dialog.findChild<QCheckBox *>(name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }
    config::SettingsValues wanted;
    wanted.brokerPlain = false;
    wanted.brokerWebSocket = true;
    wanted.brokerWebSocketTls = true;
    wanted.brokerAnyOrigin = true;
    wanted.brokerAddress = u"0.0.0.0"_s;
    wanted.brokerPort = 11883;
    wanted.brokerUser = u"me"_s;
    wanted.brokerAtStart = true;
    wanted.brokerDevices = true;
    QCOMPARE(config::Settings(folder.path()).values(), wanted);
}

void tst_SettingsDialog::itsPasswordIsNoSetting()
{
    const QTemporaryDir folder;
    config::Settings settings(folder.path());
    settings.set(&config::SettingsValues::brokerUser, u"me"_s);
    ui::SettingsDialog dialog(settings);
    dialog.showLocalBroker();
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QSignalSpy changed(dialog.localBrokerPage(), &ui::LocalBrokerPage::passwordChanged);
    typeText(dialog, u"settingsBrokerPassword"_s, u"geheim"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toByteArray(), "geheim");
    type(dialog, u"settingsBrokerPort"_s, u"11883"_s);
    QFile file(settings.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("geheim"));
    dialog.localBrokerPage()->setPasswordForThisRun();
    const auto hints = dialog.localBrokerPage()->findChildren<QLabel *>();
    QVERIFY(std::any_of(hints.begin(), hints.end(), [](const QLabel *label) {
        return label->text().contains(u"until Canopy is closed"_s);
    }));
}

void tst_SettingsDialog::restoringDefaultsLeavesTheRestAlone()
{
    config::Settings settings{QString()};
    config::SettingsValues values;
    values.theme = config::Theme::Dark;
    values.refreshRate = 4;
    values.lastProfile = u"home"_s;
    settings.set(values);
    ui::SettingsDialog dialog(settings);
    dialog.show();
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"restoreDefaultsButton"_s), Qt::LeftButton);
    config::SettingsValues wanted;
    wanted.lastProfile = u"home"_s;
    QCOMPARE(settings.values(), wanted);
    QCOMPARE(dialog.findChild<QComboBox *>(u"settingsRefresh"_s)->currentData().toInt(),
             wanted.refreshRate);
}

void tst_SettingsDialog::failingToSaveIsSaidInPlace()
{
    const QTemporaryDir folder;
    // A file where the folder should be: nobody can write below it.
    const QString blocked = folder.filePath(u"file"_s);
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    config::Settings settings(blocked + u"/profiles"_s);
    ui::SettingsDialog dialog(settings);
    dialog.show();
    auto *problem = dialog.findChild<QWidget *>(u"settingsProblem"_s);
    QVERIFY(!problem->isVisible());
    pick(dialog, u"settingsTheme"_s, 1);
    QVERIFY(problem->isVisible());
    QCOMPARE(settings.values().theme, config::Theme::Light);
}

void tst_SettingsDialog::nothingIsCut_data()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::newRow("light") << ui::ThemeMode::Light << 100;
    QTest::newRow("dark") << ui::ThemeMode::Dark << 100;
    QTest::newRow("light-150") << ui::ThemeMode::Light << 150;
}

void tst_SettingsDialog::nothingIsCut()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, textSize);
    ui::Theme theme(*qApp);
    theme.setMode(mode);
    theme.setTextSize(textSize);
    config::Settings settings{QString()};
    ui::SettingsDialog dialog(settings);
    dialog.show();
    auto *pages = dialog.findChild<QListWidget *>(u"settingsPages"_s);
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentRow(page);
        QTest::qWait(0);
        textfit::shoot(
            dialog, u"settings-%1-%2"_s.arg(page).arg(QString::fromUtf8(QTest::currentDataTag())));
        const QStringList cut = textfit::clipped(&dialog);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }
}

QTEST_MAIN(tst_SettingsDialog)
#include "tst_settingsdialog.moc"

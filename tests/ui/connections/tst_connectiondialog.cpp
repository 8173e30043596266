// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/dialogfields.h"
#include "ui/connections/sampleprofile.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// The dialog as a whole and its first page: address, name, password, client ID.
class tst_ConnectionDialog : public QObject {
    Q_OBJECT

private slots:
    void profileComesOutAsItWentIn();
    void newConnectionNeedsOnlyAnAddress();
    void pastedUrlsSplitThemselves_data();
    void pastedUrlsSplitThemselves();
    void wrongAddressesAreExplainedInPlace_data();
    void wrongAddressesAreExplainedInPlace();
    void takenNamesGetANumber();
    void untouchedPasswordIsNotReported();
    void typedPasswordIsReportedAndNotInTheProfile();
    void keyringChoiceWaitsForTheKeyring();
    void passwordNeedsAUserOn311();
    void generatingAnId();
    void failuresPointAtTheField_data();
    void failuresPointAtTheField();
    void noTestWithoutAFactory();
    void saysThatItWantsEverything();
    void everyIconButtonHasAName();
};

void tst_ConnectionDialog::profileComesOutAsItWentIn()
{
    const config::Profile profile = complete();
    ui::ConnectionDialog dialog({});
    dialog.setKeyringAvailable(true);
    dialog.setProfile(profile);
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    QSignalSpy asked(&dialog, &ui::ConnectionDialog::connectRequested);
    dialog.show();
    QTest::mouseClick(find<QPushButton>(dialog, u"saveAndConnectButton"_s), Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(asked.size(), 1);
    const auto out = saved[0][0].value<config::Profile>();
    QCOMPARE(out.options.will, profile.options.will);
    QCOMPARE(out.options, profile.options);
    QCOMPARE(out, profile);
    QVERIFY(!dialog.isVisible());
}

void tst_ConnectionDialog::newConnectionNeedsOnlyAnAddress()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(dialog.focusWidget(), find<QLineEdit>(dialog, u"profileAddress"_s));
    save(dialog);
    QCOMPARE(saved.size(), 0); // nothing but an inline word about the address
    QVERIFY(message(find<QLineEdit>(dialog, u"profileAddress"_s)).contains(u"host name"_s));
    replaceText(find<QLineEdit>(dialog, u"profileAddress"_s), u"test.example"_s);
    QTest::keyClick(find<QLineEdit>(dialog, u"profileAddress"_s), Qt::Key_Tab);
    QCOMPARE(find<QLineEdit>(dialog, u"profileName"_s)->text(), u"test.example"_s);
    save(dialog);
    QCOMPARE(saved.size(), 1);
    const auto out = saved[0][0].value<config::Profile>();
    QCOMPARE(out.options.host, u"test.example"_s);
    QCOMPARE(out.options.port, 1883);
    QVERIFY(out.options.clientId.startsWith("explorer-"));
    QCOMPARE(out.subscriptions.size(), 1U);
    QCOMPARE(out.subscriptions[0].subscription.topicFilter, "#");
}

void tst_ConnectionDialog::pastedUrlsSplitThemselves_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("host") << u"broker"_s << u"broker"_s << 4242 << QString() << QString();
    QTest::newRow("host:port") << u" broker:1884 "_s << u"broker"_s << 1884 << QString()
                               << QString();
    QTest::newRow("url") << u"mqtt://broker"_s << u"broker"_s << 1883 << QString() << QString();
    QTest::newRow("user") << u"mqtt://anna@broker:1885"_s << u"broker"_s << 1885 << u"anna"_s
                          << QString();
    QTest::newRow("password") << u"mqtt://anna:p%40ss@broker"_s << u"broker"_s << 1883 << u"anna"_s
                              << u"p@ss"_s;
    QTest::newRow("TLS") << u"mqtts://broker"_s << u"broker"_s << 8883 << QString() << QString();
    QTest::newRow("WebSocket") << u"ws://broker/x"_s << u"broker"_s << 80 << QString() << QString();
    QTest::newRow("WebSocket, TLS")
        << u"wss://anna@broker:444"_s << u"broker"_s << 444 << u"anna"_s << QString();
    QTest::newRow("local socket") << u"unix:///run/x.sock"_s << u"/run/x.sock"_s << 4242
                                  << QString() << QString();
    QTest::newRow("path") << u"/run/x.sock"_s << u"/run/x.sock"_s << 4242 << QString() << QString();
    QTest::newRow("ipv6") << u"mqtt://[::1]:1886"_s << u"::1"_s << 1886 << QString() << QString();
}

void tst_ConnectionDialog::pastedUrlsSplitThemselves()
{
    QFETCH(QString, pasted);
    ui::ConnectionDialog dialog({});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    find<QSpinBox>(dialog, u"profilePort"_s)->setValue(4242);
    auto *address = find<QLineEdit>(dialog, u"profileAddress"_s);
    QGuiApplication::clipboard()->setText(pasted);
    address->setFocus();
    QTest::keySequence(address, QKeySequence::Paste);
    QTest::keyClick(address, Qt::Key_Tab);
    QTEST(address->text(), "host");
    QTEST(find<QSpinBox>(dialog, u"profilePort"_s)->value(), "port");
    QTEST(find<QLineEdit>(dialog, u"profileUserName"_s)->text(), "user");
    QTEST(find<QLineEdit>(dialog, u"profilePassword"_s)->text(), "password");
}

void tst_ConnectionDialog::wrongAddressesAreExplainedInPlace_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QString() << u"host name"_s;
    QTest::newRow("local socket") << u"unix://run/x"_s << u"begins with a slash"_s;
    QTest::newRow("scheme") << u"http://broker"_s << u"Only mqtt://"_s;
    QTest::newRow("port") << u"broker:99999"_s << u"from 1 to 65535"_s;
    QTest::newRow("spaces") << u"my broker"_s << u"no host name"_s;
}

void tst_ConnectionDialog::wrongAddressesAreExplainedInPlace()
{
    QFETCH(QString, typed);
    QFETCH(QString, words);
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.show();
    auto *address = find<QLineEdit>(dialog, u"profileAddress"_s);
    address->setText(typed);
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QVERIFY2(message(address).contains(words), qPrintable(message(address)));
    QVERIFY(address->property("error").toBool());
    QVERIFY(!QApplication::activeModalWidget() || QApplication::activeModalWidget() == &dialog);
    auto *pages = find<QListWidget>(dialog, u"connectionPages"_s);
    QCOMPARE(pages->item(0)->data(Qt::AccessibleDescriptionRole).toString(), u"has errors"_s);
    QVERIFY(pages->item(1)->data(Qt::AccessibleDescriptionRole).toString().isEmpty());
}

void tst_ConnectionDialog::takenNamesGetANumber()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.setTakenNames({u"Home"_s, u"Home 2"_s});
    config::Profile profile = complete();
    dialog.setProfile(profile);
    dialog.show();
    save(dialog);
    QCOMPARE(saved[0][0].value<config::Profile>().name, u"Home 3"_s);
}

void tst_ConnectionDialog::untouchedPasswordIsNotReported()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.setProfile(complete());
    dialog.setPassword(u"known"_s);
    dialog.show();
    save(dialog);
    QVERIFY(!saved[0][1].value<std::optional<QString>>());
}

void tst_ConnectionDialog::typedPasswordIsReportedAndNotInTheProfile()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.setProfile(complete());
    dialog.show();
    auto *password = find<QLineEdit>(dialog, u"profilePassword"_s);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QTest::mouseClick(find<QToolButton>(dialog, u"showPassword"_s), Qt::LeftButton);
    QCOMPARE(password->echoMode(), QLineEdit::Normal);
    replaceText(password, u"secret"_s);
    save(dialog);
    QCOMPARE(saved[0][1].value<std::optional<QString>>(), std::optional<QString>(u"secret"_s));
    QVERIFY(!saved[0][0].value<config::Profile>().options.password);
}

// Whether a keyring runs is known only after a while.
void tst_ConnectionDialog::keyringChoiceWaitsForTheKeyring()
{
    ui::ConnectionDialog dialog({});
    config::Profile profile = complete();
    profile.keepPassword = config::KeepPassword::Keyring;
    dialog.setProfile(profile);
    QCOMPARE(dialog.profile().keepPassword, config::KeepPassword::Keyring);
    auto *keep = find<QComboBox>(dialog, u"profileKeepPassword"_s);
    QCOMPARE(keep->count(), 1);
    dialog.setKeyringAvailable(true);
    QCOMPARE(keep->currentText(), u"Keep in system keyring"_s);
    dialog.show();
    QTest::keyClick(keep, Qt::Key_Down);
    QCOMPARE(dialog.profile().keepPassword, config::KeepPassword::AskEveryTime);
}

// [MQTT-3.1.2-22] of MQTT 3.1.1
void tst_ConnectionDialog::passwordNeedsAUserOn311()
{
    ui::ConnectionDialog dialog({});
    config::Profile profile = complete();
    profile.options.userName.clear();
    dialog.setProfile(profile);
    dialog.show();
    auto *password = find<QLineEdit>(dialog, u"profilePassword"_s);
    replaceText(password, u"x"_s);
    QVERIFY(!message(password).contains(u"needs a user name"_s)); // MQTT 5 allows it
    QTest::keyClick(find<QComboBox>(dialog, u"profileVersion"_s), Qt::Key_Down);
    QVERIFY(message(password).contains(u"needs a user name"_s));
}

void tst_ConnectionDialog::generatingAnId()
{
    ui::ConnectionDialog dialog({});
    dialog.setProfile(complete());
    dialog.show();
    auto *id = find<QLineEdit>(dialog, u"profileClientId"_s);
    QTest::mouseClick(find<QToolButton>(dialog, u"generateClientId"_s), Qt::LeftButton);
    static const QRegularExpression shape(u"^explorer-[0-9a-f]{6}$"_s);
    QVERIFY2(shape.match(id->text()).hasMatch(), qPrintable(id->text()));
}

void tst_ConnectionDialog::failuresPointAtTheField_data()
{
    QTest::addColumn<ui::NextStep>("step");
    QTest::addColumn<QString>("field");
    QTest::newRow("password") << ui::NextStep::EditCredentials << u"profilePassword"_s;
    QTest::newRow("client id") << ui::NextStep::GenerateClientId << u"profileClientId"_s;
    QTest::newRow("address") << ui::NextStep::EditAddress << u"profileAddress"_s;
    QTest::newRow("TLS") << ui::NextStep::UseTls << u"profileTransport"_s;
    QTest::newRow("transport") << ui::NextStep::EditTransport << u"profileTransport"_s;
}

void tst_ConnectionDialog::failuresPointAtTheField()
{
    QFETCH(ui::NextStep, step);
    QFETCH(QString, field);
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.setProfile(complete());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    showPage(dialog, ui::ConnectionDialog::Page::Advanced);
    ui::Explanation explanation;
    explanation.what = u"That did not work"_s;
    explanation.next = step;
    dialog.pointAt(explanation);
    auto *editor = find<QWidget>(dialog, field);
    QCOMPARE(message(editor), u"That did not work"_s);
    QVERIFY(editor->hasFocus());
    // A remark, not an obstacle: the user may know better.
    save(dialog);
    QCOMPARE(saved.size(), 1);
}

// Never # on an unknown public broker without saying so; and once is enough.
void tst_ConnectionDialog::saysThatItWantsEverything()
{
    ui::ConnectionDialog dialog(nullptr);
    dialog.show();
    const auto *note = find<QWidget>(dialog, u"everythingNote"_s);
    QVERIFY(!note->isVisible());
    auto *address = find<QLineEdit>(dialog, u"profileAddress"_s);
    for (const QString &near : {u"192.168.1.7"_s, u"localhost"_s, u"printer.local"_s}) {
        replaceText(address, near);
        QTest::keyClick(address, Qt::Key_Tab);
        QVERIFY2(!note->isVisible(), qPrintable(near));
    }
    replaceText(address, u"wss://test.mosquitto.org/mqtt"_s);
    QTest::keyClick(address, Qt::Key_Tab);
    QVERIFY(note->isVisible());
    press(find<QPushButton>(dialog, u"chooseTopicsButton"_s));
    QCOMPARE(find<QListWidget>(dialog, u"connectionPages"_s)->currentRow(),
             int(ui::ConnectionDialog::Page::Subscriptions));
    config::Profile known = config::newProfile();
    known.id = u"known"_s;
    known.options.host = u"test.mosquitto.org"_s;
    dialog.setProfile(known);
    QVERIFY(!note->isVisible());
}

void tst_ConnectionDialog::noTestWithoutAFactory()
{
    ui::ConnectionDialog dialog({});
    dialog.show();
    QVERIFY(!find<QPushButton>(dialog, u"testConnectionButton"_s)->isVisible());
}

void tst_ConnectionDialog::everyIconButtonHasAName()
{
    ui::ConnectionDialog dialog({});
    for (const QAbstractButton *button : dialog.findChildren<QAbstractButton *>()) {
        const bool internal = button->objectName().startsWith(u"qt_"_s)
            || button->metaObject()->className() == QByteArray("QTableCornerButton");
        if (button->text().isEmpty() && !internal)
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
}

QTEST_MAIN(tst_ConnectionDialog)
#include "tst_connectiondialog.moc"

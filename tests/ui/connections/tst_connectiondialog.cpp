// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiondialog.h"
#include "style/pagestack.h"
#include "ui/connections/sampleprofile.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T> T *find(const QWidget &dialog, const QString &name)
{
    T *found = dialog.findChild<T *>(name);
    if (!found)
        qFatal("no %s", qPrintable(name));
    return found;
}

// What stands below the field that holds `editor`.
QString message(QWidget *editor)
{
    return editor->accessibleDescription();
}

void press(QAbstractButton *button)
{
    QTest::mouseClick(button, Qt::LeftButton, {}, {8, button->height() / 2});
}

void showPage(const QWidget &dialog, ui::ConnectionDialog::Page page)
{
    find<QListWidget>(dialog, u"connectionPages"_s)->setCurrentRow(int(page));
}

void replaceText(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void save(ui::ConnectionDialog &dialog)
{
    QTest::mouseClick(find<QPushButton>(dialog, u"saveConnectionButton"_s), Qt::LeftButton);
}

} // namespace

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
    void olderVersionsDisableWhatIsMqtt5();
    void resumeNeedsAClientId();
    void passwordNeedsAUserOn311();
    void generatingAnId();
    void willMistakesMarkPageAndField();
    void willPreviewFollowsTheFields();
    void birthMessageIsOffered();
    void authenticationDataNeedsAMethod();
    void subscriptionsAreEditedInPlace();
    void shortcutSavesTheCellBeingEdited();
    void reconnectTimesAreChecked();
    void failuresPointAtTheField_data();
    void failuresPointAtTheField();
    void noTestWithoutAFactory();
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
    QTest::newRow("TLS") << u"mqtts://broker:8883"_s << u"plain TCP only"_s;
    QTest::newRow("WebSocket") << u"ws://broker/mqtt"_s << u"plain TCP only"_s;
    QTest::newRow("WebSocket TLS") << u"wss://broker/mqtt"_s << u"plain TCP only"_s;
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

void tst_ConnectionDialog::olderVersionsDisableWhatIsMqtt5()
{
    ui::ConnectionDialog dialog({});
    config::Profile profile = complete();
    profile.options.version = client::VersionChoice::Mqtt311;
    dialog.setProfile(profile);
    dialog.show();
    showPage(dialog, ui::ConnectionDialog::Page::SessionAndWill);
    QVERIFY(!find<QComboBox>(dialog, u"sessionExpiry"_s)->isEnabled());
    QCOMPARE(message(find<QComboBox>(dialog, u"sessionExpiry"_s)), u"MQTT 5 only"_s);
    QVERIFY(!find<QSpinBox>(dialog, u"willDelay"_s)->isEnabled());
    QVERIFY(!find<QPushButton>(dialog, u"moreWillProperties"_s)->isEnabled());
    showPage(dialog, ui::ConnectionDialog::Page::Mqtt5);
    QVERIFY(!find<QSpinBox>(dialog, u"receiveMaximum"_s)->isEnabled());
    QVERIFY(find<QWidget>(dialog, u"mqtt5Notice"_s)->isVisible());

    showPage(dialog, ui::ConnectionDialog::Page::General);
    auto *version = find<QComboBox>(dialog, u"profileVersion"_s);
    QTest::keyClick(version, Qt::Key_Home);
    QVERIFY(find<QSpinBox>(dialog, u"receiveMaximum"_s)->isEnabled());
    QVERIFY(find<QComboBox>(dialog, u"sessionExpiry"_s)->isEnabled());
    // Nothing that was set for MQTT 5 is lost on the way.
    QCOMPARE(dialog.profile().options.receiveMaximum, 12);
    QCOMPARE(dialog.profile().options.will, profile.options.will);
}

// [MQTT-3.1.3-8], and 4.3: a session cannot be found again without an id.
void tst_ConnectionDialog::resumeNeedsAClientId()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    config::Profile profile = complete();
    profile.options.clientId.clear();
    profile.options.cleanStart = true;
    dialog.setProfile(profile);
    dialog.show();
    auto *id = find<QLineEdit>(dialog, u"profileClientId"_s);
    showPage(dialog, ui::ConnectionDialog::Page::SessionAndWill);
    QTest::keyClick(find<QComboBox>(dialog, u"sessionStart"_s), Qt::Key_Down);
    QVERIFY(message(id).contains(u"needs a client ID"_s));
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QCOMPARE(find<QListWidget>(dialog, u"connectionPages"_s)->currentRow(), 0);
    QTest::mouseClick(find<QToolButton>(dialog, u"generateClientId"_s), Qt::LeftButton);
    save(dialog);
    QCOMPARE(saved.size(), 1);
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

void tst_ConnectionDialog::willMistakesMarkPageAndField()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    config::Profile profile = complete();
    profile.options.will.reset();
    profile.options.birthPayload.reset();
    dialog.setProfile(profile);
    dialog.show();
    showPage(dialog, ui::ConnectionDialog::Page::SessionAndWill);
    QVERIFY(!find<QLineEdit>(dialog, u"willTopic"_s)->isEnabled());
    press(find<QCheckBox>(dialog, u"willEnabled"_s));
    QTest::keyClicks(find<QPlainTextEdit>(dialog, u"willPayloadEdit"_s), u"{oops"_s);
    QTest::keyClicks(find<QLineEdit>(dialog, u"willTopic"_s), u"a/+"_s);
    showPage(dialog, ui::ConnectionDialog::Page::General);
    save(dialog);
    QCOMPARE(saved.size(), 0);
    auto *pages = find<QListWidget>(dialog, u"connectionPages"_s);
    QCOMPARE(pages->currentRow(), 1); // shown, with the field focused
    QCOMPARE(pages->item(1)->data(Qt::AccessibleDescriptionRole).toString(), u"has errors"_s);
    QVERIFY(message(find<QLineEdit>(dialog, u"willTopic"_s)).contains(u"character 3"_s));
    QVERIFY(message(find<QWidget>(dialog, u"willPayload"_s)).contains(u"Not valid JSON"_s));
    // Off again: nothing of it counts.
    press(find<QCheckBox>(dialog, u"willEnabled"_s));
    save(dialog);
    QCOMPARE(saved.size(), 1);
    QVERIFY(!saved[0][0].value<config::Profile>().options.will);
}

void tst_ConnectionDialog::willPreviewFollowsTheFields()
{
    ui::ConnectionDialog dialog({});
    config::Profile profile = complete();
    profile.options.will->payload = "offline";
    profile.options.will->properties.willDelayInterval = 0;
    dialog.setProfile(profile);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    showPage(dialog, ui::ConnectionDialog::Page::SessionAndWill);
    auto *preview = find<QWidget>(dialog, u"willPreview"_s);
    const auto says = [preview](const QString &words) {
        return preview->accessibleDescription().contains(words);
    };
    QVERIFY(preview->isVisible());
    QVERIFY(says(u"at once"_s));
    auto *delay = find<QSpinBox>(dialog, u"willDelay"_s);
    delay->setFocus();
    delay->selectAll();
    QTest::keyClicks(delay, u"5"_s);
    QVERIFY(says(u"then 5 s later"_s));
    QVERIFY(says(u"If we reconnect within 5 s it is cancelled."_s));
    QTest::keyClick(find<QComboBox>(dialog, u"sessionExpiry"_s), Qt::Key_Home);
    QVERIFY(says(u"The session ends after 0 s"_s));
    QTest::keyClick(find<QComboBox>(dialog, u"sessionStart"_s), Qt::Key_Home);
    QVERIFY(says(u"sent anyway"_s));
    dialog.setWillLimits(ui::WillLimits{mqtt::QoS::AtLeastOnce, false});
    QVERIFY(says(u"QoS ≤ 1"_s));
    QVERIFY(says(u"allows no retain"_s));
}

void tst_ConnectionDialog::birthMessageIsOffered()
{
    ui::ConnectionDialog dialog({});
    config::Profile profile = complete();
    profile.options.birthPayload.reset();
    dialog.setProfile(profile);
    dialog.show();
    showPage(dialog, ui::ConnectionDialog::Page::SessionAndWill);
    auto *offer = find<QPushButton>(dialog, u"birthOffer"_s);
    QVERIFY(offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QVERIFY(!offer->isVisible());
    QCOMPARE(dialog.profile().options.birthPayload, std::optional<QByteArray>("online"));
}

// MQTT 5.0 3.1.2.11.10
void tst_ConnectionDialog::authenticationDataNeedsAMethod()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    config::Profile profile = complete();
    profile.options.authenticationMethod.clear();
    dialog.setProfile(profile);
    dialog.show();
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QVERIFY(message(find<QLineEdit>(dialog, u"authenticationMethod"_s)).contains(u"method"_s));
    QCOMPARE(find<QListWidget>(dialog, u"connectionPages"_s)->currentRow(), 2);
}

void tst_ConnectionDialog::subscriptionsAreEditedInPlace()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.setProfile(complete());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    showPage(dialog, ui::ConnectionDialog::Page::Subscriptions);
    auto *table = find<QTableView>(dialog, u"profileSubscriptions"_s);
    QTest::mouseClick(find<QPushButton>(dialog, u"addSubscription"_s), Qt::LeftButton);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QTest::keyClicks(editor, u"a/#/b"_s);
    QVERIFY2(message(table).contains(u"# must be the last level"_s), qPrintable(message(table)));
    QTest::keyClick(editor, Qt::Key_Return);
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QVERIFY(message(table).contains(u"# must be the last level"_s));
    table->setCurrentIndex(table->model()->index(2, 1));
    QTest::keyClick(table, Qt::Key_F2);
    editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, u"a/#"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::mouseClick(find<QPushButton>(dialog, u"removeSubscription"_s), Qt::LeftButton);
    save(dialog);
    QCOMPARE(saved.size(), 1);
    const auto subscriptions = saved[0][0].value<config::Profile>().subscriptions;
    QCOMPARE(subscriptions.size(), 2U);
    QCOMPARE(subscriptions[0].subscription.topicFilter, "$share/g/b");
    QCOMPARE(subscriptions[1].subscription.topicFilter, "a/#");
}

void tst_ConnectionDialog::shortcutSavesTheCellBeingEdited()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.setProfile(complete());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    showPage(dialog, ui::ConnectionDialog::Page::Subscriptions);
    QTest::mouseClick(find<QPushButton>(dialog, u"addSubscription"_s), Qt::LeftButton);
    QTest::keyClicks(QApplication::focusWidget(), u"late"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(saved.size(), 1);
    const auto subscriptions = saved[0][0].value<config::Profile>().subscriptions;
    QCOMPARE(subscriptions.back().subscription.topicFilter, "late");
}

void tst_ConnectionDialog::reconnectTimesAreChecked()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    config::Profile profile = complete();
    profile.options.reconnect = {true, std::chrono::seconds(20), std::chrono::seconds(10)};
    dialog.setProfile(profile);
    dialog.show();
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QVERIFY(message(find<QSpinBox>(dialog, u"reconnectMost"_s)).contains(u"Shorter"_s));
    find<QSpinBox>(dialog, u"reconnectMost"_s)->setValue(20);
    find<QLineEdit>(dialog, u"bindAddress"_s)->setText(u"everywhere"_s);
    save(dialog);
    QVERIFY(message(find<QLineEdit>(dialog, u"bindAddress"_s)).contains(u"no IP address"_s));
}

void tst_ConnectionDialog::failuresPointAtTheField_data()
{
    QTest::addColumn<ui::NextStep>("step");
    QTest::addColumn<QString>("field");
    QTest::newRow("password") << ui::NextStep::EditCredentials << u"profilePassword"_s;
    QTest::newRow("client id") << ui::NextStep::GenerateClientId << u"profileClientId"_s;
    QTest::newRow("address") << ui::NextStep::EditAddress << u"profileAddress"_s;
    QTest::newRow("TLS") << ui::NextStep::UseTls << u"profileAddress"_s;
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
    auto *editor = find<QLineEdit>(dialog, field);
    QCOMPARE(message(editor), u"That did not work"_s);
    QVERIFY(editor->hasFocus());
    // A remark, not an obstacle: the user may know better.
    save(dialog);
    QCOMPARE(saved.size(), 1);
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

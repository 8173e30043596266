// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/dialogfields.h"
#include "ui/connections/sampleprofile.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// The pages behind the first one: session and will, MQTT 5, subscriptions, advanced.
class tst_ConnectionPages : public QObject {
    Q_OBJECT

private slots:
    void olderVersionsDisableWhatIsMqtt5();
    void resumeNeedsAClientId();
    void willMistakesMarkPageAndField();
    void willPreviewFollowsTheFields();
    void birthMessageIsOffered();
    void authenticationDataNeedsAMethod();
    void scramSaysWhatItTakes();
    void subscriptionsAreEditedInPlace();
    void shortcutSavesTheCellBeingEdited();
    void reconnectTimesAreChecked();
};

void tst_ConnectionPages::olderVersionsDisableWhatIsMqtt5()
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
void tst_ConnectionPages::resumeNeedsAClientId()
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

void tst_ConnectionPages::willMistakesMarkPageAndField()
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
    QCOMPARE(pages->currentRow(), 2); // shown, with the field focused
    QCOMPARE(pages->item(2)->data(Qt::AccessibleDescriptionRole).toString(), u"has errors"_s);
    QVERIFY(message(find<QLineEdit>(dialog, u"willTopic"_s)).contains(u"character 3"_s));
    QVERIFY(message(find<QWidget>(dialog, u"willPayload"_s)).contains(u"Not valid JSON"_s));
    // Off again: nothing of it counts.
    press(find<QCheckBox>(dialog, u"willEnabled"_s));
    save(dialog);
    QCOMPARE(saved.size(), 1);
    QVERIFY(!saved[0][0].value<config::Profile>().options.will);
}

void tst_ConnectionPages::willPreviewFollowsTheFields()
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

void tst_ConnectionPages::birthMessageIsOffered()
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
void tst_ConnectionPages::authenticationDataNeedsAMethod()
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
    QCOMPARE(find<QListWidget>(dialog, u"connectionPages"_s)->currentRow(), 3);
}

void tst_ConnectionPages::scramSaysWhatItTakes()
{
    ui::ConnectionDialog dialog({});
    config::Profile profile = complete();
    profile.options.authenticationData.clear();
    dialog.setProfile(profile);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    showPage(dialog, ui::ConnectionDialog::Page::Mqtt5);
    auto *method = find<QLineEdit>(dialog, u"authenticationMethod"_s);
    QCOMPARE(message(method), QString());
    replaceText(method, u"SCRAM-SHA-256"_s);
    QVERIFY(message(method).contains(u"user name and password"_s));
    QCOMPARE(dialog.profile().options.authenticationMethod, "SCRAM-SHA-256"_ba);
    replaceText(method, u"GS2-KRB5"_s);
    QCOMPARE(message(method), QString());
}

void tst_ConnectionPages::subscriptionsAreEditedInPlace()
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

void tst_ConnectionPages::shortcutSavesTheCellBeingEdited()
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

void tst_ConnectionPages::reconnectTimesAreChecked()
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

QTEST_MAIN(tst_ConnectionPages)
#include "tst_connectionpages.moc"

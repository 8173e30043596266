// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tlsfacts.h"
#include "connections/connectiondialog.h"
#include "connections/teststrip.h"
#include "pipeline/connection.h"
#include "support/certificates.h"
#include "support/mosquitto.h"
#include "ui/connections/dialogfields.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using client::TlsVerification;

// The Security page of the connection dialog, and what a test of the connection says about TLS.
class tst_SecurityPage : public QObject {
    Q_OBJECT

private slots:
    void transportAndPortFollowEachOther();
    void keepsWhatItDoesNotShow();
    void offNeedsATick();
    void filesAreLookedInto();
    void passphraseStaysOutOfTheFields();
    void trustsAfterHavingSeen();
    void expectsTheNameOfTheCertificate();
    void showsTheWholeChain();
};

namespace {

constexpr int Patience = 20'000;
using Page = ui::ConnectionDialog::Page;

config::Profile encrypted()
{
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.host = u"localhost"_s;
    profile.options.port = 8883;
    profile.options.transport = client::TransportKind::Tls;
    return profile;
}

ui::ConnectionFactory factory()
{
    return [] {
        return std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits(), nullptr);
    };
}

void choose(const QWidget &dialog, TlsVerification verification)
{
    auto *box = find<QComboBox>(dialog, u"tlsVerification"_s);
    box->setCurrentIndex(box->findData(int(verification)));
}

} // namespace

void tst_SecurityPage::transportAndPortFollowEachOther()
{
    ui::ConnectionDialog dialog({});
    dialog.show();
    auto *transport = find<QComboBox>(dialog, u"profileTransport"_s);
    auto *port = find<QSpinBox>(dialog, u"profilePort"_s);
    QCOMPARE(port->value(), 1883);
    QVERIFY(!find<QComboBox>(dialog, u"tlsVerification"_s)->isEnabled());
    transport->setCurrentIndex(1);
    QCOMPARE(port->value(), 8883);
    QVERIFY(find<QComboBox>(dialog, u"tlsVerification"_s)->isEnabled());
    transport->setCurrentIndex(0);
    QCOMPARE(port->value(), 1883);
    port->setValue(4242); // the user's own stays
    transport->setCurrentIndex(1);
    QCOMPARE(port->value(), 4242);

    dialog.setAddress(u"mqtts://broker.example"_s);
    QCOMPARE(port->value(), 8883);
    QVERIFY(dialog.profile().options.transport == client::TransportKind::Tls);
    dialog.setAddress(u"mqtt://broker.example"_s);
    QCOMPARE(port->value(), 1883);
    QVERIFY(dialog.profile().options.transport == client::TransportKind::Tcp);
    dialog.setAddress(u"broker.example:8883"_s);
    QVERIFY(dialog.profile().options.transport == client::TransportKind::Tls);
    QCOMPARE(find<QLineEdit>(dialog, u"tlsExpectedName"_s)->placeholderText(), u"broker.example"_s);
}

void tst_SecurityPage::keepsWhatItDoesNotShow()
{
    config::Profile profile = encrypted();
    client::TlsOptions &tls = profile.options.tls;
    tls.authorityFile = u"/no/such/ca.pem"_s;
    tls.pinnedFingerprint = QByteArray(32, '\x7f');
    tls.expectedName = u"mqtt.home.example"_s;
    tls.certificateFile = u"/no/such/client.pem"_s;
    tls.keyFile = u"/no/such/client.key"_s;
    tls.keyPassphrase = "hunter2";
    tls.minimumVersion = client::TlsVersion::Tls13;
    tls.applicationProtocols = {"x-amzn-mqtt-ca", "mqtt"};
    for (const auto verification :
         {TlsVerification::SystemAuthorities, TlsVerification::AuthorityFile,
          TlsVerification::PinnedCertificate, TlsVerification::Off}) {
        tls.verification = verification;
        ui::ConnectionDialog dialog({});
        dialog.setProfile(profile);
        QVERIFY(dialog.profile().options.tls == tls);
    }
}

void tst_SecurityPage::offNeedsATick()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.setProfile(encrypted());
    dialog.show();
    showPage(dialog, Page::Security);
    auto *tick = find<QCheckBox>(dialog, u"tlsOffConfirmed"_s);
    QVERIFY(!tick->isVisible());
    choose(dialog, TlsVerification::Off);
    QVERIFY(tick->isVisible());
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QVERIFY(message(find<QComboBox>(dialog, u"tlsVerification"_s)).contains(u"confirm"_s));
    press(tick);
    QVERIFY(message(find<QComboBox>(dialog, u"tlsVerification"_s)).contains(u"somebody else"_s));
    save(dialog);
    QCOMPARE(saved.size(), 1);
}

void tst_SecurityPage::filesAreLookedInto()
{
    Certificates certificates;
    if (!certificates.isUsable())
        QSKIP("needs openssl");
    QVERIFY(certificates.make({.name = u"client"_s}));
    QVERIFY(certificates.make({.name = u"other"_s}));
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.setProfile(encrypted());
    dialog.show();
    choose(dialog, TlsVerification::AuthorityFile);
    auto *authority = find<QLineEdit>(dialog, u"tlsAuthorityFile"_s);
    authority->setText(certificates.path(u"client.key"_s));
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QVERIFY(message(authority).contains(u"no certificate"_s));
    authority->setText(certificates.path(u"ca.pem"_s));
    auto *certificate = find<QLineEdit>(dialog, u"tlsCertificateFile"_s);
    auto *key = find<QLineEdit>(dialog, u"tlsKeyFile"_s);
    certificate->setText(certificates.path(u"client.pem"_s));
    key->setText(certificates.path(u"other.key"_s));
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QVERIFY(message(authority).contains(u"1 certificate"_s));
    QVERIFY2(message(key).contains(u"another certificate"_s), qPrintable(message(key)));
    key->setText(certificates.path(u"client.key"_s));
    save(dialog);
    QCOMPARE(saved.size(), 1);
}

void tst_SecurityPage::passphraseStaysOutOfTheFields()
{
    config::Profile profile = encrypted();
    profile.options.tls.keyPassphrase = "hunter2";
    ui::ConnectionDialog dialog({});
    dialog.setProfile(profile);
    auto *field = find<QLineEdit>(dialog, u"tlsPassphrase"_s);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    field->clear();
    QVERIFY(dialog.profile().options.tls.keyPassphrase == profile.options.tls.keyPassphrase);
    dialog.show();
    showPage(dialog, Page::Security);
    find<QLineEdit>(dialog, u"tlsCertificateFile"_s)->setText(u"/no/such/file"_s);
    showPage(dialog, Page::General);
    ui::Explanation wrong;
    wrong.what = u"That did not work"_s;
    wrong.next = ui::NextStep::EditPassphrase;
    dialog.pointAt(wrong);
    QCOMPARE(message(field), wrong.what);
    QVERIFY(field->isVisible());
    replaceText(field, u"new"_s);
    QVERIFY(message(field).isEmpty());
    QVERIFY(dialog.profile().options.tls.keyPassphrase == std::optional<QByteArray>("new"));
}

void tst_SecurityPage::trustsAfterHavingSeen()
{
    Certificates certificates;
    if (!certificates.isUsable() || !Mosquitto::isInstalled())
        QSKIP("needs openssl and mosquitto");
    QVERIFY(certificates.make({.name = u"self"_s, .authority = QString()}));
    Mosquitto broker({"certfile " + certificates.path(u"self.pem"_s).toUtf8(),
                      "keyfile " + certificates.path(u"self.key"_s).toUtf8()});
    QVERIFY2(broker.start(), broker.log().constData());

    ui::ConnectionDialog dialog(factory());
    config::Profile profile = encrypted();
    profile.options.port = broker.port();
    dialog.setProfile(profile);
    dialog.show();
    auto *strip = find<ui::TestStrip>(dialog, u"testStrip"_s);
    auto *trust = find<QPushButton>(dialog, u"trustCertificateButton"_s);
    press(find<QPushButton>(dialog, u"testConnectionButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(trust->isVisible(), Patience);
    QCOMPARE(strip->title(), u"The broker's certificate is self-signed"_s);
    QVERIFY2(strip->text().contains(u"For: self, Canopy tests"_s), qPrintable(strip->text()));
    QVERIFY(strip->text().contains(u"SHA-256 fingerprint: "_s));
    press(trust);
    QTRY_COMPARE_WITH_TIMEOUT(strip->level(), ui::NoticeLevel::Success, Patience);
    QVERIFY2(strip->text().contains(u"TLS 1.3"_s), qPrintable(strip->text()));
    QVERIFY(strip->text().contains(u"certificate valid until"_s));
    QVERIFY(!trust->isVisible());
    const client::TlsOptions tls = dialog.profile().options.tls;
    QVERIFY(tls.verification == TlsVerification::PinnedCertificate);
    QCOMPARE(tls.pinnedFingerprint.size(), 32);
}

void tst_SecurityPage::expectsTheNameOfTheCertificate()
{
    Certificates certificates;
    if (!certificates.isUsable() || !Mosquitto::isInstalled())
        QSKIP("needs openssl and mosquitto");
    QVERIFY(certificates.make(
        {.name = u"elsewhere"_s, .alternativeNames = u"DNS:mqtt.home.example"_s}));
    Mosquitto broker({"certfile " + certificates.path(u"elsewhere.pem"_s).toUtf8(),
                      "keyfile " + certificates.path(u"elsewhere.key"_s).toUtf8()});
    QVERIFY2(broker.start(), broker.log().constData());

    ui::ConnectionDialog dialog(factory());
    config::Profile profile = encrypted();
    profile.options.port = broker.port();
    profile.options.tls.verification = TlsVerification::AuthorityFile;
    profile.options.tls.authorityFile = certificates.path(u"ca.pem"_s);
    dialog.setProfile(profile);
    dialog.show();
    auto *strip = find<ui::TestStrip>(dialog, u"testStrip"_s);
    auto *expect = find<QPushButton>(dialog, u"expectNameButton"_s);
    press(find<QPushButton>(dialog, u"testConnectionButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(expect->isVisible(), Patience);
    QCOMPARE(strip->title(), u"The certificate is for another name"_s);
    QVERIFY2(strip->text().contains(u"You asked for localhost; the broker presented a certificate "
                                    "for mqtt.home.example"_s),
             qPrintable(strip->text()));
    QVERIFY(!find<QPushButton>(dialog, u"trustCertificateButton"_s)->isVisible());
    press(expect);
    QTRY_COMPARE_WITH_TIMEOUT(strip->level(), ui::NoticeLevel::Success, Patience);
    QCOMPARE(dialog.profile().options.tls.expectedName, u"mqtt.home.example"_s);
}

void tst_SecurityPage::showsTheWholeChain()
{
    Certificates certificates;
    if (!certificates.isUsable() || !Mosquitto::isInstalled())
        QSKIP("needs openssl and mosquitto");
    QVERIFY(certificates.make({.name = u"broker"_s, .alternativeNames = u"DNS:localhost"_s}));
    // The broker's own, and behind it the one that vouches for it.
    QFile chain(certificates.path(u"chain.pem"_s));
    QVERIFY(chain.open(QIODevice::WriteOnly));
    for (const QString &part : {u"broker.pem"_s, u"ca.pem"_s}) {
        QFile file(certificates.path(part));
        QVERIFY(file.open(QIODevice::ReadOnly));
        chain.write(file.readAll());
    }
    chain.close();
    Mosquitto broker({"certfile " + chain.fileName().toUtf8(),
                      "keyfile " + certificates.path(u"broker.key"_s).toUtf8()});
    QVERIFY2(broker.start(), broker.log().constData());

    ui::ConnectionDialog dialog(factory());
    config::Profile profile = encrypted();
    profile.options.port = broker.port();
    profile.options.tls.verification = TlsVerification::AuthorityFile;
    profile.options.tls.authorityFile = certificates.path(u"ca.pem"_s);
    dialog.setProfile(profile);
    dialog.show();
    auto *view = find<QPushButton>(dialog, u"viewCertificateButton"_s);
    QVERIFY(!view->isVisible());
    press(find<QPushButton>(dialog, u"testConnectionButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(view->isVisible(), Patience);
    const QString steps = find<QLabel>(dialog, u"testSteps"_s)->text().replace(QChar::Nbsp, u' ');
    QVERIFY2(steps.contains(u"✓ TCP"_s) && steps.contains(u"✓ TLS"_s)
                 && steps.contains(u"✓ MQTT"_s),
             qPrintable(steps));

    press(view);
    auto *shown = dialog.findChild<QDialog *>(u"certificateDialog"_s);
    QVERIFY(shown && shown->isVisible());
    auto *list = find<QListWidget>(*shown, u"certificateChain"_s);
    auto *details = find<QLabel>(*shown, u"certificateDetails"_s);
    QCOMPARE(list->count(), 2);
    QVERIFY2(list->item(0)->text().contains(u"broker"_s), qPrintable(list->item(0)->text()));
    QVERIFY2(details->text().contains(u"SHA-256 fingerprint:"_s), qPrintable(details->text()));
    QVERIFY(find<QLabel>(*shown, u"certificateSession"_s)->text().contains(u"TLS 1.3"_s));
    const QString first = details->text();
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(details->text() != first);
    QVERIFY2(details->text().contains(u"self-signed"_s), qPrintable(details->text()));
    press(find<QPushButton>(*shown, u"copyCertificateButton"_s));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(first.section(u'\n', 0, 4)), qPrintable(copied));
    QCOMPARE(copied.count(u"SHA-256 fingerprint: "_s), 2);
    QTest::keyClick(shown, Qt::Key_Escape);
    QTRY_VERIFY(!dialog.findChild<QDialog *>(u"certificateDialog"_s));
}

QTEST_MAIN(tst_SecurityPage)
#include "tst_securitypage.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/memorysecretstore.h"
#include "config/profilesecrets.h"
#include "support/certificates.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using client::ConnectOptions;
using client::TransportKind;
using config::SecretField;
using config::SecretKind;

// What counts as a secret of a connection, which of them have to be known before it connects, and
// that the store gives back each of them.
class tst_ProfileSecrets : public QObject {
    Q_OBJECT

private slots:
    void everySecretIsTakenAway();
    void asksOnlyForWhatIsUsed();
    void asksForThePassphraseOfAnEncryptedKey();
    void storeGivesEverythingBack();
    void headersThatWereNotTypedStay();
    void emptiedIsForgotten();
};

namespace {

// Everything that may hide a secret.
ConnectOptions full()
{
    ConnectOptions options;
    options.transport = TransportKind::WebSocketTls;
    options.userName = "anna";
    options.password = "secret-password";
    options.authenticationMethod = "TOKEN";
    options.authenticationData = "secret-data";
    options.tls.certificateFile = u"client.pem"_s;
    options.tls.keyPassphrase = "secret-phrase";
    options.proxy = {client::ProxyKind::Socks5, u"proxy"_s, 1080, "joe", "secret-proxy"};
    options.webSocket.headers = {{"X-Api-Key", "secret-key", true},
                                 {"X-Plain", "seen", false},
                                 {"Authorization", "secret \"bearer\"", true}};
    return options;
}

const std::function<void()> neverFails = [] { QFAIL("could not be kept"); };

ConnectOptions filledFrom(config::SecretStore &store, const ConnectOptions &options)
{
    QObject context;
    std::optional<ConnectOptions> filled;
    config::ProfileSecrets(store).fill(u"home"_s, options, &context,
                                       [&filled](const ConnectOptions &o) { filled = o; });
    [&] { QTRY_VERIFY(filled); }();
    return filled.value_or(ConnectOptions());
}

} // namespace

void tst_ProfileSecrets::everySecretIsTakenAway()
{
    const ConnectOptions bare = config::withoutSecrets(full());
    QVERIFY(!bare.password && !bare.tls.keyPassphrase && !bare.proxy.password);
    QVERIFY(bare.authenticationData.isEmpty());
    QCOMPARE(bare.webSocket.headers[0].value, QByteArray());
    QCOMPARE(bare.webSocket.headers[1].value, QByteArray("seen"));
    QCOMPARE(bare.webSocket.headers[2].value, QByteArray());
    QCOMPARE(bare.userName, QByteArray("anna"));
}

void tst_ProfileSecrets::asksOnlyForWhatIsUsed()
{
    ConnectOptions options = config::withoutSecrets(full());
    QVERIFY(config::missingSecrets(full()).empty());
    const std::vector<SecretField> everything{{SecretKind::ProxyPassword, {}},
                                              {SecretKind::Headers, "X-Api-Key"},
                                              {SecretKind::Headers, "Authorization"},
                                              {SecretKind::Password, {}}};
    QVERIFY(config::missingSecrets(options) == everything); // the key's file cannot be read
    options.transport = TransportKind::Tcp;
    QCOMPARE(config::missingSecrets(options).size(), std::size_t(2));
    options.proxy.kind = client::ProxyKind::None;
    QVERIFY(config::missingSecrets(options) == std::vector<SecretField>{SecretField{}});
    options.userName.clear();
    QVERIFY(config::missingSecrets(options).empty());

    for (const SecretField &field : everything)
        config::setSecret(options, field, "typed");
    QCOMPARE(options.webSocket.headers[0].value, QByteArray("typed"));
    QCOMPARE(options.webSocket.headers[1].value, QByteArray("seen"));
    QCOMPARE(options.proxy.password, QByteArray("typed"));
    QCOMPARE(options.password, QByteArray("typed"));
}

void tst_ProfileSecrets::asksForThePassphraseOfAnEncryptedKey()
{
    Certificates certificates;
    if (!certificates.isUsable())
        QSKIP("needs openssl");
    QVERIFY(certificates.make({.name = u"client"_s}));
    QVERIFY(certificates.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"client.key"_s, u"-out"_s,
                                  u"locked.key"_s, u"-passout"_s, u"pass:tiger"_s}));
    ConnectOptions options;
    options.transport = TransportKind::Tls;
    options.tls.certificateFile = certificates.path(u"client.pem"_s);
    options.tls.keyFile = certificates.path(u"client.key"_s);
    QVERIFY(config::missingSecrets(options).empty());
    options.tls.keyFile = certificates.path(u"locked.key"_s);
    const std::vector<SecretField> passphrase{{SecretKind::KeyPassphrase, {}}};
    QVERIFY(config::missingSecrets(options) == passphrase);
    config::setSecret(options, passphrase.front(), "tiger");
    QVERIFY(config::missingSecrets(options).empty());
    options.tls.keyPassphrase.reset();
    options.transport = TransportKind::Tcp;
    QVERIFY(config::missingSecrets(options).empty());
}

void tst_ProfileSecrets::storeGivesEverythingBack()
{
    config::MemorySecretStore store;
    QObject context;
    config::ProfileSecrets secrets(store);
    secrets.keep(u"home"_s, full(), &context, neverFails);
    const auto bare = config::withoutSecrets(full());
    QTRY_COMPARE(filledFrom(store, bare), full());
    secrets.remove(u"home"_s, &context);
    QTRY_COMPARE(filledFrom(store, bare), bare);
}

void tst_ProfileSecrets::headersThatWereNotTypedStay()
{
    config::MemorySecretStore store;
    QObject context;
    config::ProfileSecrets secrets(store);
    secrets.keep(u"home"_s, full(), &context, neverFails);
    const auto bare = config::withoutSecrets(full());
    QTRY_COMPARE(filledFrom(store, bare), full());
    ConnectOptions edited = bare;
    edited.webSocket.headers[2].value = "another";
    secrets.keep(u"home"_s, edited, &context, neverFails);
    QTRY_COMPARE(filledFrom(store, bare).webSocket.headers[2].value, QByteArray("another"));
    QCOMPARE(filledFrom(store, bare).webSocket.headers[0].value, QByteArray("secret-key"));
    QCOMPARE(filledFrom(store, bare).password, QByteArray("secret-password"));
}

void tst_ProfileSecrets::emptiedIsForgotten()
{
    config::MemorySecretStore store;
    QObject context;
    config::ProfileSecrets secrets(store);
    secrets.keep(u"home"_s, full(), &context, neverFails);
    ConnectOptions emptied = config::withoutSecrets(full());
    const auto bare = emptied;
    QTRY_COMPARE(filledFrom(store, bare), full());
    emptied.proxy.password = "";
    emptied.tls.keyPassphrase = "";
    secrets.keep(u"home"_s, emptied, &context, neverFails);
    QTRY_VERIFY(!filledFrom(store, bare).proxy.password);
    QVERIFY(!filledFrom(store, bare).tls.keyPassphrase);
    QCOMPARE(filledFrom(store, bare).password, QByteArray("secret-password"));
}

QTEST_GUILESS_MAIN(tst_ProfileSecrets)
#include "tst_profilesecrets.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/keyringsecretstore.h"
#include "config/memorysecretstore.h"

#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace config;

namespace {

// Takes one answer and holds it until somebody looks.
struct Inbox {
    std::optional<SecretResult> result;
    SecretStore::Answer answer()
    {
        result.reset();
        return [this](const SecretResult &got) { result = got; };
    }
};

} // namespace

class TestSecretStore : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // No bus and no desktop: the keyring of whoever runs the tests stays untouched.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/canopy-test-bus");
        qunsetenv("XDG_CURRENT_DESKTOP");
        qunsetenv("DISPLAY");
    }

    void memoryKeepsSecretsForTheRun()
    {
        MemorySecretStore store;
        QVERIFY(!store.isPersistent());
        Inbox inbox;
        store.read(u"a"_s, SecretKind::Password, this, inbox.answer());
        QVERIFY(!inbox.result); // never at once
        QTRY_VERIFY(inbox.result);
        QCOMPARE(inbox.result->status, SecretStatus::NotFound);

        const QByteArray secret("p\0\xFFw", 4);
        store.write(u"a"_s, SecretKind::Password, secret, this, inbox.answer());
        QTRY_VERIFY(inbox.result);
        QCOMPARE(inbox.result->status, SecretStatus::Ok);
        store.read(u"a"_s, SecretKind::Password, this, inbox.answer());
        QTRY_VERIFY(inbox.result);
        QVERIFY((*inbox.result == SecretResult{SecretStatus::Ok, secret}));

        // Kinds and profiles do not mix.
        store.read(u"a"_s, SecretKind::AuthenticationData, this, inbox.answer());
        QTRY_VERIFY(inbox.result);
        QCOMPARE(inbox.result->status, SecretStatus::NotFound);
        store.read(u"b"_s, SecretKind::Password, this, inbox.answer());
        QTRY_VERIFY(inbox.result);
        QCOMPARE(inbox.result->status, SecretStatus::NotFound);

        for (int twice = 0; twice < 2; ++twice) {
            store.remove(u"a"_s, SecretKind::Password, this, inbox.answer());
            QTRY_VERIFY(inbox.result);
            QCOMPARE(inbox.result->status, SecretStatus::Ok);
        }
        store.read(u"a"_s, SecretKind::Password, this, inbox.answer());
        QTRY_VERIFY(inbox.result);
        QCOMPARE(inbox.result->status, SecretStatus::NotFound);
        store.probe(this, inbox.answer());
        QTRY_VERIFY(inbox.result);
        QCOMPARE(inbox.result->status, SecretStatus::Ok);
    }

    void nobodyIsAnsweredAfterLeaving()
    {
        MemorySecretStore store;
        Inbox gone;
        Inbox present;
        {
            QObject context;
            store.probe(&context, gone.answer());
        }
        store.probe(this, present.answer());
        QTRY_VERIFY(present.result);
        QVERIFY(!gone.result);
    }

    void keyringWithoutServiceAnswers()
    {
        KeyringSecretStore store(u"Canopy test"_s);
        QVERIFY(store.isPersistent());
        Inbox inbox;
        store.probe(this, inbox.answer());
        QVERIFY(!inbox.result);
        QTRY_VERIFY_WITH_TIMEOUT(inbox.result, 30'000);
        QCOMPARE(inbox.result->status, SecretStatus::Unavailable);

        store.write(u"a"_s, SecretKind::Password, "hunter2", this, inbox.answer());
        QTRY_VERIFY_WITH_TIMEOUT(inbox.result, 30'000);
        QVERIFY(inbox.result->status != SecretStatus::Ok);
        store.read(u"a"_s, SecretKind::Password, this, inbox.answer());
        QTRY_VERIFY_WITH_TIMEOUT(inbox.result, 30'000);
        QVERIFY(inbox.result->status != SecretStatus::Ok);
        QVERIFY(inbox.result->secret.isEmpty());
        store.remove(u"a"_s, SecretKind::Password, this, inbox.answer());
        QTRY_VERIFY_WITH_TIMEOUT(inbox.result, 30'000);
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"

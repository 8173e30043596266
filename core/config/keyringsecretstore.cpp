// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/keyringsecretstore.h"

#ifdef CANOPY_KEYRING
#include <qt6keychain/keychain.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace config {

#ifdef CANOPY_KEYRING

namespace {

SecretStatus statusOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return SecretStatus::Ok;
    case QKeychain::EntryNotFound:
        return SecretStatus::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return SecretStatus::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return SecretStatus::Unavailable;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return SecretStatus::Failed;
}

QString keyOf(const QString &profileId, SecretKind kind)
{
    switch (kind) {
    case SecretKind::Password:
        break;
    case SecretKind::AuthenticationData:
        return profileId + "/authentication-data"_L1;
    case SecretKind::KeyPassphrase:
        return profileId + "/key-passphrase"_L1;
    case SecretKind::ProxyPassword:
        return profileId + "/proxy-password"_L1;
    case SecretKind::Headers:
        return profileId + "/headers"_L1;
    }
    return profileId + "/password"_L1;
}

// `finished` turns the job into a result; the job starts through the event loop and deletes itself.
void start(QKeychain::Job *job, const QString &key, QObject *context,
           const std::function<void()> &finished)
{
    job->setInsecureFallback(false);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, context, finished);
    job->start();
}

} // namespace

KeyringSecretStore::KeyringSecretStore(const QString &service, QObject *parent)
    : SecretStore(parent)
    , m_service(service)
{
}

void KeyringSecretStore::probe(QObject *context, const Answer &answer)
{
    // Asking for what does not exist tells whether anybody is there, and prompts for nothing.
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    start(job, u"probe"_s, context, [job, answer] {
        const SecretStatus status = statusOf(job->error());
        const bool there = status == SecretStatus::Ok || status == SecretStatus::NotFound;
        answer({there ? SecretStatus::Ok : SecretStatus::Unavailable, {}});
    });
}

void KeyringSecretStore::read(const QString &profileId, SecretKind kind, QObject *context,
                              const Answer &answer)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    start(job, keyOf(profileId, kind), context, [job, answer] {
        const SecretStatus status = statusOf(job->error());
        answer({status, status == SecretStatus::Ok ? job->binaryData() : QByteArray()});
    });
}

void KeyringSecretStore::write(const QString &profileId, SecretKind kind, const QByteArray &secret,
                               QObject *context, const Answer &answer)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(secret);
    start(job, keyOf(profileId, kind), context, [job, answer] {
        answer({statusOf(job->error()), {}});
    });
}

void KeyringSecretStore::remove(const QString &profileId, SecretKind kind, QObject *context,
                                const Answer &answer)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    start(job, keyOf(profileId, kind), context, [job, answer] {
        const SecretStatus status = statusOf(job->error());
        answer({status == SecretStatus::NotFound ? SecretStatus::Ok : status, {}});
    });
}

#else

namespace {

void unavailable(QObject *context, const SecretStore::Answer &answer)
{
    QMetaObject::invokeMethod(
        context,
        [answer] {
            answer({SecretStatus::Unavailable, {}});
        },
        Qt::QueuedConnection);
}

} // namespace

KeyringSecretStore::KeyringSecretStore(const QString &service, QObject *parent)
    : SecretStore(parent)
    , m_service(service)
{
}

void KeyringSecretStore::probe(QObject *context, const Answer &answer)
{
    unavailable(context, answer);
}

void KeyringSecretStore::read(const QString &, SecretKind, QObject *context, const Answer &answer)
{
    unavailable(context, answer);
}

void KeyringSecretStore::write(const QString &, SecretKind, const QByteArray &, QObject *context,
                               const Answer &answer)
{
    unavailable(context, answer);
}

void KeyringSecretStore::remove(const QString &, SecretKind, QObject *context, const Answer &answer)
{
    unavailable(context, answer);
}

#endif

} // namespace config

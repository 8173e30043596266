// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/memorysecretstore.h"

namespace config {

namespace {

// Answers come through the event loop here too, so that nobody relies on the contrary.
void answerLater(QObject *context, const SecretStore::Answer &answer, const SecretResult &result)
{
    QMetaObject::invokeMethod(
        context, [answer, result] { answer(result); }, Qt::QueuedConnection);
}

} // namespace

void MemorySecretStore::probe(QObject *context, const Answer &answer)
{
    answerLater(context, answer, {SecretStatus::Ok, {}});
}

void MemorySecretStore::read(const QString &profileId, SecretKind kind, QObject *context,
                             const Answer &answer)
{
    const auto found = m_secrets.constFind({profileId, kind});
    const bool known = found != m_secrets.constEnd();
    answerLater(context, answer,
                known ? SecretResult{SecretStatus::Ok, *found}
                      : SecretResult{SecretStatus::NotFound, {}});
}

void MemorySecretStore::write(const QString &profileId, SecretKind kind, const QByteArray &secret,
                              QObject *context, const Answer &answer)
{
    m_secrets.insert({profileId, kind}, secret);
    answerLater(context, answer, {SecretStatus::Ok, {}});
}

void MemorySecretStore::remove(const QString &profileId, SecretKind kind, QObject *context,
                               const Answer &answer)
{
    m_secrets.remove({profileId, kind});
    answerLater(context, answer, {SecretStatus::Ok, {}});
}

} // namespace config

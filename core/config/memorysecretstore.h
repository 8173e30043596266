// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/secretstore.h"

#include <QMap>

namespace config {

// Secrets until the program ends: where there is no keyring, and in tests.
class MemorySecretStore : public SecretStore {
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    bool isPersistent() const override { return false; }
    void probe(QObject *context, const Answer &answer) override;
    void read(const QString &profileId, SecretKind kind, QObject *context,
              const Answer &answer) override;
    void write(const QString &profileId, SecretKind kind, const QByteArray &secret,
               QObject *context, const Answer &answer) override;
    void remove(const QString &profileId, SecretKind kind, QObject *context,
                const Answer &answer) override;

private:
    QMap<std::pair<QString, SecretKind>, QByteArray> m_secrets;
};

} // namespace config

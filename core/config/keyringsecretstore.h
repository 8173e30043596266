// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/secretstore.h"

namespace config {

// The system's keyring (Secret Service, KWallet, …) through QtKeychain. Never falls back to
// plain files. Built without QtKeychain it is always Unavailable.
class KeyringSecretStore : public SecretStore {
    Q_OBJECT

public:
    // `service` is the name under which the keyring lists our entries.
    explicit KeyringSecretStore(const QString &service, QObject *parent = nullptr);

    bool isPersistent() const override { return true; }
    void probe(QObject *context, const Answer &answer) override;
    void read(const QString &profileId, SecretKind kind, QObject *context,
              const Answer &answer) override;
    void write(const QString &profileId, SecretKind kind, const QByteArray &secret,
               QObject *context, const Answer &answer) override;
    void remove(const QString &profileId, SecretKind kind, QObject *context,
                const Answer &answer) override;

private:
    QString m_service;
};

} // namespace config

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"
#include "config/secretstore.h"

#include <functional>
#include <optional>
#include <vector>

namespace config {

// One secret among the options of a connection. Of headers there may be several, told apart by
// name.
struct SecretField {
    SecretKind kind = SecretKind::Password;
    QByteArray header{};

    bool operator==(const SecretField &) const = default;
};

// What has to be known before these options can be connected with, and is not, in the order of the
// way to the broker. Looks into the file of the client key.
std::vector<SecretField> missingSecrets(const client::ConnectOptions &options);
void setSecret(client::ConnectOptions &options, const SecretField &field, const QByteArray &secret);
// For what is shown, written or handed on.
client::ConnectOptions withoutSecrets(client::ConnectOptions options);

// All secrets of a connection together, in a SecretStore that outlives this. Answers come as the
// store's do: later, on its thread, and not once `context` is gone.
class ProfileSecrets {
public:
    using Filled = std::function<void(const client::ConnectOptions &)>;

    explicit ProfileSecrets(SecretStore &store);

    // Adds what the store knows and the options lack.
    void fill(const QString &profileId, const client::ConnectOptions &options, QObject *context,
              const Filled &filled);
    // Keeps what the options hold; what they lack stays as it was kept. A passphrase or a proxy
    // password that is there but empty is removed. `failed` is called once for each that could not
    // be kept.
    void keep(const QString &profileId, const client::ConnectOptions &options, QObject *context,
              const std::function<void()> &failed);
    void remove(const QString &profileId, QObject *context);

private:
    void keepOne(const QString &profileId, SecretKind kind, const std::optional<QByteArray> &secret,
                 QObject *context, const std::function<void()> &failed);

    SecretStore &m_store;
};

} // namespace config

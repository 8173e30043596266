// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/profilesecrets.h"

#include "client/tlsfiles.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

constexpr std::array AllKinds{SecretKind::Password, SecretKind::AuthenticationData,
                              SecretKind::KeyPassphrase, SecretKind::ProxyPassword,
                              SecretKind::Headers};

bool usesProxyPassword(const client::ConnectOptions &options)
{
    const bool own = options.proxy.kind == client::ProxyKind::Http
        || options.proxy.kind == client::ProxyKind::Socks5;
    return client::isNetwork(options.transport) && own && !options.proxy.userName.isEmpty();
}

bool usesKey(const client::ConnectOptions &options)
{
    return client::isEncrypted(options.transport) && !options.tls.certificateFile.isEmpty();
}

// All secret headers are one entry of the keyring: [[name, value], …].
QByteArray headersToBytes(const std::vector<client::HttpHeader> &headers)
{
    QJsonArray array;
    for (const client::HttpHeader &header : headers)
        array.append(QJsonArray{QString::fromLatin1(header.name.toBase64()),
                                QString::fromLatin1(header.value.toBase64())});
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

std::vector<client::HttpHeader> headersFromBytes(const QByteArray &bytes)
{
    std::vector<client::HttpHeader> headers;
    for (const QJsonValue entry : QJsonDocument::fromJson(bytes).array())
        headers.push_back({QByteArray::fromBase64(entry[0].toString().toLatin1()),
                           QByteArray::fromBase64(entry[1].toString().toLatin1()), true});
    return headers;
}

// Fills the values that are not there.
void adoptHeaders(std::vector<client::HttpHeader> &headers,
                  const std::vector<client::HttpHeader> &known)
{
    for (client::HttpHeader &header : headers) {
        if (!header.secret || !header.value.isEmpty())
            continue;
        for (const client::HttpHeader &candidate : known) {
            if (candidate.name.compare(header.name, Qt::CaseInsensitive) == 0)
                header.value = candidate.value;
        }
    }
}

bool lacks(const client::ConnectOptions &options, SecretKind kind)
{
    switch (kind) {
    case SecretKind::Password:
        return !options.userName.isEmpty() && !options.password;
    case SecretKind::AuthenticationData:
        return !options.authenticationMethod.isEmpty() && options.authenticationData.isEmpty();
    case SecretKind::KeyPassphrase:
        return usesKey(options) && !options.tls.keyPassphrase;
    case SecretKind::ProxyPassword:
        return usesProxyPassword(options) && !options.proxy.password;
    case SecretKind::Headers:
        return client::isWebSocket(options.transport)
            && std::any_of(options.webSocket.headers.begin(), options.webSocket.headers.end(),
                           [](const client::HttpHeader &header) {
                               return header.secret && header.value.isEmpty();
                           });
    }
    return false;
}

void adopt(client::ConnectOptions &options, SecretKind kind, const QByteArray &secret)
{
    if (kind == SecretKind::Headers)
        adoptHeaders(options.webSocket.headers, headersFromBytes(secret));
    else
        setSecret(options, {kind, {}}, secret);
}

// One kind after the other: a keyring may ask its own questions.
void fillFrom(SecretStore &store, const QString &profileId, client::ConnectOptions options,
              QObject *context, std::size_t index, const ProfileSecrets::Filled &filled)
{
    while (index < AllKinds.size() && !lacks(options, AllKinds[index]))
        ++index;
    if (index == AllKinds.size()) {
        filled(options);
        return;
    }
    const SecretKind kind = AllKinds[index];
    store.read(
        profileId, kind, context,
        [&store, profileId, options, context, index, kind, filled](const SecretResult &result) {
            client::ConnectOptions more = options;
            if (result.status == SecretStatus::Ok)
                adopt(more, kind, result.secret);
            fillFrom(store, profileId, more, context, index + 1, filled);
        });
}

} // namespace

std::vector<SecretField> missingSecrets(const client::ConnectOptions &options)
{
    std::vector<SecretField> missing;
    if (lacks(options, SecretKind::ProxyPassword))
        missing.push_back({SecretKind::ProxyPassword, {}});
    if (lacks(options, SecretKind::KeyPassphrase)) {
        const auto identity = client::checkClientIdentity(options.tls);
        if (!identity && identity.error().problem == client::TlsProblem::KeyPassphraseNeeded)
            missing.push_back({SecretKind::KeyPassphrase, {}});
    }
    if (lacks(options, SecretKind::Headers)) {
        for (const client::HttpHeader &header : options.webSocket.headers) {
            if (header.secret && header.value.isEmpty())
                missing.push_back({SecretKind::Headers, header.name});
        }
    }
    if (lacks(options, SecretKind::Password))
        missing.push_back({SecretKind::Password, {}});
    return missing;
}

void setSecret(client::ConnectOptions &options, const SecretField &field, const QByteArray &secret)
{
    switch (field.kind) {
    case SecretKind::Password:
        options.password = secret;
        break;
    case SecretKind::AuthenticationData:
        options.authenticationData = secret;
        break;
    case SecretKind::KeyPassphrase:
        options.tls.keyPassphrase = secret;
        break;
    case SecretKind::ProxyPassword:
        options.proxy.password = secret;
        break;
    case SecretKind::Headers:
        for (client::HttpHeader &header : options.webSocket.headers) {
            if (header.secret && header.name == field.header)
                header.value = secret;
        }
        break;
    }
}

client::ConnectOptions withoutSecrets(client::ConnectOptions options)
{
    options.password.reset();
    options.authenticationData.clear();
    options.tls.keyPassphrase.reset();
    options.proxy.password.reset();
    for (client::HttpHeader &header : options.webSocket.headers) {
        if (header.secret)
            header.value.clear();
    }
    return options;
}

ProfileSecrets::ProfileSecrets(SecretStore &store)
    : m_store(store)
{
}

void ProfileSecrets::fill(const QString &profileId, const client::ConnectOptions &options,
                          QObject *context, const Filled &filled)
{
    fillFrom(m_store, profileId, options, context, 0, filled);
}

void ProfileSecrets::keep(const QString &profileId, const client::ConnectOptions &options,
                          QObject *context, const std::function<void()> &failed)
{
    if (options.password)
        m_store.write(profileId, SecretKind::Password, *options.password, context,
                      [failed](const SecretResult &result) {
                          if (result.status != SecretStatus::Ok)
                              failed();
                      });
    if (!options.authenticationData.isEmpty())
        keepOne(profileId, SecretKind::AuthenticationData, options.authenticationData, context,
                failed);
    keepOne(profileId, SecretKind::KeyPassphrase, options.tls.keyPassphrase, context, failed);
    keepOne(profileId, SecretKind::ProxyPassword, options.proxy.password, context, failed);

    std::vector<client::HttpHeader> secretHeaders = options.webSocket.headers;
    std::erase_if(secretHeaders, [](const client::HttpHeader &header) { return !header.secret; });
    const bool known = std::any_of(secretHeaders.begin(), secretHeaders.end(),
                                   [](const client::HttpHeader &h) { return !h.value.isEmpty(); });
    if (!known)
        return;
    // Those that were not typed this time stay as they are.
    m_store.read(profileId, SecretKind::Headers, context,
                 [this, profileId, secretHeaders, context, failed](const SecretResult &result) {
                     std::vector<client::HttpHeader> headers = secretHeaders;
                     if (result.status == SecretStatus::Ok)
                         adoptHeaders(headers, headersFromBytes(result.secret));
                     keepOne(profileId, SecretKind::Headers, headersToBytes(headers), context,
                             failed);
                 });
}

void ProfileSecrets::keepOne(const QString &profileId, SecretKind kind,
                             const std::optional<QByteArray> &secret, QObject *context,
                             const std::function<void()> &failed)
{
    if (!secret)
        return;
    if (secret->isEmpty())
        m_store.remove(profileId, kind, context, [](const SecretResult &) {});
    else
        m_store.write(profileId, kind, *secret, context, [failed](const SecretResult &result) {
            if (result.status != SecretStatus::Ok)
                failed();
        });
}

void ProfileSecrets::remove(const QString &profileId, QObject *context)
{
    for (const SecretKind kind : AllKinds)
        m_store.remove(profileId, kind, context, [](const SecretResult &) {});
}

} // namespace config

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/transportjson.h"

#include "client/tlsfacts.h"
#include "config/jsonreader.h"

#include <QJsonArray>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

constexpr std::array<Word<client::TransportKind>, 5> Transports{
    {{client::TransportKind::Tcp, "tcp"_L1},
     {client::TransportKind::Tls, "tls"_L1},
     {client::TransportKind::WebSocket, "ws"_L1},
     {client::TransportKind::WebSocketTls, "wss"_L1},
     {client::TransportKind::LocalSocket, "unix"_L1}}};
constexpr std::array<Word<client::TlsVerification>, 4> Verifications{
    {{client::TlsVerification::SystemAuthorities, "system"_L1},
     {client::TlsVerification::AuthorityFile, "file"_L1},
     {client::TlsVerification::PinnedCertificate, "pinned"_L1},
     {client::TlsVerification::Off, "off"_L1}}};
constexpr std::array<Word<client::TlsVersion>, 2> TlsVersions{
    {{client::TlsVersion::Tls12, "1.2"_L1}, {client::TlsVersion::Tls13, "1.3"_L1}}};
constexpr std::array<Word<client::ProxyKind>, 4> Proxies{
    {{client::ProxyKind::System, "system"_L1},
     {client::ProxyKind::None, "none"_L1},
     {client::ProxyKind::Http, "http"_L1},
     {client::ProxyKind::Socks5, "socks5"_L1}}};

// Never the passphrase.
QJsonObject tlsToJson(const client::TlsOptions &tls)
{
    QJsonObject result{{u"verification"_s, QString(wordOf(Verifications, tls.verification))},
                       {u"minimumVersion"_s, QString(wordOf(TlsVersions, tls.minimumVersion))}};
    const auto insertText = [&result](const QString &name, const QString &value) {
        if (!value.isEmpty())
            result.insert(name, value);
    };
    insertText(u"authorityFile"_s, tls.authorityFile);
    insertText(u"pinnedSha256"_s, client::fingerprintText(tls.pinnedFingerprint));
    insertText(u"expectedName"_s, tls.expectedName);
    insertText(u"certificateFile"_s, tls.certificateFile);
    insertText(u"keyFile"_s, tls.keyFile);
    QJsonArray protocols;
    for (const QByteArray &protocol : tls.applicationProtocols)
        protocols.append(bytesToJson(protocol));
    if (!protocols.isEmpty())
        result.insert(u"applicationProtocols"_s, protocols);
    return result;
}

void readTls(JsonReader &reader, client::TlsOptions &tls)
{
    reader.word("verification"_L1, Verifications, tls.verification);
    reader.word("minimumVersion"_L1, TlsVersions, tls.minimumVersion);
    reader.text("authorityFile"_L1, tls.authorityFile);
    QString fingerprint;
    reader.text("pinnedSha256"_L1, fingerprint);
    tls.pinnedFingerprint = client::fingerprintFromText(fingerprint);
    if (!fingerprint.isEmpty() && tls.pinnedFingerprint.isEmpty())
        reader.fail("pinnedSha256"_L1);
    reader.text("expectedName"_L1, tls.expectedName);
    reader.text("certificateFile"_L1, tls.certificateFile);
    reader.text("keyFile"_L1, tls.keyFile);
    reader.texts("applicationProtocols"_L1, tls.applicationProtocols);
}

QJsonObject webSocketToJson(const client::WebSocketOptions &webSocket)
{
    QJsonObject result{{u"path"_s, webSocket.path}};
    QJsonArray headers;
    for (const client::HttpHeader &header : webSocket.headers) {
        QJsonObject entry{{u"name"_s, bytesToJson(header.name)}};
        if (header.secret)
            entry.insert(u"secret"_s, true);
        else
            entry.insert(u"value"_s, bytesToJson(header.value));
        headers.append(entry);
    }
    if (!headers.isEmpty())
        result.insert(u"headers"_s, headers);
    return result;
}

void readWebSocket(JsonReader &reader, client::WebSocketOptions &webSocket)
{
    reader.text("path"_L1, webSocket.path);
    reader.array("headers"_L1, [&](JsonReader &entry) {
        client::HttpHeader header;
        entry.bytes("name"_L1, header.name);
        entry.bytes("value"_L1, header.value);
        entry.boolean("secret"_L1, header.secret);
        webSocket.headers.push_back(header);
    });
}

QJsonObject proxyToJson(const client::ProxyOptions &proxy)
{
    QJsonObject result{{u"kind"_s, QString(wordOf(Proxies, proxy.kind))}};
    if (!proxy.host.isEmpty())
        result.insert(u"host"_s, proxy.host);
    if (proxy.port != 0)
        result.insert(u"port"_s, proxy.port);
    if (!proxy.userName.isEmpty())
        result.insert(u"userName"_s, bytesToJson(proxy.userName));
    return result;
}

void readProxy(JsonReader &reader, client::ProxyOptions &proxy)
{
    reader.word("kind"_L1, Proxies, proxy.kind);
    reader.text("host"_L1, proxy.host);
    reader.integer("port"_L1, proxy.port, 0, 65535);
    reader.bytes("userName"_L1, proxy.userName);
}

} // namespace

void insertTransport(QJsonObject &object, const client::ConnectOptions &options)
{
    if (options.transport != client::TransportKind::Tcp)
        object.insert(u"transport"_s, QString(wordOf(Transports, options.transport)));
    if (options.tls != client::TlsOptions())
        object.insert(u"tls"_s, tlsToJson(options.tls));
    if (client::isWebSocket(options.transport) || options.webSocket != client::WebSocketOptions())
        object.insert(u"webSocket"_s, webSocketToJson(options.webSocket));
    if (options.proxy != client::ProxyOptions())
        object.insert(u"proxy"_s, proxyToJson(options.proxy));
}

void readTransport(JsonReader &reader, client::ConnectOptions &options)
{
    reader.word("transport"_L1, Transports, options.transport);
    reader.object("tls"_L1, [&](JsonReader &inner) { readTls(inner, options.tls); });
    reader.object("webSocket"_L1,
                  [&](JsonReader &inner) { readWebSocket(inner, options.webSocket); });
    reader.object("proxy"_L1, [&](JsonReader &inner) { readProxy(inner, options.proxy); });
}

} // namespace config

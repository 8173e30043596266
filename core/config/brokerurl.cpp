// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/brokerurl.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

struct SchemeRow {
    QLatin1StringView name;
    Scheme scheme;
    quint16 port;
};
// The first row of each scheme is the name we write.
constexpr std::array<SchemeRow, 7> Schemes{{{"mqtt"_L1, Scheme::Mqtt, 1883},
                                            {"mqtts"_L1, Scheme::Mqtts, 8883},
                                            {"ws"_L1, Scheme::WebSocket, 80},
                                            {"wss"_L1, Scheme::WebSocketSecure, 443},
                                            {"tcp"_L1, Scheme::Mqtt, 1883},
                                            {"ssl"_L1, Scheme::Mqtts, 8883},
                                            {"unix"_L1, Scheme::LocalSocket, 1883}}};
constexpr qsizetype LongestAddress = 4096;
constexpr qsizetype LongestHost = 255;

BrokerUrlError failed(BrokerUrlError::Why why, qsizetype position)
{
    return {why, position};
}

QString decoded(QStringView text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

// Loose on purpose: the resolver has the last word; this only refuses what can be no host.
qsizetype firstBadHostCharacter(QStringView host)
{
    for (qsizetype i = 0; i < host.size(); ++i) {
        const QChar c = host.at(i);
        if (!c.isLetterOrNumber() && c != u'-' && c != u'.' && c != u'_')
            return i;
    }
    return -1;
}

bool isAddress6(QStringView host)
{
    QHostAddress address; // parses only, looks nothing up; a zone ("%eth0") may follow
    return host.contains(u':') && address.setAddress(host.toString())
        && address.protocol() == QAbstractSocket::IPv6Protocol;
}

bool isPortNumber(QStringView text)
{
    const bool digits
        = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const uint number = text.toUInt();
    return digits && number >= 1 && number <= 65535;
}

} // namespace

mqtt::Result<BrokerUrl, BrokerUrlError> parseBrokerUrl(const QString &text)
{
    using Why = BrokerUrlError::Why;
    BrokerUrl url;
    qsizetype position = 0;
    while (position < text.size() && text.at(position).isSpace())
        ++position;
    QStringView rest = QStringView(text).sliced(position).trimmed();
    if (rest.isEmpty())
        return failed(Why::Empty, 0);
    if (rest.size() > LongestAddress)
        return failed(Why::TooLong, position + LongestAddress);

    const qsizetype schemeEnd = rest.indexOf(u"://");
    if (schemeEnd >= 0) {
        const QString name = rest.first(schemeEnd).toString().toLower();
        bool known = false;
        for (const SchemeRow &row : Schemes) {
            if (name == row.name) {
                url.scheme = row.scheme;
                url.port = row.port;
                known = true;
                break;
            }
        }
        if (!known)
            return failed(Why::UnknownScheme, position);
        url.schemeGiven = true;
        rest = rest.sliced(schemeEnd + 3);
        position += schemeEnd + 3;
    }

    if (url.scheme == Scheme::LocalSocket) {
        url.host = decoded(rest);
        if (!url.host.startsWith(u'/') || url.host.contains(QChar::Null))
            return failed(Why::InvalidPath, position);
        return url;
    }

    const qsizetype authorityEnd = [&] {
        for (qsizetype i = 0; i < rest.size(); ++i) {
            if (rest.at(i) == u'/' || rest.at(i) == u'?' || rest.at(i) == u'#')
                return i;
        }
        return rest.size();
    }();
    const bool webSocket = url.scheme == Scheme::WebSocket || url.scheme == Scheme::WebSocketSecure;
    if (webSocket)
        url.path = authorityEnd < rest.size() ? rest.sliced(authorityEnd).toString() : u"/mqtt"_s;
    else if (authorityEnd < rest.size() && rest.sliced(authorityEnd) != u"/")
        return failed(Why::InvalidHost, position + authorityEnd);
    QStringView authority = rest.first(authorityEnd);

    // A password may hold an @ that was not escaped: the last one separates.
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at >= 0) {
        const QStringView user = authority.first(at);
        const qsizetype colon = user.indexOf(u':');
        url.userName = decoded(colon < 0 ? user : user.first(colon));
        if (colon >= 0)
            url.password = decoded(user.sliced(colon + 1));
        authority = authority.sliced(at + 1);
        position += at + 1;
    }

    QStringView port;
    qsizetype portPosition = 0;
    if (authority.startsWith(u'[')) {
        const qsizetype close = authority.indexOf(u']');
        if (close < 0)
            return failed(Why::InvalidHost, position);
        const QStringView inside = authority.sliced(1, close - 1);
        if (!isAddress6(inside))
            return failed(Why::InvalidHost, position + 1);
        url.host = inside.toString();
        const QStringView behind = authority.sliced(close + 1);
        if (!behind.isEmpty() && behind.front() != u':')
            return failed(Why::InvalidPort, position + close + 1);
        if (!behind.isEmpty())
            port = behind.sliced(1);
        portPosition = position + close + 2;
        url.portGiven = !behind.isEmpty();
    } else if (isAddress6(authority)) {
        url.host = authority.toString();
    } else {
        const qsizetype colon = authority.indexOf(u':');
        const QStringView host = colon < 0 ? authority : authority.first(colon);
        if (host.isEmpty())
            return failed(Why::HostMissing, position);
        if (const qsizetype bad = firstBadHostCharacter(host); bad >= 0)
            return failed(Why::InvalidHost, position + bad);
        if (host.size() > LongestHost)
            return failed(Why::TooLong, position + LongestHost);
        url.host = host.toString();
        if (colon >= 0) {
            port = authority.sliced(colon + 1);
            portPosition = position + colon + 1;
            url.portGiven = true;
        }
    }
    if (url.portGiven) {
        if (!isPortNumber(port))
            return failed(Why::InvalidPort, portPosition);
        url.port = quint16(port.toUInt());
    }
    return url;
}

quint16 defaultPort(Scheme scheme)
{
    const auto row = std::find_if(Schemes.begin(), Schemes.end(),
                                  [scheme](const SchemeRow &one) { return one.scheme == scheme; });
    return row == Schemes.end() ? Schemes.front().port : row->port;
}

client::TransportKind transportFor(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Mqtt:
        break;
    case Scheme::Mqtts:
        return client::TransportKind::Tls;
    case Scheme::WebSocket:
        return client::TransportKind::WebSocket;
    case Scheme::WebSocketSecure:
        return client::TransportKind::WebSocketTls;
    case Scheme::LocalSocket:
        return client::TransportKind::LocalSocket;
    }
    return client::TransportKind::Tcp;
}

Scheme schemeOf(client::TransportKind transport)
{
    switch (transport) {
    case client::TransportKind::Tcp:
        break;
    case client::TransportKind::Tls:
        return Scheme::Mqtts;
    case client::TransportKind::WebSocket:
        return Scheme::WebSocket;
    case client::TransportKind::WebSocketTls:
        return Scheme::WebSocketSecure;
    case client::TransportKind::LocalSocket:
        return Scheme::LocalSocket;
    }
    return Scheme::Mqtt;
}

QString brokerAddress(Scheme scheme, const QString &host, quint16 port, const QString &path)
{
    if (scheme == Scheme::LocalSocket)
        return u"unix://"_s + host;
    QLatin1StringView name;
    for (const SchemeRow &row : Schemes) {
        if (row.scheme == scheme) {
            name = row.name;
            break;
        }
    }
    const bool bracketed = host.contains(u':');
    // A query may be a key to the door.
    return u"%1://%2%3%4:%5%6"_s.arg(name, bracketed ? u"["_s : QString(), host,
                                     bracketed ? u"]"_s : QString(), QString::number(port),
                                     path.section(u'?', 0, 0));
}

QString brokerAddress(const client::ConnectOptions &options)
{
    return brokerAddress(schemeOf(options.transport), options.host, options.port,
                         client::isWebSocket(options.transport) ? options.webSocket.path
                                                                : QString());
}

void setAddress(client::ConnectOptions &options, const BrokerUrl &url)
{
    options.transport = transportFor(url.scheme);
    options.host = url.host;
    options.port = url.port;
    if (!url.path.isEmpty())
        options.webSocket.path = url.path;
}

} // namespace config

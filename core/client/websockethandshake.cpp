// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/websockethandshake.h"

#include "client/httpstatusline.h"

#include <QCryptographicHash>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace client {

namespace {

constexpr qsizetype longestAnswer = 16 * 1024;
constexpr int switchingProtocols = 101;
constexpr QByteArrayView lineEnd("\r\n");

bool isSame(QByteArrayView one, QByteArrayView other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

// Whether a list such as "keep-alive, Upgrade" names it.
bool hasToken(QByteArrayView list, QByteArrayView token)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        if (isSame((comma < 0 ? list : list.first(comma)).trimmed(), token))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

QByteArray hostField(const ConnectOptions &options)
{
    QByteArray host = options.host.contains(u':') ? '[' + options.host.toLatin1() + ']'
                                                  : QUrl::toAce(options.host);
    if (host.isEmpty())
        host = options.host.toUtf8();
    const quint16 usual = isEncrypted(options.transport) ? 443 : 80;
    return options.port == usual ? host : host + ':' + QByteArray::number(options.port);
}

// As it was written, with what cannot stand in a request line escaped.
QByteArray target(const QString &path)
{
    QByteArray result;
    for (const char c : path.section(u'#', 0, 0).toUtf8()) {
        if (c > ' ' && c < '\x7F')
            result += c;
        else
            result += '%' + QByteArray(1, c).toHex().toUpper();
    }
    return result.startsWith('/') ? result : '/' + result;
}

QByteArray acceptFor(const QByteArray &key)
{
    const QByteArray text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(text, QCryptographicHash::Sha1).toBase64();
}

} // namespace

WebSocketHandshake::WebSocketHandshake(const ConnectOptions &options, const QByteArray &key)
    : m_options(options)
    , m_key(key.toBase64())
    , m_subprotocols{"mqtt"} // [MQTT-6.0.0-3]
{
    if (options.version == VersionChoice::Mqtt31)
        m_subprotocols.prepend("mqttv3.1"); // its name before 3.1.1
}

QByteArray WebSocketHandshake::request() const
{
    const auto &headers = m_options.webSocket.headers;
    const bool hasHost = std::any_of(headers.begin(), headers.end(), [](const HttpHeader &header) {
        return isSame(header.name, "Host");
    });
    QByteArray request = "GET " + target(m_options.webSocket.path) + " HTTP/1.1\r\n";
    if (!hasHost)
        request += "Host: " + hostField(m_options) + "\r\n";
    request += "Upgrade: websocket\r\n"
               "Connection: Upgrade\r\n"
               "Sec-WebSocket-Key: "
        + m_key
        + "\r\n"
          "Sec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Protocol: "
        + m_subprotocols.join(", ") + "\r\n";
    for (const HttpHeader &header : headers)
        request += header.name + ": " + header.value + "\r\n";
    return request + "\r\n";
}

QByteArray WebSocketHandshake::takeRest()
{
    return std::exchange(m_rest, {});
}

WebSocketHandshake::State WebSocketHandshake::fail(WebSocketProblem problem)
{
    m_facts.problem = problem;
    return m_state = State::Failed;
}

WebSocketHandshake::State WebSocketHandshake::receive(QByteArrayView bytes)
{
    if (m_state != State::Waiting)
        return m_state;
    m_answer += bytes;
    if (!couldBeHttp(m_answer)) {
        m_answer.truncate(longestAnswer);
        return fail(WebSocketProblem::NotHttp);
    }
    const qsizetype firstLine = m_answer.indexOf(lineEnd);
    if (firstLine >= 0) {
        const auto status = parseStatusLine(QByteArrayView(m_answer).first(firstLine));
        if (!status)
            return fail(WebSocketProblem::NotHttp);
        m_facts.httpStatus = status->code;
        m_facts.httpReason = status->reason;
        if (m_facts.httpStatus != switchingProtocols)
            return fail(WebSocketProblem::HttpAnswer);
    }
    const qsizetype end = m_answer.indexOf("\r\n\r\n");
    if (end > longestAnswer || (end < 0 && m_answer.size() > longestAnswer)) {
        m_answer.truncate(longestAnswer);
        return fail(WebSocketProblem::InvalidHandshake);
    }
    if (end < 0)
        return State::Waiting;
    m_rest = m_answer.sliced(end + 4);
    m_answer.truncate(end);
    const QByteArrayView lines
        = QByteArrayView(m_answer).sliced(std::min(firstLine + lineEnd.size(), m_answer.size()));
    const WebSocketProblem problem = judgeHeaders(lines);
    if (problem != WebSocketProblem::None)
        return fail(problem);
    return m_state = State::Accepted;
}

WebSocketProblem WebSocketHandshake::judgeHeaders(QByteArrayView lines)
{
    bool isUpgraded = false;
    bool isConnectionUpgraded = false;
    bool isAccepted = false;
    bool isExtended = false;
    bool isMqtt = false;
    while (!lines.isEmpty()) {
        const qsizetype end = lines.indexOf(lineEnd);
        const QByteArrayView line = end < 0 ? lines : lines.first(end);
        lines = end < 0 ? QByteArrayView() : lines.sliced(end + lineEnd.size());
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArrayView name = line.first(colon);
        const QByteArrayView value = line.sliced(colon + 1).trimmed();
        if (isSame(name, "Upgrade"))
            isUpgraded = hasToken(value, "websocket");
        else if (isSame(name, "Connection"))
            isConnectionUpgraded = isConnectionUpgraded || hasToken(value, "upgrade");
        else if (isSame(name, "Sec-WebSocket-Accept"))
            isAccepted = value == acceptFor(m_key);
        else if (isSame(name, "Sec-WebSocket-Extensions"))
            isExtended = !value.isEmpty(); // we have asked for none
        else if (isSame(name, "Sec-WebSocket-Protocol"))
            isMqtt = m_subprotocols.contains(value.toByteArray());
    }
    if (!isUpgraded || !isConnectionUpgraded || !isAccepted || isExtended)
        return WebSocketProblem::InvalidHandshake;
    return isMqtt ? WebSocketProblem::None : WebSocketProblem::NoMqttSubprotocol;
}

} // namespace client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/proxyhandshake.h"

#include "client/firstbytes.h"
#include "client/httpstatusline.h"

#include <QHostAddress>
#include <QUrl>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace client {

namespace {

constexpr char socksVersion = 5;
constexpr char signInVersion = 1;
constexpr char connectCommand = 1;
constexpr char noSignIn = 0;
constexpr char signInByPassword = 2;
constexpr char addressIsIp4 = 1;
constexpr char addressIsName = 3;
constexpr char addressIsIp6 = 4;
constexpr qsizetype replyHead = 5; // up to the length of a name, or the first byte of an address
constexpr qsizetype longestField = 255;
constexpr qsizetype longestHead = 16 * 1024;
constexpr qsizetype shownAnswer = 200;
constexpr QByteArrayView headEnd("\r\n\r\n");

constexpr std::array<const char *, 9> socksReplies{"",
                                                   "general failure",
                                                   "not allowed by ruleset",
                                                   "network unreachable",
                                                   "host unreachable",
                                                   "connection refused",
                                                   "TTL expired",
                                                   "command not supported",
                                                   "address type not supported"};

QByteArray bytesOf(std::initializer_list<char> bytes)
{
    return {bytes.begin(), qsizetype(bytes.size())};
}

QByteArray bigEndian(quint16 number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray sized(const QByteArray &field)
{
    const QByteArray part = field.first(std::min(field.size(), longestField));
    return char(part.size()) + part;
}

QByteArray plainName(const QString &host)
{
    const QByteArray ace = QUrl::toAce(host);
    return ace.isEmpty() ? host.toUtf8() : ace;
}

// What a web server that is no proxy says to CONNECT.
bool isNoProxysAnswer(int status)
{
    return status == 400 || status == 404 || status == 405 || status == 501;
}

} // namespace

ProxyHandshake::ProxyHandshake(const ProxyOptions &proxy, const QString &host, quint16 port)
    : m_proxy(proxy)
    , m_host(host)
    , m_port(port)
{
    if (proxy.kind == ProxyKind::Socks5) {
        m_output = proxy.userName.isEmpty()
            ? bytesOf({socksVersion, 1, noSignIn})
            : bytesOf({socksVersion, 2, noSignIn, signInByPassword});
        expect(Expecting::Method, 2);
    } else {
        m_output = httpConnect();
        expect(Expecting::HttpHead, 0);
    }
}

QByteArray ProxyHandshake::takeOutput()
{
    return std::exchange(m_output, {});
}

void ProxyHandshake::expect(Expecting what, qsizetype size)
{
    m_expecting = what;
    m_size = size;
    m_input.clear();
}

qsizetype ProxyHandshake::wanted() const
{
    if (m_expecting != Expecting::HttpHead)
        return m_size - m_input.size();
    // At least what the end of the head lacks, whatever has come of it.
    for (qsizetype matched = headEnd.size() - 1; matched > 0; --matched) {
        if (QByteArrayView(m_input).endsWith(headEnd.first(matched)))
            return headEnd.size() - matched;
    }
    return headEnd.size();
}

ProxyHandshake::State ProxyHandshake::fail(ProxyProblem problem, const QByteArray &detail)
{
    m_problem = problem;
    m_detail = detail;
    return State::Failed;
}

ProxyHandshake::State ProxyHandshake::receive(QByteArrayView bytes)
{
    m_input += bytes;
    if (m_expecting == Expecting::HttpHead)
        return receiveHttp();
    return receiveSocks();
}

ProxyHandshake::State ProxyHandshake::receiveSocks()
{
    const char version = m_expecting == Expecting::SignIn ? signInVersion : socksVersion;
    if (m_expecting != Expecting::ReplyRest && m_input.front() != version)
        return fail(ProxyProblem::NotAProxy, readableBytes(m_input));
    if (m_input.size() < m_size)
        return State::Waiting;
    switch (m_expecting) {
    case Expecting::Method:
        if (m_input.at(1) == noSignIn) {
            m_output = socksConnect();
            expect(Expecting::ReplyHead, replyHead);
        } else if (m_input.at(1) == signInByPassword && !m_proxy.userName.isEmpty()) {
            m_output = socksSignIn();
            expect(Expecting::SignIn, 2);
        } else {
            return fail(m_proxy.userName.isEmpty() ? ProxyProblem::CredentialsNeeded
                                                   : ProxyProblem::CredentialsWrong,
                        "SOCKS5: no acceptable method");
        }
        break;
    case Expecting::SignIn:
        if (m_input.at(1) != 0)
            return fail(ProxyProblem::CredentialsWrong, {});
        m_output = socksConnect();
        expect(Expecting::ReplyHead, replyHead);
        break;
    case Expecting::ReplyHead: {
        const auto reply = quint8(m_input.at(1));
        if (reply != 0) {
            const QByteArray words = reply < socksReplies.size()
                ? QByteArray(socksReplies.at(reply))
                : QByteArray("reply " + QByteArray::number(reply));
            return fail(ProxyProblem::TargetRefused, "SOCKS5: " + words);
        }
        constexpr qsizetype afterHead = sizeof m_port - 1; // the head holds one byte of the address
        qsizetype rest = 0;
        if (m_input.at(3) == addressIsIp4)
            rest = 4 + afterHead;
        else if (m_input.at(3) == addressIsIp6)
            rest = 16 + afterHead;
        else if (m_input.at(3) == addressIsName)
            rest = quint8(m_input.at(4)) + afterHead + 1;
        else
            return fail(ProxyProblem::NotAProxy, readableBytes(m_input));
        expect(Expecting::ReplyRest, rest);
        break;
    }
    case Expecting::ReplyRest:
        return State::Open;
    case Expecting::HttpHead:
        break;
    }
    return State::Waiting;
}

QByteArray ProxyHandshake::socksSignIn() const
{
    return signInVersion + sized(m_proxy.userName) + sized(m_proxy.password.value_or(QByteArray()));
}

QByteArray ProxyHandshake::socksConnect() const
{
    QByteArray request = bytesOf({socksVersion, connectCommand, 0});
    const QHostAddress literal(m_host);
    if (literal.protocol() == QAbstractSocket::IPv4Protocol) {
        QByteArray address(4, Qt::Uninitialized);
        qToBigEndian(literal.toIPv4Address(), address.data());
        request += addressIsIp4 + address;
    } else if (literal.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR address = literal.toIPv6Address();
        request += addressIsIp6;
        for (const quint8 byte : address.c)
            request += char(byte);
    } else {
        request += addressIsName + sized(plainName(m_host));
    }
    return request + bigEndian(m_port);
}

QByteArray ProxyHandshake::httpConnect() const
{
    const QByteArray name = m_host.contains(u':') ? '[' + m_host.toUtf8() + ']' : plainName(m_host);
    const QByteArray target = name + ':' + QByteArray::number(m_port);
    QByteArray request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
    if (!m_proxy.userName.isEmpty()) {
        const QByteArray both = m_proxy.userName + ':' + m_proxy.password.value_or(QByteArray());
        request += "Proxy-Authorization: Basic " + both.toBase64() + "\r\n";
    }
    return request + "\r\n";
}

ProxyHandshake::State ProxyHandshake::receiveHttp()
{
    const QByteArray shown = m_input.first(std::min(m_input.size(), shownAnswer));
    if (!couldBeHttp(m_input) || m_input.size() > longestHead)
        return fail(ProxyProblem::NotAProxy, readableBytes(shown));
    if (!m_input.endsWith(headEnd))
        return State::Waiting;
    const auto status = parseStatusLine(QByteArrayView(m_input).first(m_input.indexOf("\r\n")));
    if (!status)
        return fail(ProxyProblem::NotAProxy, readableBytes(shown));
    if (status->code >= 200 && status->code < 300)
        return State::Open;
    const QByteArray words = QByteArray::number(status->code) + ' ' + status->reason;
    // tinyproxy answers 401 where 407 is meant, but only to credentials that are wrong.
    if (status->code == 407 || (status->code == 401 && !m_proxy.userName.isEmpty())) {
        return fail(m_proxy.userName.isEmpty() ? ProxyProblem::CredentialsNeeded
                                               : ProxyProblem::CredentialsWrong,
                    readableBytes(words));
    }
    return fail(isNoProxysAnswer(status->code) ? ProxyProblem::NotAProxy
                                               : ProxyProblem::TargetRefused,
                readableBytes(words));
}

} // namespace client

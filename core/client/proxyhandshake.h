// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/proxyoptions.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace client {

// The words with which a proxy is asked for a way to a broker: SOCKS5 (RFC 1928, RFC 1929) or HTTP
// CONNECT with Basic credentials (RFC 9110 9.3.6). The proxy looks the broker's name up. A value,
// no I/O: the owner sends takeOutput() and reads no more than wanted() bytes, so that nothing which
// follows is touched.
//
// Not QNetworkProxy: behind it a socket reads on and buffers without being asked, cannot be bound,
// and does not tell the steps apart.
class ProxyHandshake {
public:
    enum class State : quint8 { Waiting, Open, Failed };

    // `proxy` is of kind Http or Socks5.
    ProxyHandshake(const ProxyOptions &proxy, const QString &host, quint16 port);

    QByteArray takeOutput();
    qsizetype wanted() const;
    State receive(QByteArrayView bytes);

    ProxyProblem problem() const { return m_problem; } // once Failed
    const QByteArray &detail() const { return m_detail; }

private:
    enum class Expecting : quint8 { Method, SignIn, ReplyHead, ReplyRest, HttpHead };

    State fail(ProxyProblem problem, const QByteArray &detail);
    State receiveSocks();
    void expect(Expecting what, qsizetype size);
    QByteArray socksSignIn() const;
    QByteArray socksConnect() const;
    QByteArray httpConnect() const;
    State receiveHttp();

    ProxyOptions m_proxy;
    QString m_host;
    quint16 m_port = 0;
    QByteArray m_output;
    QByteArray m_input; // of what is expected
    Expecting m_expecting = Expecting::Method;
    qsizetype m_size = 0; // of it; HttpHead: not known
    ProxyProblem m_problem = ProxyProblem::NotAProxy;
    QByteArray m_detail;
};

} // namespace client

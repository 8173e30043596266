// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/proxyhandshake.h"
#include "client/transport.h"

#include <QTcpSocket>
#include <QTimer>

#include <optional>

namespace client {

// Plain TCP, perhaps through a proxy. Unbuffered: bytes go from the kernel straight into the
// reader's memory, and TCP's own window is the only buffer, which is what makes back-pressure work.
// Base of what runs over TCP.
class TcpTransport : public Transport {
    Q_OBJECT

public:
    explicit TcpTransport(QObject *parent = nullptr);
    ~TcpTransport() override;

    void open(const ConnectOptions &options) override;
    qint64 bytesAvailable() const override;
    qint64 read(char *data, qint64 maximum) override;
    void write(const QByteArray &bytes) override;
    qint64 bytesToWrite() const override;
    std::optional<ProxyProblem> proxyProblem() const override;
    void closeAndDelete() override;
    void abortAndDelete() override;

protected:
    struct Ending {
        Failure failure = Failure::None;
        QByteArray detail{};
    };

    // Takes the socket, which has no parent yet.
    TcpTransport(QTcpSocket *socket, QObject *parent);

    QTcpSocket *socket() const { return m_socket; }
    void openSocket(const ConnectOptions &options, QIODeviceBase::OpenMode mode);
    // TCP is there; what is built on it goes on, and calls nowOpen() when bytes can be exchanged.
    virtual void connected();
    void nowOpen();
    virtual Ending endingOf(QAbstractSocket::SocketError error);
    bool hasEnded() const { return m_ended; }
    void end(Failure failure, const QByteArray &detail);

private:
    void openThrough(const ProxyOptions &proxy);
    void askProxy();
    void nameFound();
    void tcpConnected();
    void reportEnd(QAbstractSocket::SocketError error);
    void finishClosing();

    QTcpSocket *m_socket; // child
    QTimer m_linger{this};
    QString m_host; // the broker's
    quint16 m_port = 0;
    QIODeviceBase::OpenMode m_mode;
    QAbstractSocket::NetworkLayerProtocol m_protocol = QAbstractSocket::AnyIPProtocol;
    std::optional<ProxyHandshake> m_proxy; // until it has opened the way
    std::optional<ProxyProblem> m_proxyProblem;
    bool m_noDelay = true;
    bool m_keepAlive = true;
    bool m_wasOpen = false;
    bool m_ended = false; // closed() has been emitted, or nobody listens any more
};

} // namespace client

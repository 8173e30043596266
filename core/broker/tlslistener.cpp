// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/tlslistener.h"

#include "broker/tlshandshake.h"

namespace broker {

TlsListener::TlsListener(const QSslConfiguration &configuration,
                         std::chrono::milliseconds handshakeLimit, QObject *parent)
    : SocketListener(ListenerKind::Tls, parent)
    , m_configuration(configuration)
    , m_limit(handshakeLimit)
{
}

void TlsListener::take(qintptr descriptor)
{
    auto socket = std::make_unique<QSslSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    prepare(*socket);
    auto *handshake = new TlsHandshake(std::move(socket), m_configuration, m_limit);
    watch(handshake);
    connect(handshake, &TlsHandshake::succeeded, this, [this, handshake] {
        auto done = handshake->takeTlsSocket();
        const QString peer = peerOf(*done);
        emit accepted(done.release(), peer);
    });
}

} // namespace broker

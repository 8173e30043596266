// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/tcplistener.h"

#include <QTcpSocket>

namespace broker {

TcpListener::TcpListener(QObject *parent)
    : SocketListener(ListenerKind::Tcp, parent)
{
}

void TcpListener::take(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                     QIODeviceBase::ReadWrite | QIODeviceBase::Unbuffered))
        return;
    prepare(*socket);
    const QString peer = peerOf(*socket);
    emit accepted(socket.release(), peer);
}

} // namespace broker

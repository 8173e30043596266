// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/maketransport.h"

#include "client/localtransport.h"
#include "client/tcptransport.h"
#include "client/tlstransport.h"
#include "client/websockettransport.h"

namespace client {

Transport *makeTransport(TransportKind kind, QObject *parent)
{
    switch (kind) {
    case TransportKind::Tcp:
        break;
    case TransportKind::Tls:
        return new TlsTransport(parent);
    case TransportKind::WebSocket:
        return new WebSocketTransport(new TcpTransport, parent);
    case TransportKind::WebSocketTls:
        return new WebSocketTransport(new TlsTransport, parent);
    case TransportKind::LocalSocket:
        return new LocalTransport(parent);
    }
    return new TcpTransport(parent);
}

} // namespace client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/brokeroptions.h"

namespace broker {

bool wants(const BrokerOptions &options, ListenerKind kind)
{
    switch (kind) {
    case ListenerKind::Tcp:
        return options.plain;
    case ListenerKind::Tls:
        return options.tls.enabled;
    case ListenerKind::WebSocket:
        return options.webSocket.enabled;
    case ListenerKind::WebSocketTls:
        return options.webSocketTls.enabled;
    }
    return false;
}

quint16 portOf(const BrokerOptions &options, ListenerKind kind)
{
    switch (kind) {
    case ListenerKind::Tcp:
        return options.port;
    case ListenerKind::Tls:
        return options.tls.port;
    case ListenerKind::WebSocket:
        return options.webSocket.port;
    case ListenerKind::WebSocketTls:
        return options.webSocketTls.port;
    }
    return 0;
}

} // namespace broker

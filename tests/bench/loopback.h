// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <arpa/inet.h>
#include <sys/socket.h>

// Blocking sockets on loopback, for feeders that must cost as little as possible.
namespace bench {

struct Listener {
    int socket = -1;
    quint16 port = 0;
};

// On a free port; ends the program when there is none.
inline Listener listenOnLoopback()
{
    Listener listener;
    listener.socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener.socket, generic, length) != 0 || ::listen(listener.socket, 4) != 0
        || ::getsockname(listener.socket, generic, &length) != 0) {
        qFatal("no socket to serve from");
    }
    listener.port = ntohs(address.sin_port);
    return listener;
}

inline int connectToLoopback(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof(address)) != 0)
        qFatal("nobody listens on port %d", int(port));
    return socket;
}

} // namespace bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace client {

enum class WebSocketProblem : quint8 {
    None,
    HttpAnswer, // the server answered, but with another status than 101
    NotHttp, // the answer is no HTTP
    NoMqttSubprotocol, // it speaks WebSocket, but not "mqtt" over it
    InvalidHandshake, // wrong accept key, missing header
    ClosedDuringHandshake,
    TextFrame, // MQTT has to come in binary frames [MQTT-6.0.0-1]
    FrameTooLarge,
    ProtocolViolation, // of RFC 6455, once open
};

// What is known about the WebSocket of a connection: a plain value, free to cross threads.
struct WebSocketFacts {
    WebSocketProblem problem = WebSocketProblem::None;
    int httpStatus = 0; // 0: none was understood
    QByteArray httpReason{};
    quint16 closeCode = 0; // RFC 6455 7.4, if it was closed properly

    bool operator==(const WebSocketFacts &) const = default;
};

} // namespace client

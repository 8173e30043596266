// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/websocketfacts.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

// Frames of RFC 6455 section 5, the client's side. Pure functions and values, no I/O.
namespace client {

enum class WebSocketOpcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

// One whole frame, masked as everything a client sends.
QByteArray webSocketFrame(WebSocketOpcode opcode, QByteArrayView payload, quint32 mask);
// The payload of a close frame.
QByteArray webSocketClosePayload(quint16 code);

// Takes the frames off what the server sent, in place and piece by piece: it keeps nothing but the
// header and the control frame it is in the middle of, so that frames and messages may have any
// size. Refuses what is no binary data [MQTT-6.0.0-1] or against the protocol.
class WebSocketUnframer {
public:
    struct Close {
        quint16 code = 0; // 0: none was given
        QByteArray reason{};
    };

    // Leaves the payload at the front of `data`; how much of it there is. Nothing after a problem
    // or a close.
    qsizetype unframe(char *data, qsizetype size);

    WebSocketProblem problem() const { return m_problem; }
    const std::optional<Close> &close() const { return m_close; }
    // What the newest ping wants to see again, once; older ones need no answer (5.5.3).
    std::optional<QByteArray> takePing();

private:
    enum class Part : quint8 { Header, Payload, Ended };

    bool beginFrame(); // false: more of the header is missing
    void endFrame();
    void fail(WebSocketProblem problem);

    std::array<quint8, 10> m_header{}; // the longest without a mask
    qsizetype m_headerSize = 0;
    quint64 m_payloadLeft = 0;
    QByteArray m_control; // payload of a control frame, at most 125 bytes
    std::optional<QByteArray> m_ping;
    std::optional<Close> m_close;
    Part m_part = Part::Header;
    WebSocketOpcode m_opcode = WebSocketOpcode::Continuation;
    bool m_isInMessage = false; // a continuation has to follow
    WebSocketProblem m_problem = WebSocketProblem::None;
};

} // namespace client

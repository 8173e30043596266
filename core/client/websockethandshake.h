// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"
#include "client/websocketfacts.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>

namespace client {

// The HTTP request that turns a connection into a WebSocket, and the judgement of its answer
// (RFC 6455 section 4). The answer has to name "mqtt" as the sub-protocol. A value, no I/O; keeps
// at most 16 KiB of what a server sends.
class WebSocketHandshake {
public:
    enum class State : quint8 { Waiting, Accepted, Failed };

    // `key`: 16 random bytes.
    WebSocketHandshake(const ConnectOptions &options, const QByteArray &key);

    QByteArray request() const;
    State receive(QByteArrayView bytes);

    State state() const { return m_state; }
    const WebSocketFacts &facts() const { return m_facts; }
    // What the server sent: the head of its answer.
    const QByteArray &answer() const { return m_answer; }
    // What followed an accepting answer: frames.
    QByteArray takeRest();

private:
    State fail(WebSocketProblem problem);
    WebSocketProblem judgeHeaders(QByteArrayView lines);

    ConnectOptions m_options;
    QByteArray m_key; // as it is sent
    QByteArrayList m_subprotocols;
    QByteArray m_answer;
    QByteArray m_rest;
    WebSocketFacts m_facts;
    State m_state = State::Waiting;
};

} // namespace client

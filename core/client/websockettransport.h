// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transport.h"
#include "client/websocketframes.h"
#include "client/websockethandshake.h"

#include <QByteArray>

#include <optional>

namespace client {

// MQTT over WebSocket (MQTT 5.0 section 6): a layer on TCP or TLS, which it owns. What is written
// at once goes out as one binary frame; what comes in may be cut into frames in any way. It holds
// no payload, so back-pressure works as without it.
//
// Not QWebSocket: that one reads on and buffers without being asked, sends the user's headers
// before a pinned certificate can be looked at, knows no bind address, and tells what the server
// answered in words only.
class WebSocketTransport : public Transport {
    Q_OBJECT

public:
    // Takes the transport below, which becomes a child.
    explicit WebSocketTransport(Transport *below, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const ConnectOptions &options) override;
    qint64 bytesAvailable() const override;
    qint64 read(char *data, qint64 maximum) override;
    void write(const QByteArray &bytes) override;
    qint64 bytesToWrite() const override;
    ConnectStep step() const override;
    std::optional<TlsFacts> tls() const override;
    std::optional<WebSocketFacts> webSocket() const override;
    std::optional<ProxyProblem> proxyProblem() const override;
    void closeAndDelete() override;
    void abortAndDelete() override;

private:
    enum class Phase : quint8 { Below, Handshake, Open, Closed };

    void belowOpened();
    void readAnswer();
    void send(WebSocketOpcode opcode, QByteArrayView payload);
    void answerControlFrames();
    void belowClosed(Failure failure, const QByteArray &detail);
    void endSoon(Failure failure, const QByteArray &detail);
    void end(Failure failure, const QByteArray &detail);

    Transport *m_below; // child
    ConnectOptions m_options;
    std::optional<WebSocketHandshake> m_handshake; // until it is done
    WebSocketUnframer m_frames;
    WebSocketFacts m_facts;
    QByteArray m_rest; // came together with the answer
    Phase m_phase = Phase::Below;
    bool m_isEnding = false; // closed() follows
};

} // namespace client

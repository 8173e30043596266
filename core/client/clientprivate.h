// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"
#include "client/failures.h"
#include "client/reconnectpolicy.h"
#include "client/scram.h"
#include "client/sessionsetup.h"
#include "client/transport.h"
#include "mqtt/framereader.h"
#include "mqtt/session.h"

#include <QTimer>

namespace client {

// Performs the session's effects on a transport and timers, and turns them into Client's signals.
// Owned by Client, same thread.
class Client::Private {
public:
    explicit Private(Client *client);

    // What drives a connection
    void startAttempt();
    void abandonTransport(); // cuts it, says nothing
    void perform();
    void fail(FailureInfo why);
    void enter(State next, const FailureInfo &why);
    void readSoon();
    mqtt::Instant now() const;
    TrafficCounters counters() const;

    Client *const q;
    ConnectOptions options;
    mqtt::Session session;
    ReconnectSchedule schedule;
    State state = State::Disconnected;
    FailureInfo failure;
    std::optional<BrokerInfo> broker;
    std::optional<TlsFacts> tls;
    bool paused = false;
    QTimer retryTimer;

private:
    void read();
    bool looksLikeMqtt(QByteArrayView received);
    void transportOpened();
    void finishMqttStep();
    void noteTransport(); // what it knows, before it is thrown away
    void transportEnded(Failure kind, const QByteArray &detail);
    void detachTransport(mqtt::TransportAction action);
    void write(const QByteArray &bytes);
    void bytesWritten();
    void sendMoreSoon();
    void armWakeTimer();
    void noteTraffic();
    void tell(const mqtt::SessionEvent &event);
    bool beginScram();
    void answerScram(const mqtt::AuthReceived &challenge);
    bool trusts(const BrokerInfo &info); // false: we have ended it
    void endFor(ScramProblem problem);
    void closed(const mqtt::SessionClosed &event);

    Transport *m_transport = nullptr; // child of q until it is thrown away
    mqtt::FrameReader m_reader;
    ConnectionTrace m_trace;
    mqtt::Instant m_mqttBegan{0};
    std::optional<ScramExchange> m_scram; // of this attempt, where the method is SCRAM
    bool m_congested = false;
    bool m_sendingMore = false;
    quint64 m_bytesReceived = 0;
    quint64 m_bytesSent = 0;
    TrafficCounters m_toldCounters;
    QTimer m_connectTimer;
    QTimer m_wakeTimer;
    QTimer m_countersTimer;
};

} // namespace client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/batchbuilder.h"
#include "mqtt/codec.h"
#include "mqtt/effects.h"
#include "mqtt/framereader.h"
#include "mqtt/inflight.h"
#include "mqtt/keepalive.h"
#include "mqtt/packetids.h"
#include "mqtt/publishqueue.h"
#include "mqtt/receivedids.h"
#include "mqtt/sessionoptions.h"
#include "mqtt/subscriptionbook.h"
#include "mqtt/topicaliases.h"

#include <optional>

namespace mqtt {

// The client side of MQTT as a pure state machine: events and commands go in, each with the time;
// effects come out and are the owner's to perform (Effects says in which order). No I/O, no clock,
// no signals. It outlives connections, as the session state does (MQTT 5.0 4.1). One thread; owned
// by client::Client. Refuses locally what the broker said it does not take. Bounded by
// SessionOptions.
class Session {
public:
    enum class Phase : quint8 { Offline, AwaitingConnack, Connected };

    struct Counters {
        quint64 packetsReceived = 0;
        quint64 packetsSent = 0;
        quint64 messagesReceived = 0;
        quint64 duplicatesSuppressed = 0;
        quint64 strayAnswers = 0;
    };

    Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    ~Session();

    // While offline. `sameSession`: the broker and the client id are those of before, so what is in
    // flight carries over. An error means that CONNECT cannot be written like this.
    std::optional<Error> configure(const SessionOptions &options, bool sameSession);
    // While offline: the next CONNECT says this in its authentication data (MQTT 5.0 3.1.2.11.10),
    // which for most methods is new each time.
    void setAuthenticationData(const QByteArray &data);

    Phase phase() const { return m_phase; }
    const std::optional<BrokerInfo> &broker() const { return m_broker; }
    const Counters &counters() const { return m_counters; }
    int queuedPublishes() const { return m_queue.messages(); }
    qint64 queuedPublishBytes() const { return m_queue.bytes(); }

    // Events
    void transportOpened(Instant now);
    // Takes all whole frames; `receivedAtUs` is the wall clock for the message records.
    void receive(FrameReader &reader, Instant now, qint64 receivedAtUs);
    // `byPeer`: the broker ended it (an MQTT 3 broker may do so on seeing an MQTT 5 CONNECT).
    void transportClosed(Instant now, bool byPeer);
    // The transport is behind with writing: publishes queue up, everything else still goes out.
    void setCongested(bool congested, Instant now);
    void setReadingPaused(bool paused, Instant now);
    void timePassed(Instant now);

    // Commands; see client::Client for what they mean to a user
    void disconnect(bool sendWill, Instant now);
    void publish(const PublishRequest &request, PublishToken token, Instant now);
    void cancelQueued(PublishToken token);
    void discardPublishes();
    void subscribe(const std::vector<Subscription> &subscriptions,
                   std::optional<quint32> identifier, Instant now);
    void repeatSubscription(const QByteArray &topicFilter, Instant now);
    void unsubscribe(const std::vector<QByteArray> &topicFilters, Instant now);
    void authenticate(ReasonCode reasonCode, const QByteArray &data, Instant now);

    // A long queue goes out in portions: true when there is more and the transport has room.
    bool hasMoreToSend() const { return m_moreToSend && !m_congested; }
    void sendMore(Instant now);

    Effects takeEffects();
    std::optional<Instant> wakeAt() const; // when timePassed() is due

private:
    struct Handler;

    // session.cpp
    ConnectPacket connectPacket() const;
    void write(const QByteArray &bytes);
    void fail(Error::Kind kind, ReasonCode reason, const char *what);
    void fail(const Error &error);
    void close(SessionClosed closed, TransportAction action);
    void endSession();
    bool sessionSurvives() const;
    bool isMqtt5() const { return m_version == ProtocolVersion::Mqtt5; }
    template <typename Event> void tell(Event event)
    {
        m_effects.events.emplace_back(std::move(event));
    }

    // sessionhandshake.cpp
    bool canFallBack() const;
    void receiveFirst(QByteArrayView frame);
    void connackReceived(const ConnackPacket &packet);
    void refused(CloseCause cause, ReasonCode reasonCode, const Properties &properties,
                 ProtocolVersion version);
    void accepted(const ConnackPacket &packet);
    void authReceived(const AuthPacket &packet);
    void disconnectReceived(const DisconnectPacket &packet);

    // sessionreceive.cpp
    void receiveFrame(QByteArrayView frame);
    void receivePublish(QByteArrayView frame, qsizetype offset, qint64 receivedAtUs);
    bool receiveAlias(const PublishView &view, QByteArrayView frame, qsizetype offset);
    bool takeOwnership(const PublishView &view);
    void releaseReceived(const PubrelPacket &packet);
    void writeAck(PacketType type, PacketIdentifier id, ReasonCode reason = ReasonCode::Success);

    // sessionpublish.cpp
    bool hasRoom(qint64 bytes) const;
    void enqueue(PublishToken token, const PublishRequest &request);
    void send(PublishToken token, const PublishRequest &request);
    void refuse(PublishToken token, const Error &error);
    std::optional<Error> brokerRefusal(const PublishRequest &request) const;
    quint16 chooseAlias(PublishPacket &packet) const;
    void resendReleased();
    void drain();
    void drainQueue();
    void pubackReceived(const PubackPacket &packet);
    void pubrecReceived(const PubrecPacket &packet);
    void pubcompReceived(const PubcompPacket &packet);
    void finish(PacketIdentifier id, PublishStage stage, ReasonCode reasonCode,
                const Properties &properties);
    void tellOutcome(const PublishOutcome &outcome);
    void tellUnknown(const InflightMessage &message, ReasonCode reasonCode);

    // sessionsubscribe.cpp
    void sendDueSubscriptions(bool resumed);
    void sendRequest(SubscriptionRequest request);
    void sendOrRefuse(const std::vector<Subscription> &subscriptions,
                      std::optional<quint32> identifier);
    void refuseRequest(const SubscriptionRequest &request, ReasonCode reasonCode);
    void subackReceived(const SubackPacket &packet);
    void unsubackReceived(const UnsubackPacket &packet);

    SessionOptions m_options;
    Effects m_effects;
    Instant m_now{0};

    // One connection
    Phase m_phase = Phase::Offline;
    ProtocolVersion m_version = ProtocolVersion::Mqtt5;
    bool m_receivedAnything = false;
    bool m_serverAskedAuth = false;
    bool m_reauthenticating = false;
    bool m_congested = false;
    bool m_moreToSend = false;
    std::optional<BrokerInfo> m_broker;
    KeepAlive m_keepAlive;
    ReceivedAliases m_receivedAliases;
    SentAliases m_sentAliases;
    BatchBuilder m_batch;

    // Across connections
    bool m_versionSettled
        = false; // this broker has been seen to speak m_version, or not to speak 5
    bool m_hasState = false; // there was a connection whose session may still be there
    QByteArray m_assignedClientId;
    PacketIds m_ids;
    Inflight m_inflight;
    ReceivedIds m_receivedIds;
    PublishQueue m_queue;
    SubscriptionBook m_subscriptions;
    Counters m_counters;

    // Told once per round
    std::optional<std::chrono::microseconds> m_roundTrip;
    int m_toldMessages = 0;
    qint64 m_toldBytes = 0;
};

} // namespace mqtt

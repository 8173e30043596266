// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"
#include "store/messagelog.h"
#include "store/topictree.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

class QThread;

namespace pipeline {

// A subscription as the user sees it: asked, granted, or refused with its reason.
struct SubscriptionState {
    mqtt::Subscription subscription;
    enum class Status : quint8 { Pending, Granted, Refused, Offline } status = Status::Pending;
    mqtt::ReasonCode reasonCode = mqtt::ReasonCode::Success;
    QByteArray reasonString;

    bool operator==(const SubscriptionState &) const = default;
};

// A publish that waits for a connection, listed so that it can be cancelled.
struct QueuedPublish {
    client::PublishToken token = client::PublishToken::None;
    QByteArray topic;
    qsizetype payloadBytes = 0;
};

struct Statistics {
    quint64 messagesReceived = 0;
    quint64 messagesPublished = 0;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    double receivedPerSecond = 0;
    double receivedBytesPerSecond = 0;
    double publishedPerSecond = 0;
    std::optional<std::chrono::microseconds> roundTrip; // of the last PINGREQ or confirmed publish
    quint64 dropped = 0; // messages lost on our side, for whatever reason; 0 unless a limit was hit
    quint64 duplicatesSuppressed = 0;
    qint64 waitingMessages = 0; // received but not yet in the store: paused, or behind
};

struct ConnectionLimits {
    qint64 historyBytes = 1024LL * 1024 * 1024;
    qint64 inboxBytes = 64LL * 1024 * 1024;
    int topicNodes = 5'000'000;
    std::chrono::milliseconds tick{100}; // GUI refresh
    std::chrono::milliseconds tickBudget{8};
};

// The GUI-thread face of one broker: commands go in, the store and the state come out. Owns the
// tree and the log of this broker; its client lives on the given I/O thread (or on this one when
// the thread is null). Two connections never share anything. All signals are emitted on the GUI
// thread, after the state has changed completely.
class Connection : public QObject {
    Q_OBJECT

public:
    explicit Connection(const ConnectionLimits &limits, QThread *ioThread,
                        QObject *parent = nullptr);
    ~Connection() override;

    const store::TopicTree &topics() const;
    store::TopicTree &topics();
    const store::MessageLog &log() const;
    store::MessageLog &log();

    client::ConnectOptions options() const;
    // Takes effect at the next connect.
    void setOptions(const client::ConnectOptions &options);

    client::State state() const;
    client::FailureInfo failure() const; // why it is not connected
    std::optional<client::RetryPlan> retryPlan() const; // while state() is Waiting
    qint64 retryAtMs() const; // epoch ms of the next attempt, 0 if none
    qint64 stateSinceMs() const; // epoch ms of the last change of state
    std::optional<client::BrokerInfo>
    broker() const; // while connected, and afterwards the last one
    bool isAnswering() const; // false: a PINGREQ is overdue
    qint64 silentSinceMs() const;
    std::vector<SubscriptionState> subscriptions() const;
    std::vector<QueuedPublish> queuedPublishes() const;
    Statistics statistics() const;

    void connectToBroker();
    // With `sendWill`, MQTT 5 asks the broker to publish the will (0x04).
    void disconnectFromBroker(bool sendWill = false);
    void retryNow();
    void stopRetrying();

    // The outcome follows through publishOutcome, always. The message appears in the log as ours.
    client::PublishToken publish(const client::PublishRequest &request);
    void cancelQueued(client::PublishToken token);
    void subscribe(const mqtt::Subscription &subscription,
                   std::optional<quint32> subscriptionIdentifier = std::nullopt);
    void unsubscribe(const QByteArray &topicFilter);
    void clear(); // forgets tree and history

    // Freezes the store, not the reception; what waits is bounded by the inbox and back-pressure.
    void setPaused(bool paused);
    bool isPaused() const;

    void setTick(std::chrono::milliseconds tick);

signals:
    void stateChanged();
    void answeringChanged(bool answering);
    void subscriptionsChanged();
    void subscriptionAnswered(const pipeline::SubscriptionState &state);
    void unsubscribed(const QByteArray &topicFilter, mqtt::ReasonCode reasonCode);
    void publishOutcome(const client::PublishOutcome &outcome);
    void queueChanged();
    void pausedChanged(bool paused);
    void authReceived(mqtt::ReasonCode reasonCode, const QByteArray &method,
                      const QByteArray &data);
    void ticked(); // the store has changed, or a second has passed while connected

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace pipeline

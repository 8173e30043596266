// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"
#include "pipeline/connectionfacts.h"
#include "store/messagelog.h"
#include "store/mutedbranches.h"
#include "store/topictree.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

class QThread;

namespace pipeline {

class RetainedCheck;

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
    store::MutedBranches &muted(); // of topics()

    client::ConnectOptions options() const;
    // Takes effect at the next connect. `paused` are listed, but not asked for until resumed.
    void setOptions(const client::ConnectOptions &options,
                    const std::vector<mqtt::Subscription> &paused = {});

    client::State state() const;
    client::FailureInfo failure() const; // why it is not connected
    std::optional<client::RetryPlan> retryPlan() const; // while state() is Waiting
    qint64 retryAtMs() const; // epoch ms of the next attempt, 0 if none
    qint64 stateSinceMs() const; // epoch ms of the last change of state
    // Epoch ms at which a connection that was up broke, until it is back or given up; else 0.
    qint64 lostAtMs() const;
    std::optional<client::BrokerInfo>
    broker() const; // while connected, and afterwards the last one
    // While TLS is spoken, and afterwards what was known last; nothing without TLS.
    std::optional<client::TlsFacts> tls() const;
    bool isAnswering() const; // false: a PINGREQ is overdue
    qint64 silentSinceMs() const;
    std::vector<SubscriptionState> subscriptions() const;
    std::vector<QueuedPublish> queuedPublishes() const;
    Statistics statistics() const;

    void connectToBroker();
    // With `sendWill`, MQTT 5 asks the broker to publish the will (0x04).
    void disconnectFromBroker(bool sendWill = false);
    // From now on nothing is published: what is asked for or still queued is dropped, and says so.
    // What the broker has in its hands already (the will, unconfirmed messages) is up to MQTT.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;
    void retryNow();
    void stopRetrying();

    // The outcome follows through publishOutcome, always. The message appears in the log as ours.
    client::PublishToken publish(const client::PublishRequest &request);
    void cancelQueued(client::PublishToken token);
    void subscribe(const mqtt::Subscription &subscription,
                   std::optional<quint32> subscriptionIdentifier = std::nullopt);
    void unsubscribe(const QByteArray &topicFilter);
    // Paused: the broker is told to stop sending, and the subscription stays listed, over
    // reconnects too. Resuming asks for it again, and so tries a refused one once more.
    void setSubscriptionPaused(const QByteArray &topicFilter, bool paused);
    void clear(); // forgets tree and history
    // What is retained on the broker: ask it; the pins follow by themselves.
    RetainedCheck &retainedCheck();

    // Freezes the store, not the reception. What waits may take what is left of the history's
    // budget; after that the client stops reading and the broker has to wait.
    void setPaused(bool paused);
    bool isPaused() const;
    qint64 pausedSinceMs() const; // epoch ms; 0 while it is not

    // What is too much goes with the next ticks.
    void setHistoryLimits(qint64 bytes, int keptPerTopic);
    void setTick(std::chrono::milliseconds tick);

signals:
    void stateChanged();
    // On the way to the broker; each attempt begins anew.
    void stepTaken(const client::StepTaken &step);
    void answeringChanged(bool answering);
    void subscriptionsChanged();
    void subscriptionRatesChanged(); // once a second while connected
    void subscriptionAnswered(const pipeline::SubscriptionState &state);
    void unsubscribed(const QByteArray &topicFilter, mqtt::ReasonCode reasonCode);
    void publishOutcome(const client::PublishOutcome &outcome, const QByteArray &topic);
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

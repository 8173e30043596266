// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"
#include "mqtt/messagebatch.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace client {

// One MQTT client (3.1, 3.1.1, 5.0) on one connection, TCP or TLS, at a time: performs what
// mqtt::Session decides, reconnects by ConnectOptions::reconnect, and tells by signals. Lives on
// one thread, its own; commands from elsewhere go through QMetaObject::invokeMethod or queued
// connections. Owned by whoever made it. Deleting it cuts the connection without DISCONNECT and
// without further signals (slots use deleteLater). Blocks never, asserts on nothing that came from
// outside; all that grows is bounded by ConnectOptions::limits.
//
//     client::Client client;
//     client::ConnectOptions options;
//     options.host = u"test.mosquitto.org"_s;
//     options.subscriptions = {{.topicFilter = "sensors/#"}};
//     QObject::connect(&client, &client::Client::messagesReceived, &client,
//                      [](const mqtt::MessageBatch &batch) {
//                          for (const mqtt::MessageRecord &r : batch.records)
//                              qInfo() << batch.bytes.sliced(r.topicOffset, r.topicLength)
//                                      << batch.bytes.sliced(r.payloadOffset, r.payloadLength);
//                      });
//     client.connectToBroker(options);
//     client.publish({.topic = "sensors/hello", .payload = "1", .qos = mqtt::QoS::AtLeastOnce},
//                    client::PublishToken{1}); // publishOutcome tells what became of it
class Client : public QObject {
    Q_OBJECT

public:
    explicit Client(QObject *parent = nullptr);
    ~Client() override;

    State state() const;
    FailureInfo failure() const; // why it is not connected
    std::optional<BrokerInfo> broker() const; // of the present or the last connection
    std::optional<TlsFacts> tls() const; // of the present or the last connection, if any
    TrafficCounters counters() const; // since construction
    int queuedPublishes() const;
    qint64 queuedPublishBytes() const;
    bool isReadingPaused() const;

public slots:
    // Starts anew with these options; a connection in use is closed first. Publishes in flight
    // carry over when host, port, client id and version choice are the same, else they end Unknown.
    // Subscriptions of the options replace those of earlier options; subscribe()d ones stay.
    void connectToBroker(const client::ConnectOptions &options);
    // With `sendWill` the broker publishes the will: MQTT 5 by DISCONNECT 0x04, 3.x by an abrupt
    // end.
    void disconnectFromBroker(bool sendWill = false);
    void retryNow(); // while Waiting or Failed
    void stopRetrying(); // Waiting becomes Disconnected

    // The outcome follows through publishOutcome, always; tokens are the caller's to keep unique.
    // While not connected it is queued, QoS 0 too.
    void publish(const client::PublishRequest &request, client::PublishToken token);
    void cancelQueued(client::PublishToken token); // Dropped if it was still queued; else nothing
    // Ends all publishes that have no final outcome yet: queued ones Dropped, written ones Unknown.
    void discardPublishes();

    // Remembered and sent again after each reconnect without session, until refused or
    // unsubscribed. While not connected the request waits. Results follow in subscriptionResults.
    void subscribe(const std::vector<mqtt::Subscription> &subscriptions,
                   std::optional<quint32> subscriptionIdentifier = std::nullopt);
    // Asks once more for a subscription the broker has granted, with the same options, so that it
    // sends what is retained again. The result says `repeated`; it is refused while not connected.
    void repeatSubscription(const QByteArray &topicFilter);
    void unsubscribe(const std::vector<QByteArray> &topicFilters);

    // MQTT 5 with an authentication method only: the next step (ContinueAuthentication) after
    // authReceived, or ReAuthenticate while connected. Otherwise authRefused.
    void sendAuth(mqtt::ReasonCode reasonCode, const QByteArray &data);

    // Back-pressure: nothing is read, TCP slows the broker down, and its silence proves nothing.
    // Acknowledgements of what was read are sent; PINGREQ goes on.
    void pauseReading();
    void resumeReading();

signals:
    // A step on the way to the broker is done; the last is ConnectStep::Mqtt, before connected().
    void stepTaken(const client::StepTaken &step);
    void stateChanged(client::State state, const client::FailureInfo &failure);
    // The handshake is done and the certificate accepted; CONNECT goes out now.
    void tlsEstablished(const client::TlsFacts &facts);
    void connected(const client::BrokerInfo &broker); // after stateChanged(Connected)
    void retryPlanned(const client::RetryPlan &plan); // after stateChanged(Waiting)
    // One for each read. The buffer is shared, not copied; it holds nothing but whole frames
    // followed by the topics that came as aliases. Direct connections only copy if they want to.
    void messagesReceived(const mqtt::MessageBatch &batch);
    void publishOutcome(const client::PublishOutcome &outcome);
    void subscriptionResults(const std::vector<client::SubscriptionResult> &results);
    void unsubscribeResults(const std::vector<client::UnsubscribeResult> &results);
    void answeringChanged(bool answering); // false: a PINGREQ is overdue
    void roundTripMeasured(std::chrono::microseconds roundTrip); // PINGREQ, SUBSCRIBE, publishes
    void authReceived(mqtt::ReasonCode reasonCode, const QByteArray &method,
                      const QByteArray &data);
    void authRefused(const mqtt::Error &error); // our sendAuth was not possible
    void countersChanged(const client::TrafficCounters &counters); // at most four times a second
    void queueChanged(int messages, qint64 bytes); // publishes waiting to be sent

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace client

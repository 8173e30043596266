// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/brokeroptions.h"
#include "broker/brokerstatistics.h"
#include "broker/listenerkind.h"
#include "mqtt/reasoncode.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace broker {

class Listener;

// Where the broker can be reached, for showing, copying and connecting to.
struct Endpoint {
    QString address{};
    quint16 port = 0;

    bool operator==(const Endpoint &) const = default;
};

enum class StartFailure : quint8 {
    AddressInvalid, // not a literal IP address
    AddressNotAvailable, // no interface of this computer has it
    AddressNeedsPassword, // beyond loopback only with user name and password
    PortInUse,
    PortForbidden, // below 1024 without the right to it
    OutOfResources,
    CertificateUnusable, // for TLS: none, without its key, or of a kind that Qt cannot use
    NothingToListenOn, // all listeners are switched off
};

// What has become of a listener that was asked for.
struct ListenerState {
    ListenerKind kind = ListenerKind::Tcp;
    quint16 port = 0; // it listens there, or tried to
    std::optional<StartFailure> failure{};

    bool operator==(const ListenerState &) const = default;
};

// An MQTT broker (3.1, 3.1.1, 5.0) inside this program. It performs what broker::Engine decides on
// sockets and timers. Lives on one thread, the I/O thread, as a QObject there: commands from
// elsewhere go through QMetaObject::invokeMethod, signals carry values. Sessions and retained
// messages live in memory and end with stop(). Speaks plain MQTT, TLS and WebSocket, each on a port
// of its own. Listens on loopback unless the options say
// otherwise, and then insists on user name and password. All that grows is bounded by
// BrokerOptions::limits; it blocks never and asserts on nothing that came from outside.
//
//     broker::LocalBroker localBroker;
//     QObject::connect(&localBroker, &broker::LocalBroker::started, &localBroker,
//                      [](const broker::Endpoint &at) { qInfo() << at.address << at.port; });
//     localBroker.start({});
class LocalBroker : public QObject {
    Q_OBJECT

public:
    explicit LocalBroker(QObject *parent = nullptr);
    ~LocalBroker() override; // as stop(), without signals

    // On the broker's own thread only.
    bool isRunning() const;
    // Of plain MQTT, else of the first that listens.
    std::optional<Endpoint> endpoint() const;
    // Those that were asked for, in the order of ListenerKind; empty unless running.
    std::vector<ListenerState> listeners() const;
    BrokerStatistics statistics() const;

    // A further way in, of a kind that the options do not know. It is asked to listen by its owner;
    // this broker serves what it accepts, from now until it is destroyed or the broker stops.
    void addListener(broker::Listener *listener);

public slots:
    // Ends in started() or startFailed(), inside this call. One listener that can listen is enough:
    // see listeners() for the others. Does nothing while running.
    void start(const broker::BrokerOptions &options);
    // MQTT 5 clients are told 0x8B. Then stopped(), inside this call. Wills are not published.
    void stop();

    // DISCONNECT with this code where the version has one, then the connection is closed; the will
    // is published. Unknown ids and those that are not connected: nothing happens.
    void disconnectClient(const QByteArray &clientId,
                          mqtt::ReasonCode reason = mqtt::ReasonCode::AdministrativeAction);
    // As if somebody pulled the cable: nothing is said, the will is published.
    void cutClient(const QByteArray &clientId);

signals:
    void started(const broker::Endpoint &endpoint);
    void startFailed(broker::StartFailure why);
    void stopped();
    void clientConnected(const QByteArray &clientId);
    void clientDisconnected(const QByteArray &clientId); // whatever the reason
    // Once a second while running, if anything has changed but the time.
    void statisticsChanged(const broker::BrokerStatistics &statistics);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broker

Q_DECLARE_METATYPE(broker::Endpoint)
Q_DECLARE_METATYPE(broker::StartFailure)
Q_DECLARE_METATYPE(broker::ListenerState)

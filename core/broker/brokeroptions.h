// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/listenerkind.h"
#include "broker/tlsidentity.h"
#include "mqtt/types.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <chrono>

namespace broker {

// Everything that is bounded in the broker. What goes over a limit is refused or dropped, and
// counted in BrokerStatistics. Sizes are in bytes.
struct BrokerLimits {
    int clients = 1000; // open connections, those without CONNECT included
    int sessions = 2000; // connected or stored
    int subscriptionsPerClient = 20'000;
    int subscriptions = 200'000;
    int queuedMessages = 10'000; // per session; the oldest QoS 0 goes first
    qint64 queuedBytes = 16LL * 1024 * 1024; // per session
    qint64 queuedBytesInAll = 256LL * 1024 * 1024;
    int retainedMessages = 100'000;
    qint64 retainedBytes = 64LL * 1024 * 1024;
    quint32 packetSize = 16 * 1024 * 1024; // a larger packet ends the connection (0x95)
    quint16 receiveMaximum = 1000; // QoS 1 and 2 a client may have in flight towards us
    quint16 sendMaximum = 1000; // the same towards a client, below its own Receive Maximum
    quint16 topicAliasMaximum = 64; // either way
    int clientIdLength = 1024;
    qint64 unsentBytes = 1024LL * 1024; // given to a slow client's socket; beyond it messages queue
    std::chrono::seconds longestSessionExpiry{7 * 24 * 3600}; // longer wishes get this
    int handshakes = 100; // of TLS and WebSocket under way, per listener; the others wait
    std::chrono::milliseconds handshakeTimeout{10'000}; // for each of them
    std::chrono::milliseconds connectTimeout{10'000}; // from then on to CONNECT
    std::chrono::milliseconds stallTimeout{60'000}; // a client that takes nothing is cut

    bool operator==(const BrokerLimits &) const = default;
};

// A way in besides plain TCP, at the same address.
struct ListenerOptions {
    bool enabled = false;
    quint16 port = 0; // 0: any free one

    bool operator==(const ListenerOptions &) const = default;
};

// How the local broker is to be run: a value. config stores it without the secrets.
struct BrokerOptions {
    QString address = QStringLiteral("127.0.0.1"); // literal IPv4 or IPv6 address
    bool plain = true; // MQTT over TCP
    quint16 port = 1883; // of plain MQTT; 0: any free one
    bool otherPortIfTaken = true; // then a free one for plain MQTT instead of a failure
    ListenerOptions tls{};
    ListenerOptions webSocket{};
    ListenerOptions webSocketTls{};
    TlsIdentity identity{}; // for the two with TLS
    // Web pages of other computers may open a WebSocket to us.
    bool anyOrigin = false;
    // Both empty: everybody may connect, which is refused beyond the loopback addresses.
    QByteArray userName{};
    QByteArray password{};

    // For trying out how devices cope with less than a full broker.
    mqtt::QoS maximumQoS = mqtt::QoS::ExactlyOnce;
    bool retainAvailable = true;
    bool wildcardsAvailable = true;
    bool sharedAvailable = true;
    bool checkPayloadFormat = false; // refuse payloads that claim to be UTF-8 and are not
    std::chrono::seconds systemTopicsInterval{10}; // $SYS/broker; 0 switches it off

    BrokerLimits limits{};

    bool operator==(const BrokerOptions &) const = default;
};

// What they say about a kind of listener.
bool wants(const BrokerOptions &options, ListenerKind kind);
quint16 portOf(const BrokerOptions &options, ListenerKind kind);

} // namespace broker

Q_DECLARE_METATYPE(broker::BrokerOptions)

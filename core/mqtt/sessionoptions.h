// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"
#include "mqtt/publishing.h"

#include <optional>
#include <vector>

namespace mqtt {

// What a session needs to know before it connects. A value; every limit has a default.
struct SessionOptions {
    // As for MQTT 5; what an older version cannot say is left out when that version is spoken.
    ConnectPacket connect{};
    bool fallBackTo311 = false; // once, when MQTT 5 is refused
    bool useTopicAliases = false; // ours, as far as the broker allows
    std::vector<Subscription> subscriptions{}; // sent after each connect that has no session
    std::optional<PublishRequest> birth{}; // sent after each connect

    int queuedPublishes = 1000; // messages waiting to be sent
    qint64 queuedPublishBytes
        = 64LL * 1024 * 1024; // the same in bytes, and again for those in flight
    quint16 inflightReceived = 65535; // caps the Receive Maximum that CONNECT states
    int rememberedSubscriptions = 10000;
    quint16 windowBefore5 = 20; // unconfirmed publishes at once where the broker cannot state it

    bool operator==(const SessionOptions &) const = default;
};

} // namespace mqtt

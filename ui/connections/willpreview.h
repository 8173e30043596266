// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <optional>
#include <vector>

namespace ui {

// What a broker stated at the last connect about wills it takes.
struct WillLimits {
    mqtt::QoS maximumQoS = mqtt::QoS::ExactlyOnce;
    bool retainAvailable = true;

    bool operator==(const WillLimits &) const = default;
};

// Everything that decides what a broker does with a will.
struct WillSettings {
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5;
    mqtt::QoS qos = mqtt::QoS::AtLeastOnce;
    bool retain = false;
    bool payloadEmpty = false;
    quint32 delaySeconds = 0; // MQTT 5
    quint32 sessionExpirySeconds = 0; // MQTT 5; 0xFFFFFFFF = never
    bool cleanStart = true;
    std::optional<WillLimits> limits; // absent: never connected

    bool operator==(const WillSettings &) const = default;
};

// One sentence of the preview; the numbers it needs are in WillFact.
enum class WillSentence : quint8 {
    SentAtOnce,
    SentLater, // seconds
    SessionEndsFirst, // warning: seconds = expiry, delaySeconds = the delay asked for
    CleanStartSendsAnyway, // warning
    QoSRefused, // warning: qos = what the broker allows
    RetainRefused, // warning
    NotRetained,
    ReplacesRetained,
    ClearsRetained,
    NormalDisconnectSendsNothing,
    DisconnectCanSendWill, // MQTT 5: the menu has Disconnect and send will, 0x04
    ReconnectCancels, // seconds
};

struct WillFact {
    WillSentence sentence = WillSentence::SentAtOnce;
    quint32 seconds = 0;
    quint32 delaySeconds = 0;
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;

    bool operator==(const WillFact &) const = default;
};

bool isWarning(WillSentence sentence);

// What the broker will do when the connection breaks, as a list of sentences: the lead first, then
// warnings, then the rest (ux.md 2.19; MQTT 5.0 3.1.2.5, 3.1.3.2.2). Pure.
std::vector<WillFact> previewWill(const WillSettings &settings);

} // namespace ui

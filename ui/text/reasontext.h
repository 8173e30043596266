// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/reasoncode.h"
#include "mqtt/types.h"
#include "text/explanation.h"

#include <optional>

namespace ui {

// What was refused.
enum class Refused : quint8 { Something, Connecting, Publishing, Subscribing, Unsubscribing };

// What a reason needs to name besides itself; whatever is unknown stays empty.
struct ReasonContext {
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5;
    std::optional<quint32> maximumPacketSize{}; // 0x95
    QString serverReference{}; // 0x9C, 0x9D; as the broker sent it
    Refused refused = Refused::Something; // 0x87
    bool isOldestTried = false; // 0x84: there is no older version to try
};

// The plain words of ux.md 2.16 for every reason code, also for bytes that are none: what it says,
// what it means or what to do about it, and the step to offer.
Explanation explainReason(mqtt::ReasonCode code, const ReasonContext &context = {});
// CONNACK return codes 1–5 of MQTT 3.x arrive mapped to MQTT 5 codes; here the small print shows
// the number that was on the wire.
Explanation explainConnack(mqtt::ReasonCode code, const ReasonContext &context = {});
// A refused subscription; MQTT 3.1.1 only knows 0x80 "refused" without a reason.
Explanation explainSuback(mqtt::ReasonCode code, const ReasonContext &context = {});
Explanation explainUnsuback(mqtt::ReasonCode code, const ReasonContext &context = {});

// "0x87"
QString reasonCodeText(mqtt::ReasonCode code);

} // namespace ui

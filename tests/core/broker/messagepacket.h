// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

// A PUBLISH as a client would send it; `id` counts from QoS 1 on.
inline mqtt::PublishPacket message(const QByteArray &topic, const QByteArray &payload, int qos = 0,
                                   quint16 id = 1)
{
    return {.qos = mqtt::QoS(qos),
            .topic = topic,
            .packetIdentifier = mqtt::PacketIdentifier(qos > 0 ? id : 0),
            .payload = payload};
}

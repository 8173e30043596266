// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

// Acknowledgements as a broker would send them.

inline mqtt::PacketIdentifier id(quint16 number)
{
    return mqtt::PacketIdentifier{number};
}

inline mqtt::PubackPacket puback(quint16 number, mqtt::ReasonCode code = mqtt::ReasonCode::Success)
{
    return {.packetIdentifier = id(number), .reasonCode = code};
}

inline mqtt::PubrecPacket pubrec(quint16 number, mqtt::ReasonCode code = mqtt::ReasonCode::Success)
{
    return {.packetIdentifier = id(number), .reasonCode = code};
}

inline mqtt::PubcompPacket pubcomp(quint16 number,
                                   mqtt::ReasonCode code = mqtt::ReasonCode::Success)
{
    return {.packetIdentifier = id(number), .reasonCode = code};
}

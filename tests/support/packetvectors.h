// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace testsupport {

/// One row of tests/data/packets: bytes and what they have to mean. Exactly one of `packet` and
/// `reason` is there.
struct PacketVector {
    QString name; ///< starts with the requirement id in brackets
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5;
    QByteArray frame;
    std::optional<mqtt::Packet> packet;
    std::optional<mqtt::ReasonCode> reason; ///< of the error
    std::optional<qint64> offset; ///< of the error, where the vector says
    bool canonical = true; ///< encoding the packet gives these very bytes
};

struct PacketVectors {
    std::vector<PacketVector> rows;
    QString problem; ///< empty when all files could be read
};

/// Reads every *.json of the folder in the order of the names.
///
/// Bytes ("hex", and any field written as an object) are hexadecimal pairs, spaces where you like;
/// `61*300` stands for 300 times the byte 61. Other fields are plain JSON text taken as UTF-8.
/// Fields that are left out have the default of the packet's struct.
PacketVectors loadPacketVectors(const QString &folder);

} // namespace testsupport

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/effects.h"
#include "mqtt/packets.h"

#include <QByteArray>

#include <vector>

// Packets and events in one short line, so that a test compares what it means and a failure shows
// it: "PUBLISH 1 q1 dup a/b=x", "closed ProtocolError 0x82".
QByteArray brief(const mqtt::Packet &packet);
QByteArray brief(const mqtt::SessionEvent &event);
QByteArray brief(const std::vector<mqtt::Packet> &packets); // joined by ", "
QByteArray brief(const std::vector<mqtt::SessionEvent> &events); // without QueueChanged
QByteArray brief(mqtt::ReasonCode code); // "0x82"

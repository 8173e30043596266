// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"
#include "mqtt/wirereader.h"

namespace mqtt {

/// A string that has to be a topic name: not empty, no wildcards (section 4.7).
QByteArrayView readTopicName(WireReader &reader, const char *name);
/// The same where a topic alias may stand for an empty name.
QByteArrayView readOptionalTopicName(WireReader &reader, const char *name);
/// A string that has to be a topic filter; share names are checked in MQTT 5 only.
QByteArrayView readTopicFilter(WireReader &reader, const char *name, ProtocolVersion version);

} // namespace mqtt

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/error.h"
#include "mqtt/reasoncode.h"

namespace mqtt {

// The reason code a client gives in DISCONNECT when it noticed this error (MQTT 5.0 4.13.1); always
// one that DISCONNECT may carry.
ReasonCode disconnectReason(const Error &error);

} // namespace mqtt

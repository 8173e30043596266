// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"
#include "mqtt/sessionoptions.h"

namespace client {

// Whether SCRAM signs in, with the user name and password of the options: MQTT 5, one of its
// methods, and no authentication data of the user's own.
bool usesScram(const ConnectOptions &options);

// The part of the options that is MQTT: CONNECT, subscriptions, birth message, limits.
mqtt::SessionOptions sessionOptions(const ConnectOptions &options);

// The largest frame we accept, and say so to the broker.
quint32 maximumFrameSize(const ConnectOptions &options);

} // namespace client

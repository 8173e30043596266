// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"
#include "mqtt/sessionoptions.h"

namespace client {

// The part of the options that is MQTT: CONNECT, subscriptions, birth message, limits.
mqtt::SessionOptions sessionOptions(const ConnectOptions &options);

// The largest frame we accept, and say so to the broker.
quint32 maximumFrameSize(const ConnectOptions &options);

} // namespace client

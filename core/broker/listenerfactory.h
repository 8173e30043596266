// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/brokeroptions.h"
#include "broker/socketlistener.h"

#include <memory>

namespace broker {

// One that does not listen yet. Null when it needs a certificate and that of the options will not
// do.
std::unique_ptr<SocketListener> makeListener(ListenerKind kind, const BrokerOptions &options);

} // namespace broker

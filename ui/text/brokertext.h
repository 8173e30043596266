// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/handshakefailure.h"
#include "broker/localbroker.h"
#include "text/explanation.h"

#include <optional>

namespace ui {

// Why the broker inside the program does not run: what happened and what to do. Nothing as `why`:
// it ended by itself. `options` are those of the failed start.
Explanation explainBrokerFailure(std::optional<broker::StartFailure> why,
                                 const broker::BrokerOptions &options);
// The same in two or three words for a list row: "port taken".
QString shortBrokerFailureText(std::optional<broker::StartFailure> why);
// Why a listener is missing although the broker runs: "Port 8883 is taken".
Explanation explainListenerFailure(const broker::ListenerState &listener,
                                   const broker::BrokerOptions &options);
// Who came and went without getting as far as MQTT, and why.
Explanation explainHandshakeFailure(const broker::HandshakeFailure &failure);

} // namespace ui

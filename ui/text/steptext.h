// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectstep.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

// "Name", "TCP", "Proxy", "TLS", "WebSocket", "MQTT sign-in"
QString stepName(client::ConnectStep step);

// The way to the broker in one line that wraps between the steps, each with its time; behind what
// was done stands the one that is going on, or the one that failed:
// "✓ Name 2.1 ms   ✓ TCP 127.0.0.1:8883 0.3 ms   ✗ TLS".
QString stepTrail(const std::vector<client::StepTaken> &taken,
                  std::optional<client::ConnectStep> running,
                  std::optional<client::ConnectStep> failed);

} // namespace ui

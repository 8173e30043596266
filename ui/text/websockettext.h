// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"
#include "text/explanation.h"

#include <QString>

namespace ui {

// For Failure::WebSocket; secrets of `options` are not used.
Explanation explainWebSocket(const client::FailureInfo &failure,
                             const client::ConnectOptions &options);
QString shortWebSocketText(const client::WebSocketFacts &facts);

} // namespace ui

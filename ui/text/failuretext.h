// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"
#include "text/explanation.h"

namespace ui {

// Why a connection is not there, in plain words (ux.md 2.16): "Nothing listens on port 1883
// (refused)". `options` are the ones of the failed attempt; passwords are not used.
Explanation explainFailure(const client::FailureInfo &failure,
                           const client::ConnectOptions &options);
// The same in two or three words for a list row: "not authorised", "name not found".
QString shortFailureText(const client::FailureInfo &failure);

// What is wrong with bytes that we received or with a packet we could not write.
Explanation explainError(const mqtt::Error &error);

} // namespace ui

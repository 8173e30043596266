// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"

#include <QJsonObject>

// The part of a profile's file that says how a broker is reached: transport, TLS, WebSocket, proxy.
// What is secret is never written: passphrase, proxy password, values of secret headers.
namespace config {

class JsonReader;

void insertTransport(QJsonObject &object, const client::ConnectOptions &options);
void readTransport(JsonReader &reader, client::ConnectOptions &options);

} // namespace config

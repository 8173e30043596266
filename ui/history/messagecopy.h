// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/message.h"

#include <QString>

#include <memory>

class QMimeData;

// What *Copy value*, *Copy as JSON line* and *Copy as mosquitto_pub command* put on the clipboard
// (ux 2.13). Exact bytes: nothing is escaped for display. Never contains a password.
namespace ui {

// The payload as text when it is UTF-8, else its bytes and their hex digits as text.
std::unique_ptr<QMimeData> valueForClipboard(const store::Message &message);
// One object on one line; a payload that is not UTF-8 stands in "payloadBase64".
QString jsonLine(const store::Message &message);

// Where a command line finds the broker.
struct BrokerAddress {
    QString host;
    quint16 port = 1883;
    QString userName; // empty: none
};
// For a POSIX shell; binary payloads go through base64 and standard input.
QString mosquittoPubCommand(const store::Message &message, const BrokerAddress &broker);

} // namespace ui

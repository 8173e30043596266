// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/brokerurl.h"

#include <QString>

namespace ui {

// An address as it stands in its field: a path for a local socket, or something that begins with a
// slash, is a URL too.
mqtt::Result<config::BrokerUrl, config::BrokerUrlError>
parseTypedAddress(const QString &text, client::TransportKind transport);
bool isThisComputer(const QString &host);
// What is wrong with it, for the line below.
QString addressErrorText(const config::BrokerUrlError &error);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/websocketoptions.h"

namespace client {

// Whether a header of the user can be sent: a valid name and value (RFC 9110 5), and none of those
// that the handshake of a WebSocket is made of.
bool isUsableHeader(const HttpHeader &header);

} // namespace client

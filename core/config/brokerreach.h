// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace config {

// Whether a broker at this address is one of the user's own surroundings, as far as the address
// alone can tell: loopback, private and link-local addresses, names of one level and those of local
// domains. Elsewhere "#" may bring the messages of strangers. Asks no name server.
bool isNearby(const QString &host);

} // namespace config

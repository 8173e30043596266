// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/types.h"

#include <array>

namespace mqtt {

const char *specName(PacketType type)
{
    static constexpr std::array<const char *, 16> names
        = {"Reserved", "CONNECT",  "CONNACK",    "PUBLISH", "PUBACK",      "PUBREC",
           "PUBREL",   "PUBCOMP",  "SUBSCRIBE",  "SUBACK",  "UNSUBSCRIBE", "UNSUBACK",
           "PINGREQ",  "PINGRESP", "DISCONNECT", "AUTH"};
    return names[static_cast<std::size_t>(type) % names.size()];
}

} // namespace mqtt

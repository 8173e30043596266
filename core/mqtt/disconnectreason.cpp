// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/disconnectreason.h"

namespace mqtt {

ReasonCode disconnectReason(const Error &error)
{
    if (isError(error.reason) && isAllowedIn(error.reason, PacketType::Disconnect))
        return error.reason;
    switch (error.kind) {
    case Error::Kind::Malformed:
        return ReasonCode::MalformedPacket;
    case Error::Kind::TooLarge:
        return ReasonCode::PacketTooLarge;
    case Error::Kind::ProtocolError:
    case Error::Kind::Unsupported:
        break;
    }
    return ReasonCode::ProtocolError;
}

} // namespace mqtt

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/reasoncode.h"

namespace mqtt {

/// Why bytes could not be read or a packet could not be written. A value, never thrown.
struct Error {
    enum class Kind : quint8 {
        Malformed, ///< the bytes cannot be parsed (section 4.13.1)
        ProtocolError, ///< they parse, but the protocol does not allow what they say
        TooLarge, ///< longer than the protocol or our limit allows
        Unsupported ///< this protocol version has no way to say it, or is not ours
    };

    Kind kind = Kind::Malformed;
    /// What a DISCONNECT or CONNACK about it has to carry.
    ReasonCode reason = ReasonCode::MalformedPacket;
    /// Byte of the frame (or stream) where it was noticed; -1 when there are no bytes, as in
    /// encode.
    qint64 offset = -1;
    /// Short English cause for logs. Points to static storage; never shown untranslated.
    const char *what = "";

    /// The wording does not take part: equal errors mean the same to the peer.
    friend bool operator==(const Error &a, const Error &b)
    {
        return a.kind == b.kind && a.reason == b.reason && a.offset == b.offset;
    }
};

} // namespace mqtt

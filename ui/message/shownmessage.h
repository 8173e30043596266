// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/baselines.h"
#include "store/message.h"

#include <optional>

namespace store {
class MessageLog;
}

namespace ui {

// What the pages of the inspector look at: one message and where it comes from. A value; the
// messages keep their bytes alive, the log is the connection's and outlives the pages' use of it.
struct ShownMessage {
    store::Message message;
    store::Message previous; // of the same topic, null when there is none (any more)
    // What `previous` is when it is null because of a mark.
    std::optional<store::OldValue::Kind> atMark;
    const store::MessageLog *log = nullptr;

    bool isNull() const { return message.isNull(); }
    bool sameTopic(const ShownMessage &other) const
    {
        return message.node() == other.message.node();
    }
};

// How much of a payload is laid out before somebody asks for more (ux 2.7), and at most.
inline constexpr qsizetype wholePayloadBytes = 1024 * 1024; // up to here at once
inline constexpr qsizetype firstPayloadBytes = 64 * 1024; // shown of larger ones
inline constexpr qsizetype mostPayloadBytes = 4 * 1024 * 1024; // Hex shows any size

// The bytes of a payload that a page lays out.
constexpr qsizetype shownBytes(qsizetype size, bool all)
{
    if (size <= wholePayloadBytes)
        return size;
    const qsizetype limit = all ? mostPayloadBytes : firstPayloadBytes;
    return size < limit ? size : limit;
}

} // namespace ui

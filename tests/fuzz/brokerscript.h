// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>

// What fuzz_broker reads and writeseeds writes: one byte for each step, the kind in the low three
// bits and the connection in the next two, mostly followed by an argument. There is a meaning for
// every sequence of bytes.
namespace brokerscript {

enum class Step : uchar {
    Bytes, // a length, then so many bytes from this client
    Connect, // a well-formed CONNECT: version and client id by the argument
    Packet, // a well-formed packet by the argument
    Answer, // every PUBLISH and PUBREL since the last time is answered as it should be
    Lose, // the connection breaks; a new one is opened
    Wait, // time passes
    Hold, // the network holds back what is written; once more: it lets go
    Owner, // the broker's owner disconnects or cuts a client
};
constexpr int connections = 4;

inline void add(QByteArray &script, Step step, int connection = 0)
{
    script += static_cast<char>(static_cast<int>(step) | connection << 3);
}
inline void add(QByteArray &script, Step step, int connection, int argument)
{
    add(script, step, connection);
    script += static_cast<char>(argument);
}
inline void addBytes(QByteArray &script, int connection, QByteArrayView bytes)
{
    constexpr qsizetype most = 255;
    while (!bytes.isEmpty()) {
        const qsizetype size = std::min(bytes.size(), most);
        add(script, Step::Bytes, connection, static_cast<int>(size));
        script += bytes.first(size);
        bytes = bytes.sliced(size);
    }
}
// For Step::Connect: a clean start, or a session that stays.
inline int connectArgument(mqtt::ProtocolVersion version, bool stays)
{
    return static_cast<int>(version) - 3 + (stays ? 4 : 0);
}

} // namespace brokerscript

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QByteArrayView>

#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace fuzz {

/// What the fuzzer made up: one byte of choices, then the bytes from the network.
struct Input {
    uchar choice = 0;
    QByteArrayView bytes;
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5;
};

inline Input split(const uchar *data, std::size_t size)
{
    if (size == 0)
        return {};
    const auto version = static_cast<mqtt::ProtocolVersion>(3 + data[0] % 3);
    return {data[0], QByteArrayView(data + 1, static_cast<qsizetype>(size - 1)), version};
}

/// A promise of the code under test; libFuzzer keeps the input that breaks it.
inline void require(bool kept, const char *promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

} // namespace fuzz

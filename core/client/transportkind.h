// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace client {

// What carries the bytes to the broker: the scheme of its URL, mqtt or mqtts.
enum class TransportKind : quint8 { Tcp, Tls };

constexpr bool isEncrypted(TransportKind kind)
{
    return kind == TransportKind::Tls;
}

} // namespace client

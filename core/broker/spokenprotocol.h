// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace broker {

// What somebody who has just connected seems to speak, by the first bytes. A prelude of
// longestPrelude bytes is always enough to tell.
enum class SpokenProtocol : quint8 { Undecided, Mqtt, Tls, Http, Other };
inline constexpr qint64 longestPrelude = 8;

SpokenProtocol spokenProtocol(QByteArrayView prelude);

} // namespace broker

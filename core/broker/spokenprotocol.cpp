// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/spokenprotocol.h"

#include <algorithm>

namespace broker {
namespace {

constexpr quint8 mqttConnect = 0x10;
constexpr quint8 tlsHandshake = 0x16;
constexpr quint8 tlsMajorVersion = 0x03;

} // namespace

SpokenProtocol spokenProtocol(QByteArrayView prelude)
{
    if (prelude.isEmpty())
        return SpokenProtocol::Undecided;
    const auto first = static_cast<quint8>(prelude[0]);
    if (first == mqttConnect)
        return SpokenProtocol::Mqtt;
    if (first == tlsHandshake) {
        if (prelude.size() < 2)
            return SpokenProtocol::Undecided;
        return static_cast<quint8>(prelude[1]) == tlsMajorVersion ? SpokenProtocol::Tls
                                                                  : SpokenProtocol::Other;
    }
    // A method, in capitals, and a blank: OPTIONS is the longest.
    const auto *end
        = std::find_if(prelude.begin(), prelude.end(), [](char c) { return c < 'A' || c > 'Z'; });
    if (end == prelude.end())
        return prelude.size() < longestPrelude ? SpokenProtocol::Undecided : SpokenProtocol::Other;
    return end - prelude.begin() >= 3 && *end == ' ' ? SpokenProtocol::Http : SpokenProtocol::Other;
}

} // namespace broker

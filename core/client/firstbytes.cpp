// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/firstbytes.h"

#include <QString>

#include <algorithm>

namespace client {
namespace {

constexpr quint8 connack = 0x20;
constexpr quint8 disconnect = 0xE0;
constexpr quint8 auth = 0xF0;
constexpr quint8 tlsAlert = 0x15;
constexpr quint8 tlsHandshake = 0x16;
constexpr quint8 tlsMajorVersion = 0x03;

bool isText(char c)
{
    return (c >= ' ' && c <= '~') || c == '\r' || c == '\n' || c == '\t';
}

} // namespace

FirstBytes classifyFirstBytes(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return FirstBytes::Undecided;
    const auto first = static_cast<quint8>(bytes[0]);
    if (first == connack || first == disconnect || first == auth)
        return FirstBytes::Mqtt;
    if (bytes.size() < 4)
        return FirstBytes::Undecided;
    if ((first == tlsAlert || first == tlsHandshake)
        && static_cast<quint8>(bytes[1]) == tlsMajorVersion) {
        return FirstBytes::Tls;
    }
    return std::all_of(bytes.begin(), bytes.begin() + 4, isText) ? FirstBytes::OtherProtocol
                                                                 : FirstBytes::Mqtt;
}

QByteArray readableBytes(QByteArrayView bytes)
{
    QByteArray text;
    for (const char c : bytes) {
        if (isText(c) && c >= ' ')
            text += c;
        else
            text += "\\x" + QByteArray(1, c).toHex();
    }
    return text;
}

} // namespace client

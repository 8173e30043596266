// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace config {

// What the options of mosquitto_sub and mosquitto_pub (2.0) mean to somebody who wants to connect
// as they do.
enum class MosquittoOption : quint8 {
    Host,
    Port,
    User,
    Password,
    ClientId,
    IdPrefix,
    QoS,
    Topic,
    Version,
    KeepAlive,
    Persistent,
    Expiry,
    WillTopic,
    WillPayload,
    WillQoS,
    WillRetain,
    AuthorityFile,
    AuthorityFolder,
    SystemAuthorities,
    Certificate,
    Key,
    Insecure,
    TlsVersion,
    Alpn,
    Url,
    BindAddress,
    Proxy,
    Socket,
    NoDelay,
    Property,
    RetainHandling,
    Unsupported, // without a value; the next one has one
    UnsupportedValue,
    Message, // likewise: about messages and output
    MessageValue,
};

// By its short or long name, "-h" or "--host"; nothing for an unknown one.
std::optional<MosquittoOption> mosquittoOption(const QString &name);

} // namespace config

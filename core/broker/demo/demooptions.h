// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transportkind.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace broker::demo {

// Where the simulated devices connect to and how they behave: a value, the password in memory only.
struct DemoOptions {
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 1883;
    client::TransportKind transport = client::TransportKind::Tcp;
    QByteArray pinnedFingerprint{}; // of the broker's certificate, where TLS is spoken
    QByteArray userName{}; // empty: not sent
    QByteArray password{};

    // With a seed every payload, time stamps included, comes out the same each time: the devices
    // then live on one fixed day. Without, values differ each time and time stamps are real.
    std::optional<quint64> seed{};
    int loadRate = 0; // additional messages per second for trying out load, 0..maximumLoadRate

    std::chrono::milliseconds flakyLifetime{30'000}; // from its connection to its sudden end
    std::chrono::milliseconds flakyAbsence{4'000}; // until it comes back

    bool operator==(const DemoOptions &) const = default;
};

inline constexpr int maximumLoadRate = 200'000;

} // namespace broker::demo

Q_DECLARE_METATYPE(broker::demo::DemoOptions)

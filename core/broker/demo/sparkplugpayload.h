// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <variant>
#include <vector>

// The Sparkplug B payload as far as the simulated line speaks it; the field numbers are in
// resources/schemas/sparkplugb.proto. Values, any thread.
namespace broker::demo {

// Numbers as in the schema's DataType.
enum class SparkplugType : quint8 {
    Int32 = 3,
    Int64 = 4,
    UInt32 = 7,
    UInt64 = 8,
    Float = 9,
    Double = 10,
    Boolean = 11,
    String = 12,
};

using SparkplugValue = std::variant<bool, qint64, double, QByteArray>;

struct SparkplugMetric {
    QByteArray name{}; // empty: not sent
    std::optional<quint64> alias{};
    SparkplugType type = SparkplugType::Double; // decides how the value is written
    bool withType = false; // births state the type
    SparkplugValue value{};
    QByteArray unit{}; // property engUnit; empty: none

    bool operator==(const SparkplugMetric &) const = default;
};

struct SparkplugPayload {
    quint64 timestampMs = 0;
    std::optional<quint8> sequence{}; // absent in a death
    std::vector<SparkplugMetric> metrics{};

    bool operator==(const SparkplugPayload &) const = default;
};

QByteArray encode(const SparkplugPayload &payload);

// What a command (NCMD, DCMD) asks for. Bytes from outside: at most 64 metrics are looked at, and
// reading ends at the first byte that makes no sense.
struct SparkplugCommand {
    QByteArray name{};
    std::optional<quint64> alias{};
    SparkplugValue value{};

    bool operator==(const SparkplugCommand &) const = default;
};

std::vector<SparkplugCommand> readSparkplugCommands(QByteArrayView payload);

} // namespace broker::demo

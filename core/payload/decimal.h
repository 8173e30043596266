// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace payload {

// A decimal number as it was written, of any length: exact where a double is not
// (9007199254740993, 21.7 - 21.6). `digits` has neither leading nor trailing zeros and is
// empty for zero; the value is 0.digits × 10^exponent.
struct Decimal {
    bool negative = false;
    QString digits;
    qint64 exponent = 0; // bounded to ± 1e9

    bool isZero() const { return digits.isEmpty(); }
    bool operator==(const Decimal &) const = default;
};

// "-12.50", "+5", "1e3", "007"; nothing for anything else. Spaces around it are ignored.
std::optional<Decimal> parseDecimal(QStringView text);

int compareDecimals(const Decimal &a, const Decimal &b); // < 0, 0, > 0

// |a - b| as plain digits: exact while both fit into 64 bits at a common scale, else rounded to
// six digits; empty when it cannot be held.
QString decimalDistance(const Decimal &a, const Decimal &b);

} // namespace payload

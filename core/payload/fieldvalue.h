// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace payload {

enum class Kind { Object, Array, String, Number, Boolean, Null, Text, Binary };

// One node of a decoded payload: a view for people. Numbers keep the literal that was sent
// ("127.0", "1e3", 18446744073709551615); member order and duplicate members are kept.
// `key` and `text` are safe to show (quotes and escapes resolved, control and direction
// characters made visible, see escape.h); exactText() gives the exact characters.
struct FieldValue {
    Kind kind = Kind::Null;
    QString key; // member name; empty for array elements and the root
    QString text; // empty for Object, Array and Binary
    qsizetype offset = 0; // the value's bytes in the payload, string quotes included
    qsizetype length = 0;
    qsizetype keyOffset = -1; // the member name's bytes, quotes included; -1 without name
    qsizetype keyLength = 0;
    std::vector<FieldValue> children; // only Object and Array

    bool isContainer() const { return kind == Kind::Object || kind == Kind::Array; }
    bool operator==(const FieldValue &) const = default;
};

// The value as a number for trends and charts; nothing for non-numbers and for numbers that a
// double cannot hold (1e999). Text such as "21.5" counts, a JSON string does not.
std::optional<double> numericValue(const FieldValue &field);

} // namespace payload

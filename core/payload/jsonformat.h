// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decodeerror.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace payload {

// JSON laid out anew. Only white space between the parts changes: numbers, strings, the order
// of members and duplicates stay byte for byte as they were.
struct FormattedJson {
    QByteArray bytes; // empty on error
    std::optional<DecodeError> error; // TooLarge when the result would pass maximumBytes

    bool operator==(const FormattedJson &) const = default;
};

FormattedJson prettyJson(QByteArrayView bytes, int indent = 2,
                         qsizetype maximumBytes = 64 * 1024 * 1024);
FormattedJson minifiedJson(QByteArrayView bytes);
// Nothing when `bytes` is one valid JSON value: the check behind "Valid JSON" in the editor.
std::optional<DecodeError> validateJson(QByteArrayView bytes);

} // namespace payload

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace payload {

// Why typed hex or base64 is not bytes, and where (UTF-16 index into the text).
struct InputError {
    enum class Kind {
        InvalidCharacter,
        OddDigit, // a hex digit without its partner
        BadPadding, // "=" in the wrong place or number
        BadLength // a single base64 character at the end
    };

    Kind kind = Kind::InvalidCharacter;
    qsizetype position = 0;

    bool operator==(const InputError &) const = default;
};

struct BytesInput {
    QByteArray bytes; // what was read before the error
    std::optional<InputError> error;

    bool operator==(const BytesInput &) const = default;
};

} // namespace payload

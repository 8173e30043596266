// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decodedpayload.h"

#include <QByteArrayView>
#include <QString>

namespace payload {

// A payload read as text for the Text tab and the editor, characters unchanged. Bytes that are
// neither UTF-8 nor Latin-1 text are read as UTF-8 with U+FFFD for what is invalid.
struct TextReading {
    QString text;
    Encoding encoding = Encoding::Utf8;
    bool exact = true; // false when something had to be replaced

    bool operator==(const TextReading &) const = default;
};

TextReading readText(QByteArrayView bytes);

// Utf8 or Latin1 when the bytes look like text for people, None when they are binary. Looks at
// `maximumBytes` only; a character cut there does not count as invalid.
Encoding guessEncoding(QByteArrayView bytes, qsizetype maximumBytes = 4096);

} // namespace payload

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace payload {

enum class DecodeErrorKind {
    Empty, // no bytes where a value is needed
    UnexpectedEnd, // the payload stops inside a value
    ExpectedValue,
    ExpectedKey,
    ExpectedColon,
    ExpectedCommaOrEnd, // neither a comma nor the closing bracket
    TrailingComma, // a closing bracket right after a comma
    TrailingData, // something follows the complete value
    BadNumber, // "1.", "-", "1e"
    LeadingZero, // "007"
    BadLiteral, // "ture"
    BadEscape, // "\q", "\u12"
    ControlCharacter, // a raw control character inside a string
    InvalidUtf8,
    TooDeep,
    TooLarge
};

// Where and why a decoder gave up. Core speaks enums, ui/text makes the sentence
// ("Not valid JSON: line 1, column 18 - unexpected end").
struct DecodeError {
    DecodeErrorKind kind = DecodeErrorKind::UnexpectedEnd;
    qsizetype offset = 0; // byte offset in the payload, 0 … size
    int line = 1; // from 1
    int column = 1; // from 1, in Unicode characters, not bytes

    bool operator==(const DecodeError &) const = default;
};

// The error with line and column counted from the bytes before `offset` (LF, CRLF and CR end a
// line). Linear in `offset`: meant for the one error that is shown.
DecodeError makeDecodeError(DecodeErrorKind kind, QByteArrayView bytes, qsizetype offset);

} // namespace payload

// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/decodeerror.h"

#include <algorithm>

namespace payload {

DecodeError makeDecodeError(DecodeErrorKind kind, QByteArrayView bytes, qsizetype offset)
{
    DecodeError error{kind, std::clamp<qsizetype>(offset, 0, bytes.size()), 1, 1};
    for (qsizetype i = 0; i < error.offset; ++i) {
        const auto byte = static_cast<quint8>(bytes[i]);
        const bool crBeforeLf = byte == '\r' && i + 1 < error.offset && bytes[i + 1] == '\n';
        if (byte == '\n' || (byte == '\r' && !crBeforeLf)) {
            ++error.line;
            error.column = 1;
        } else if (!crBeforeLf && (byte & 0xC0) != 0x80) {
            ++error.column; // continuation bytes belong to the character before
        }
    }
    return error;
}

} // namespace payload

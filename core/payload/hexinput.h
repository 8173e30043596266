// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/bytesinput.h"

#include <QString>

namespace payload {

// Bytes from typed hex pairs. White space, ",", ":", ";" and "-" may stand between pairs, "0x" or
// "\x" before them; after such a prefix one digit is enough ("0x5").
BytesInput parseHex(QStringView text);
// "00 1f c3", sixteen a line.
QString hexText(QByteArrayView bytes);

} // namespace payload

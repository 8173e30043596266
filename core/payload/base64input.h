// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/bytesinput.h"

namespace payload {

// Bytes from typed base64 (RFC 4648, plain or URL alphabet). White space is skipped, padding may
// be left out.
BytesInput parseBase64(QStringView text);

} // namespace payload

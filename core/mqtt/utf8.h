// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace mqtt {

/// Position of the first byte that may not stand in an MQTT string (section 1.5.4): U+0000,
/// surrogates, over-long forms, values above U+10FFFF, truncated sequences; -1 if there is none.
/// U+FEFF and control characters are data. For a bad sequence the position of its first byte.
qsizetype firstInvalidUtf8(QByteArrayView text);

} // namespace mqtt

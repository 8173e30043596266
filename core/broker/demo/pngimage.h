// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace broker::demo {

// A PNG file of 8-bit RGB pixels, row after row from the top; `rgb` has width × height × 3 bytes.
// Empty when it has not, or a side is not 1..4096.
QByteArray encodePng(int width, int height, const QByteArray &rgb);

} // namespace broker::demo

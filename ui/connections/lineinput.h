// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>

namespace ui {

// Whether bytes come back unchanged from a one-line text field; if not, they are shown as hex.
inline bool fitsOneLine(const QByteArray &bytes)
{
    return QByteArrayView(bytes).isValidUtf8()
        && std::none_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) < 0x20; });
}

} // namespace ui

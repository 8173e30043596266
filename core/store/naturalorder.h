// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <compare>

namespace store {

// The order of levels below one parent: runs of digits by their number value ("joint/2" before
// "joint/10"), ASCII letters without regard to case, everything else by byte (so UTF-8 by code
// point); what is still equal ("01" and "1", "a" and "A") by byte. Independent of the locale, total
// over any bytes, linear in the shorter text.
std::strong_ordering naturalOrder(QByteArrayView a, QByteArrayView b);

} // namespace store

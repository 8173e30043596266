// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace payload {

// How far a decoder may go. What lies beyond is not looked at and reported as
// DecodedPayload::truncated, so neither a 256 MiB payload nor a million-field object can
// stop the window.
struct Limits {
    qsizetype maximumBytes = 1024 * 1024; // bytes of the payload that are read
    int maximumDepth = 512; // containers inside each other; deeper is an error (TooDeep)
    qsizetype maximumFields = 100000; // nodes built; the rest is only checked

    bool operator==(const Limits &) const = default;
};

} // namespace payload

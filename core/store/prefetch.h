// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace store {

// Asks the processor to fetch this cache line, for reading or writing; no more than a hint, and
// harmless for any address.
inline void prefetch([[maybe_unused]] const void *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address, 1);
#endif
}

} // namespace store

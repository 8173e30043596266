// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace store {

// Gives what the C library keeps of freed memory back to the system, where it can: after a large
// tree or history has gone, not in passing (it takes milliseconds).
void returnFreedMemory();

} // namespace store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

// To be called first in main(), before there is a second thread: what one thread has freed is
// there for the others. Buffers are filled on the I/O thread and freed on the GUI thread; with a
// heap for each, as glibc has them, a history at its limit takes up to twice its budget.
void shareTheHeap();

} // namespace app

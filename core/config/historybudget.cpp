// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/historybudget.h"

#include <algorithm>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace config {

qint64 physicalMemory()
{
#if defined(Q_OS_UNIX) && defined(_SC_PHYS_PAGES)
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageBytes = sysconf(_SC_PAGESIZE);
    return pages > 0 && pageBytes > 0 ? qint64(pages) * pageBytes : 0;
#else
    return 0;
#endif
}

qint64 historyBudget(const SettingsValues &values, qint64 memory)
{
    constexpr qint64 Least = 1024LL * 1024;
    constexpr qint64 Usual = 1024 * Least;
    if (values.historyBytes > 0)
        return std::max(values.historyBytes, Least);
    return memory > 0 ? std::clamp(memory / 4, Least, Usual) : Usual;
}

} // namespace config

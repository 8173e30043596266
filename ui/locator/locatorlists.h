// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "locator/locatorentry.h"

namespace ui {

class CommandList;
class Workspace;

// What the locator offers besides topics: few enough to be asked in one go. An empty pattern gives
// everything in its own order; else the best come first, at most `most` that rank above `floor`.

// Only what can be done now.
std::vector<LocatorEntry> commandEntries(const CommandList &commands,
                                         const store::FuzzyPattern &pattern, std::size_t most,
                                         int floor = 0);
// Those that have a key, whether they can be done now or not: for reading.
std::vector<LocatorEntry> keyEntries(const CommandList &commands,
                                     const store::FuzzyPattern &pattern, std::size_t most);
std::vector<LocatorEntry> connectionEntries(const Workspace &workspace,
                                            const store::FuzzyPattern &pattern, std::size_t most,
                                            int floor = 0);
// The prefixes and what they are for.
std::vector<LocatorEntry> prefixEntries();
// A row that only says something.
LocatorEntry wordsEntry(const QString &text);

} // namespace ui

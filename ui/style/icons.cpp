// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/icons.h"

#include "style/iconengine.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// In the order of the enumeration.
constexpr std::array<QLatin1String, IconNameCount> Files{
    "bell"_L1,    "bolt"_L1,    "braces"_L1,   "chart"_L1,  "clip"_L1,       "clock"_L1,
    "close"_L1,   "connect"_L1, "copy"_L1,     "diff"_L1,   "disconnect"_L1, "down"_L1,
    "error"_L1,   "eye"_L1,     "file"_L1,     "filter"_L1, "flag"_L1,       "folder"_L1,
    "follow"_L1,  "help"_L1,    "in"_L1,       "info"_L1,   "ladder"_L1,     "left"_L1,
    "list"_L1,    "lock"_L1,    "minus"_L1,    "more"_L1,   "mute"_L1,       "ok"_L1,
    "out"_L1,     "pause"_L1,   "pin-fill"_L1, "pin"_L1,    "play"_L1,       "plus"_L1,
    "publish"_L1, "record"_L1,  "retry"_L1,    "right"_L1,  "save"_L1,       "search"_L1,
    "server"_L1,  "sliders"_L1, "sort"_L1,     "star"_L1,   "stop"_L1,       "subscribe"_L1,
    "trash"_L1,   "tree"_L1,    "unlock"_L1,   "up"_L1,     "wand"_L1,       "warn"_L1,
    "will"_L1,
};
static_assert(Files.back().size() == 4); // "will": no entry forgotten

} // namespace

QLatin1String iconFile(IconName name)
{
    return Files[static_cast<std::size_t>(name)];
}

QIcon icon(IconName name, ColorRole role)
{
    return QIcon(new IconEngine(name, role));
}

QIcon icon(QLatin1String name, ColorRole role)
{
    for (int i = 0; i < IconNameCount; ++i) {
        if (Files[static_cast<std::size_t>(i)] == name)
            return icon(static_cast<IconName>(i), role);
    }
    return {};
}

} // namespace ui

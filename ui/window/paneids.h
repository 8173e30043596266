// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

namespace ui {

// Names of the bottom panes; part of their switches' names, so of the settings too.
inline constexpr QLatin1StringView PublishPaneId{"publish"};
inline constexpr QLatin1StringView EventsPaneId{"events"};
inline constexpr QLatin1StringView StatisticsPaneId{"statistics"};

} // namespace ui

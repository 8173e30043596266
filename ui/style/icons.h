// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/palette.h"

#include <QIcon>
#include <QLatin1String>

namespace ui {

// Our glyphs in :/icons (ux.md 3.4, picture 30), one enumerator a file.
enum class IconName : quint8 {
    Bell,
    Bolt,
    Braces,
    Chart,
    Clip,
    Clock,
    Close,
    Connect,
    Copy,
    Diff,
    Disconnect,
    Down,
    Error,
    Eye,
    File,
    Filter,
    Flag,
    Folder,
    Follow,
    Help,
    In,
    Info,
    Ladder,
    Left,
    List,
    Lock,
    Minus,
    More,
    Mute,
    Ok,
    Out,
    Pause,
    PinFill,
    Pin,
    Play,
    Plus,
    Publish,
    Record,
    Retry,
    Right,
    Save,
    Search,
    Server,
    Sliders,
    Sort,
    Star,
    Stop,
    Subscribe,
    Trash,
    Tree,
    Unlock,
    Up,
    Wand,
    Warn,
    Will,
};
inline constexpr int IconNameCount = static_cast<int>(IconName::Will) + 1;

// The file's name without folder and ending.
QLatin1String iconFile(IconName name);

// A glyph tinted when it is painted: in `role`, in Faint when disabled; follows light and dark by
// itself and stays crisp at any device pixel ratio.
QIcon icon(IconName name, ColorRole role = ColorRole::Text);
// The same for names kept in data (decoder plugins, tests); an unknown name gives a null icon.
QIcon icon(QLatin1String name, ColorRole role = ColorRole::Text);

} // namespace ui

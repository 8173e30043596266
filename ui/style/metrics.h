// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFontMetrics;
class QWidget;

namespace ui {

// Row height of lists and trees (ux.md 3.1).
enum class Density { Compact, Normal, Touch };

// Every measure of the window, in logical pixels, derived from the font so that text sizes from
// 100 to 200 % need no special case (ux.md 2.1, 3.1). The numbers in the comments hold for the
// 12 px font of the pictures.
struct Metrics {
    // With the density of the widget's style; null: the application's.
    static Metrics of(const QWidget *widget);
    static Metrics of(const QFontMetrics &font, Density density = Density::Normal);

    static constexpr int unit = 4;
    static constexpr int radius = 4;
    static constexpr int cardRadius = 6;
    static constexpr int focusWidth = 2;
    static constexpr int selectionBar = 3;
    static constexpr int formMargin = 20;
    static constexpr int formColumnGap = 12;
    static constexpr int formRowGap = 8;
    static constexpr int cardPadding = 16;
    static constexpr int stripPadding = 10;

    int control = 28; // buttons, edits, combo boxes
    int icon = 16;
    int toolBarIcon = 18;
    int row = 24; // tree, fields
    int denseRow = 22; // history, packets
    int connectionRow = 28;
    int header = 26; // column headers
    int strip = 36; // pane header
    int filterStrip = 40;
    int meta = 30; // line under the crumbs of Message
    int footer = 24;
    int tabStrip = 33;
    int toolBar = 46;
    int statusBar = 27;
};

} // namespace ui

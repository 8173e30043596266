// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionTab;
class QStyleOptionViewItem;

namespace ui {

struct PaintContext;

// How ProxyStyle draws rows, headers, tabs and menus. paintRowGround is public to delegates that
// paint their own cells and want the same selection: soft tint, bar at the left, one strong pane.
void paintRowGround(const PaintContext &context, const QStyleOptionViewItem &item, bool branch);
void paintBranch(const PaintContext &context);
void paintHeaderSection(const PaintContext &context, const QStyleOptionHeader &header);
void paintHeaderLabel(const PaintContext &context, const QStyleOptionHeader &header);
void paintTabShape(const PaintContext &context, const QStyleOptionTab &tab);
void paintTabLabel(const PaintContext &context, const QStyleOptionTab &tab, int iconSize);
void paintMenuItem(const PaintContext &context, const QStyleOptionMenuItem &item, int iconSize);
void paintMenuBarItem(const PaintContext &context, const QStyleOptionMenuItem &item);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QStyleOptionButton;
class QStyleOptionToolButton;

namespace ui {

struct PaintContext;

// How ProxyStyle draws what can be pressed.
void paintPushButton(const PaintContext &context);
void paintPushButtonLabel(const PaintContext &context, const QStyleOptionButton &button);
void paintToolButton(const PaintContext &context, const QStyleOptionToolButton &button);
void paintToolButtonPanel(const PaintContext &context);
void paintCheckBox(const PaintContext &context);
void paintRadioButton(const PaintContext &context);

} // namespace ui

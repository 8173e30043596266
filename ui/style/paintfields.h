// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QStyle;
class QStyleOptionComboBox;
class QStyleOptionGroupBox;
class QStyleOptionSlider;
class QStyleOptionSpinBox;

namespace ui {

struct PaintContext;

// How ProxyStyle draws what text and numbers are typed into, and the frames around them.
void paintField(const PaintContext &context);
void paintComboBox(const PaintContext &context, const QStyleOptionComboBox &combo);
void paintSpinBox(const PaintContext &context, const QStyleOptionSpinBox &spin,
                  const QStyle &style);
void paintGroupBox(const PaintContext &context, const QStyleOptionGroupBox &group,
                   const QStyle &style);
// The frame of lists, tables and editors.
void paintScrollAreaFrame(const PaintContext &context);
void paintScrollBar(const PaintContext &context, const QStyleOptionSlider &bar,
                    const QStyle &style);
void paintProgressBar(const PaintContext &context);

} // namespace ui

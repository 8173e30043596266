// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

class QToolButton;

namespace ui {

// A flat button that is only an icon; `text` is its tooltip and what a screen reader says.
QToolButton *iconButton(IconName name, const QString &text, QWidget *parent);

} // namespace ui

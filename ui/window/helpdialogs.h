// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace ui {

class CommandList;

// The list of keys, as they are now.
void showKeysDialog(QWidget *window, const CommandList &commands);
void showAboutDialog(QWidget *window);
// Read-only text that can be copied: the diagnosis.
void showTextDialog(QWidget *window, const QString &title, const QString &text);

} // namespace ui

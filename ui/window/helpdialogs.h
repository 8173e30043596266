// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMainWindow;
class QWidget;

namespace ui {

// The list of keys, made from the actions that are really there.
void showKeysDialog(QMainWindow *window);
void showAboutDialog(QWidget *window);
// Read-only text that can be copied: the diagnosis.
void showTextDialog(QWidget *window, const QString &title, const QString &text);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/iconbutton.h"

#include <QToolButton>

namespace ui {

QToolButton *iconButton(IconName name, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(name));
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

} // namespace ui

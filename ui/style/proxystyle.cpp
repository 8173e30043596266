// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/proxystyle.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

ProxyStyle::ProxyStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void ProxyStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
}

void ProxyStyle::unpolish(QWidget *widget)
{
    QProxyStyle::unpolish(widget);
}

} // namespace ui

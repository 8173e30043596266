// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/iconpainter.h"

#include <QProxyStyle>

namespace ui {

// The look of every standard control over Fusion (ux.md 3.1, pictures 01–21). Holds no state but a
// pixmap cache; colours come from each option's palette, so light and dark need no second style.
// Widgets choose variants with dynamic properties, set before they are shown:
//   QPushButton  kind = "primary" | "danger" | "link"
//   QToolButton  kind = "outlined"        (28 px square with an outline, as beside the topic)
//   QTabBar      kind = "strip"           (bold current tab; default for all tab bars)
class ProxyStyle : public QProxyStyle {
    Q_OBJECT

public:
    ProxyStyle();

    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
};

} // namespace ui

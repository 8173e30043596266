// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/iconpainter.h"

#include <QWidget>

namespace ui {

// A glyph as a widget. Decorative: gives no accessible name, the text beside it does.
class IconLabel : public QWidget {
    Q_OBJECT

public:
    explicit IconLabel(QWidget *parent = nullptr);
    IconLabel(IconName name, ColorRole role, QWidget *parent = nullptr);

    void setIcon(IconName name, ColorRole role = ColorRole::Text);
    IconName iconName() const { return m_name; }
    // Logical pixels; 0 (the default) is the icon size of Metrics.
    void setIconSize(int size);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IconPainter m_painter;
    IconName m_name = IconName::Info;
    ColorRole m_role = ColorRole::Text;
    int m_size = 0;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace ui {

// One segment of a SegmentedControl; paints its own part of the common outline.
class SegmentButton : public QAbstractButton {
    Q_OBJECT

public:
    SegmentButton(const QString &text, bool first, QWidget *parent);

    void setLast(bool last);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool m_first;
    bool m_last = true;
};

} // namespace ui

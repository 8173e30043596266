// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/palette.h"

#include <QWidget>

namespace ui {

// A small outlined word such as "QoS 1" or "complete". Not a button: it does nothing.
class Chip : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit Chip(QWidget *parent = nullptr);
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    // Ink of text and outline; the default is Muted text in a BorderStrong outline.
    void setInk(ColorRole ink);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    ColorRole m_ink = ColorRole::Muted;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/fonts.h"
#include "style/palette.h"

#include <QWidget>

namespace ui {

// One line of plain text that is shortened with "…" instead of widening the window. The whole text
// stays in text(), in the tooltip while it is shortened, and for screen readers.
class ElidedLabel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    void setInk(ColorRole ink);
    void setKind(TextKind kind);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QFont textFont() const;

    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    ColorRole m_ink = ColorRole::Text;
    TextKind m_kind = TextKind::Body;
};

} // namespace ui

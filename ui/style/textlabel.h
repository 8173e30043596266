// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/fonts.h"
#include "style/palette.h"

#include <QLabel>

namespace ui {

// A QLabel in one of our inks and fonts that follows theme and text size: hints under fields,
// titles, notes. Plain text unless told otherwise; wraps words when setWordWrap is on.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    explicit TextLabel(QWidget *parent = nullptr);
    explicit TextLabel(const QString &text, QWidget *parent = nullptr);
    TextLabel(const QString &text, TextKind kind, ColorRole ink, QWidget *parent = nullptr);
    // The small muted sentence under a field; wraps.
    static TextLabel *hint(const QString &text, QWidget *parent = nullptr);

    void setInk(ColorRole ink);
    void setKind(TextKind kind);

protected:
    bool event(QEvent *event) override;

private:
    void applyLook();

    ColorRole m_ink = ColorRole::Text;
    TextKind m_kind = TextKind::Body;
    bool m_applying = false;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/textlabel.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>

namespace ui {

TextLabel::TextLabel(QWidget *parent)
    : TextLabel(QString(), TextKind::Body, ColorRole::Text, parent)
{
}

TextLabel::TextLabel(const QString &text, QWidget *parent)
    : TextLabel(text, TextKind::Body, ColorRole::Text, parent)
{
}

TextLabel::TextLabel(const QString &text, TextKind kind, ColorRole ink, QWidget *parent)
    : QLabel(parent)
    , m_ink(ink)
    , m_kind(kind)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    applyLook();
}

TextLabel *TextLabel::hint(const QString &text, QWidget *parent)
{
    auto *label = new TextLabel(text, TextKind::Small, ColorRole::Muted, parent);
    label->setWordWrap(true);
    return label;
}

void TextLabel::setInk(ColorRole ink)
{
    m_ink = ink;
    applyLook();
}

void TextLabel::setKind(TextKind kind)
{
    m_kind = kind;
    applyLook();
}

bool TextLabel::event(QEvent *event)
{
    const bool handled = QLabel::event(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::ApplicationFontChange:
    case QEvent::ParentChange:
        applyLook();
        break;
    default:
        break;
    }
    return handled;
}

void TextLabel::applyLook()
{
    if (m_applying)
        return;
    const QScopedValueRollback guard(m_applying, true);
    QPalette changed = palette();
    changed.setColor(QPalette::WindowText, Palette::of(this)(m_ink));
    setPalette(changed);
    setFont(fontFor(m_kind, QApplication::font()));
}

} // namespace ui

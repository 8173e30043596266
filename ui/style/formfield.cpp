// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/formfield.h"

#include "style/iconlabel.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace ui {

FormField::FormField(QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_row(new QWidget(this))
    , m_rowLayout(new QHBoxLayout(m_row))
    , m_line(new QWidget(this))
    , m_icon(new IconLabel(IconName::Error, ColorRole::Err, m_line))
    , m_text(TextLabel::hint({}, m_line))
{
    m_rowLayout->setContentsMargins(0, 0, 0, 0);
    m_rowLayout->setSpacing(2 * Metrics::unit);
    m_rowLayout->addWidget(editor, 1);

    auto *line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Metrics::unit + 2);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_row);
    column->addWidget(m_line);
    updateMessage();
}

void FormField::addBeside(QWidget *widget, int stretch)
{
    widget->setParent(m_row);
    const int last = m_rowLayout->count() - 1;
    const bool compact = last >= 0 && m_rowLayout->itemAt(last)->spacerItem();
    m_rowLayout->insertWidget(compact ? last : m_rowLayout->count(), widget, stretch);
}

void FormField::setCompact()
{
    m_rowLayout->setStretchFactor(m_editor, 0);
    m_rowLayout->addStretch();
}

void FormField::setLabel(QWidget *label)
{
    m_label = label;
}

void FormField::setShown(bool shown)
{
    setVisible(shown);
    if (m_label)
        m_label->setVisible(shown);
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    updateMessage();
}

void FormField::setWarning(const QString &warning)
{
    m_warning = warning;
    updateMessage();
}

void FormField::setError(const QString &error)
{
    if (m_error == error)
        return;
    m_error = error;
    m_editor->setProperty("error", hasError());
    m_editor->update();
    updateMessage();
    emit errorChanged();
}

QString FormField::message() const
{
    if (hasError())
        return m_error;
    if (isUnavailable())
        return m_unavailable;
    return m_warning.isEmpty() ? m_hint : m_warning;
}

void FormField::setUnavailable(const QString &reason)
{
    m_unavailable = reason;
    m_row->setEnabled(reason.isEmpty());
    if (!reason.isEmpty())
        setError({});
    updateMessage();
}

void FormField::updateMessage()
{
    const QString shown = message();
    const bool warns = !hasError() && !isUnavailable() && !m_warning.isEmpty();
    m_icon->setVisible(hasError() || warns);
    m_icon->setIcon(hasError() ? IconName::Error : IconName::Warn,
                    hasError() ? ColorRole::Err : ColorRole::Warn);
    m_text->setInk(hasError() ? ColorRole::Err : warns ? ColorRole::Text : ColorRole::Muted);
    m_text->setText(shown);
    m_line->setVisible(!shown.isEmpty());
    m_editor->setAccessibleDescription(shown);
}

} // namespace ui

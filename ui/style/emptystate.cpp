// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/emptystate.h"

#include "style/iconlabel.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

EmptyState::EmptyState(QWidget *parent)
    : EmptyState(QString(), QString(), parent)
{
}

EmptyState::EmptyState(const QString &line, const QString &explanation, QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(IconName::Info, ColorRole::Faint, this))
    , m_line(new TextLabel(QString(), TextKind::Title, ColorRole::Text, this))
    , m_explanation(new TextLabel(QString(), TextKind::Body, ColorRole::Muted, this))
    , m_actions(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::formMargin, Metrics::formMargin, Metrics::formMargin,
                               Metrics::formMargin);
    column->setSpacing(2 * Metrics::unit);
    column->addStretch(1);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (TextLabel *label : {m_line, m_explanation}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_actions->setSpacing(2 * Metrics::unit);
    m_actions->addStretch(1);
    m_actions->addStretch(1);
    column->addSpacing(Metrics::unit);
    column->addLayout(m_actions);
    column->addStretch(2);
    m_icon->setIconSize(2 * Metrics::of(this).icon);
    m_icon->hide();
    setLine(line);
    setExplanation(explanation);
}

void EmptyState::setIcon(IconName name)
{
    m_icon->setIcon(name, ColorRole::Faint);
    m_icon->show();
}

void EmptyState::setLine(const QString &line)
{
    m_line->setText(line);
}

QString EmptyState::line() const
{
    return m_line->text();
}

void EmptyState::setExplanation(const QString &explanation)
{
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
}

QString EmptyState::explanation() const
{
    return m_explanation->text();
}

QPushButton *EmptyState::addAction(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    m_actions->insertWidget(m_actions->count() - 1, button);
    return button;
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/findbar.h"

#include "editor/payloadeditor.h"
#include "style/iconbutton.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

FindBar::FindBar(PayloadEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_edit(new QLineEdit(this))
    , m_count(new TextLabel(QString(), TextKind::Small, ColorRole::Muted, this))
    , m_previous(iconButton(IconName::Up, tr("Previous match (Shift+Enter)"), this))
    , m_next(iconButton(IconName::Down, tr("Next match (Enter)"), this))
{
    setObjectName(u"findBar"_s);
    m_edit->setObjectName(u"findEdit"_s);
    m_count->setObjectName(u"findCount"_s);
    m_edit->setPlaceholderText(tr("Find in this text"));
    m_edit->setAccessibleName(tr("Find in this text"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMaxLength(1000);
    auto *closeButton = iconButton(IconName::Close, tr("Close (Esc)"), this);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::stripPadding, Metrics::unit, Metrics::unit, Metrics::unit);
    layout->setSpacing(Metrics::unit);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(closeButton);

    m_delay.setSingleShot(true);
    m_delay.setInterval(120);
    connect(&m_delay, &QTimer::timeout, this, &FindBar::search);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_delay.start(); });
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            search();
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(true); });
    connect(closeButton, &QToolButton::clicked, this, &FindBar::close);
    connect(editor, &PayloadEditor::findRequested, this, &FindBar::open);
    m_edit->installEventFilter(this);
    m_editor->installEventFilter(this);
    hide();
}

void FindBar::open()
{
    const QString selected = m_editor->selectedText();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_edit->setText(selected);
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
    search();
}

void FindBar::close()
{
    if (isHidden())
        return;
    m_delay.stop();
    const bool hadFocus = m_edit->hasFocus();
    hide();
    m_editor->markMatches({});
    if (hadFocus)
        m_editor->setFocus(Qt::OtherFocusReason);
}

void FindBar::refresh()
{
    if (isHidden())
        return;
    m_found = m_editor->markMatches(m_edit->text().toUtf8());
    showCount(0);
}

void FindBar::search()
{
    m_delay.stop();
    m_found = m_editor->markMatches(m_edit->text().toUtf8());
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    m_editor->setCursorPosition(line, std::max(0, column - 1)); // the match under it counts
    showCount(m_editor->selectMatch(true));
}

void FindBar::step(bool forward)
{
    if (m_delay.isActive())
        search();
    else
        showCount(m_editor->selectMatch(forward));
}

void FindBar::showCount(int current)
{
    const QLocale locale;
    const bool more = m_found >= PayloadEditor::mostMatches;
    if (m_edit->text().isEmpty())
        m_count->setText(QString());
    else if (m_found == 0)
        m_count->setText(tr("Not found"));
    else if (more)
        m_count->setText(tr("more than %1").arg(locale.toString(m_found)));
    else if (current > 0)
        m_count->setText(tr("%1 of %2", "position of the match")
                             .arg(locale.toString(current), locale.toString(m_found)));
    else
        m_count->setText(tr("%n found", nullptr, m_found));
    m_count->setInk(m_found == 0 ? ColorRole::Err : ColorRole::Muted);
    m_previous->setEnabled(m_found > 0);
    m_next->setEnabled(m_found > 0);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            step(!key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    if (watched == m_editor && event->type() == QEvent::KeyPress && isVisible()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui

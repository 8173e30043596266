// SPDX-License-Identifier: GPL-3.0-or-later
#include "locator/locatoredit.h"

#include "style/icons.h"
#include "style/metrics.h"

#include <QAction>
#include <QKeyEvent>

namespace ui {

namespace {

constexpr int UsualCharacters = 34;
constexpr int FewestCharacters = 14;
constexpr int PageRows = 10;

} // namespace

LocatorEdit::LocatorEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("locatorEdit"));
    setAccessibleName(tr("Go to topic or command"));
    setMaxLength(LongestText);
    setClearButtonEnabled(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *glass
        = new QAction(icon(IconName::Search, ColorRole::Muted), tr("Go to topic or command"), this);
    addAction(glass, QLineEdit::LeadingPosition);
    connect(glass, &QAction::triggered, this, &QLineEdit::selectAll);
    setKey({});
}

void LocatorEdit::setKey(const QString &key)
{
    setPlaceholderText(key.isEmpty() ? tr("Go to topic or command")
                                     : tr("Go to topic or command  (%1)").arg(key));
    setToolTip(tr("<p>Parts of a topic, in any order.</p><p><b>&gt;</b> command · <b>@</b> "
                  "connection · <b>=</b> value · <b>?</b> help</p>"));
}

QSize LocatorEdit::sizeFor(int characters) const
{
    const int icons = 2 * (Metrics::of(this).icon + 2 * Metrics::unit);
    return {fontMetrics().averageCharWidth() * characters + icons, QLineEdit::sizeHint().height()};
}

QSize LocatorEdit::sizeHint() const
{
    return sizeFor(UsualCharacters);
}

QSize LocatorEdit::minimumSizeHint() const
{
    return sizeFor(FewestCharacters);
}

// Esc belongs to this field, also where it is a key of somebody else.
bool LocatorEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void LocatorEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        emit moveRequested(-1);
        return;
    case Qt::Key_Down:
        emit moveRequested(1);
        return;
    case Qt::Key_PageUp:
        emit moveRequested(-PageRows);
        return;
    case Qt::Key_PageDown:
        emit moveRequested(PageRows);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit accepted();
        return;
    case Qt::Key_Escape:
        emit left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void LocatorEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    emit focused();
}

} // namespace ui

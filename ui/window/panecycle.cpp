// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/panecycle.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

bool canTakeFocus(const QWidget *widget)
{
    return widget && widget->isVisible() && widget->isEnabled()
        && widget->focusPolicy() != Qt::NoFocus;
}

// Where the work is done: the first list, view or field; buttons and tabs only if there is no
// other.
QWidget *entryOf(const QWidget *pane)
{
    if (canTakeFocus(pane->focusProxy()))
        return pane->focusProxy();
    QWidget *fallback = nullptr;
    const QList<QWidget *> inside = pane->findChildren<QWidget *>();
    for (QWidget *widget : inside) {
        if (!canTakeFocus(widget) || widget->window() != pane->window() || widget->focusProxy())
            continue;
        const bool control
            = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QTabBar *>(widget);
        const bool byKey = (widget->focusPolicy() & Qt::StrongFocus) == Qt::StrongFocus;
        if (!control && byKey)
            return widget;
        if (!fallback)
            fallback = widget;
    }
    return fallback;
}

} // namespace

PaneCycle::PaneCycle(std::vector<QWidget *> panes, QObject *parent)
    : QObject(parent)
    , m_panes(std::move(panes))
{
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { focusChanged(now); });
}

QWidget *PaneCycle::paneOf(const QWidget *widget) const
{
    const auto found = std::find_if(m_panes.begin(), m_panes.end(), [widget](QWidget *pane) {
        return widget && (pane == widget || pane->isAncestorOf(widget));
    });
    return found == m_panes.end() ? nullptr : *found;
}

QWidget *PaneCycle::current() const
{
    return paneOf(QApplication::focusWidget());
}

void PaneCycle::focusChanged(QWidget *now)
{
    if (QWidget *pane = paneOf(now))
        m_last.insert(pane, now);
}

bool PaneCycle::enter(QWidget *pane)
{
    if (!pane->isVisible())
        return false;
    QWidget *target = m_last.value(pane);
    if (!canTakeFocus(target))
        target = entryOf(pane);
    if (!target)
        return false;
    target->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void PaneCycle::move(int step)
{
    const auto count = int(m_panes.size());
    const auto found = std::find(m_panes.begin(), m_panes.end(), current());
    // From outside: forwards into the first pane, backwards into the last.
    int at = found != m_panes.end() ? int(found - m_panes.begin()) : (step > 0 ? -1 : count);
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        if (enter(m_panes[std::size_t(at)]))
            return;
    }
}

} // namespace ui

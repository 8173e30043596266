// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionlistview.h"

#include "connections/connectionlistmodel.h"
#include "connections/connectionsectionsmodel.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace ui {

ConnectionListView::ConnectionListView(ConnectionListModel *connections, QWidget *parent)
    : QListView(parent)
    , m_connections(connections)
    , m_sections(new ConnectionSectionsModel(connections, this))
{
    setModel(m_sections);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    connect(m_sections, &ConnectionSectionsModel::linesChanged, this,
            &ConnectionListView::linesChanged);
}

void ConnectionListView::setCurrentId(const QString &id)
{
    if (m_connections->row(id) < 0)
        return;
    showLine(id);
    setChosen(id);
}

// Its line or, while that is folded away, the heading.
void ConnectionListView::showLine(const QString &id)
{
    int line = m_sections->lineOf(id);
    if (line < 0)
        line = m_sections->headingOf(m_connections->profile(id)->group);
    setCurrentIndex(m_sections->index(line));
    m_onHeading = false;
}

bool ConnectionListView::isOnHeading() const
{
    return m_sections->isHeading(currentIndex().row());
}

bool ConnectionListView::canStep(int direction) const
{
    return m_sections->canStep(currentIndex().row(), direction);
}

void ConnectionListView::step(int direction)
{
    m_sections->step(currentIndex().row(), direction);
    scrollTo(currentIndex());
}

void ConnectionListView::setChosen(const QString &id)
{
    if (m_currentId == id)
        return;
    m_currentId = id;
    emit currentIdChanged(id);
}

void ConnectionListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (m_sections->isChanging())
        return;
    m_onHeading = m_sections->isHeading(current.row());
    if (!m_onHeading)
        setChosen(m_sections->idAt(current.row()));
}

void ConnectionListView::linesChanged()
{
    if (m_connections->row(m_currentId) >= 0) {
        if (!m_onHeading || !isOnHeading())
            showLine(m_currentId);
        return;
    }
    // It is gone: its neighbour, where the view has gone already.
    const QString neighbour = m_sections->idAt(currentIndex().row());
    if (m_currentId.isEmpty() && neighbour.isEmpty())
        return;
    const QString next = neighbour.isEmpty() ? m_connections->idAt(0) : neighbour;
    if (!next.isEmpty())
        showLine(next);
    setChosen(next);
}

bool ConnectionListView::foldByKey(int key, int line)
{
    const QString group = m_sections->groupAt(line);
    const bool heading = m_sections->isHeading(line);
    const bool folded = m_sections->isFolded(group);
    const bool toggles = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (heading
        && (toggles || (key == Qt::Key_Left && !folded) || (key == Qt::Key_Right && folded)))
        m_sections->setFolded(group, !folded);
    else if (!heading && key == Qt::Key_Left && !group.isEmpty())
        setCurrentIndex(m_sections->index(m_sections->headingOf(group)));
    else if (heading && key == Qt::Key_Right)
        setCurrentIndex(m_sections->index(line + 1));
    else
        return false;
    return true;
}

void ConnectionListView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool vertical = key == Qt::Key_Up || key == Qt::Key_Down;
    if (vertical && event->modifiers() == Qt::AltModifier)
        step(key == Qt::Key_Up ? -1 : 1);
    else if (event->modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier)
             || !foldByKey(key, currentIndex().row()))
        QListView::keyPressEvent(event);
}

// The chosen connection stays chosen.
void ConnectionListView::mousePressEvent(QMouseEvent *event)
{
    const int line = indexAt(event->position().toPoint()).row();
    if (event->button() != Qt::LeftButton || !m_sections->isHeading(line)) {
        QListView::mousePressEvent(event);
        return;
    }
    const QString group = m_sections->groupAt(line);
    m_sections->setFolded(group, !m_sections->isFolded(group));
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QStatusBar>
#include <QTimer>

class QToolButton;

namespace pipeline {
class Connection;
}

namespace ui {

// The status bar (ux.md 2.15): flat cells that say the truth about one connection and explain
// themselves when clicked. Shows facts, changes nothing.
class StatusStrip : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    // Null: nothing is open.
    void setConnection(pipeline::Connection *connection);

signals:
    void stateActivated();
    void pausedActivated();
    void queueActivated();

private:
    QToolButton *addCell(const QString &name, bool permanent);
    void explain(QToolButton *cell);
    QString lossText() const;
    void refresh();
    void refreshState();
    void refreshPaused();
    void refreshTraffic();
    void refreshMemory();

    QPointer<pipeline::Connection> m_connection;
    QTimer m_clock; // words that count up, once a second while something is open
    QToolButton *m_state;
    QToolButton *m_paused;
    QToolButton *m_queue;
    QToolButton *m_rates; // received
    QToolButton *m_published;
    QToolButton *m_roundTrip;
    QToolButton *m_memory;
    QToolButton *m_dropped;
    QHash<QObject *, quint64> m_droppedSeen; // by connection: what was looked at
};

} // namespace ui

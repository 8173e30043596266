// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <vector>

namespace ui {

// F6 and Shift+F6 (ux.md 2.12): moves the keyboard from one visible pane to the next, each time to
// where it was in that pane. The panes are the window's.
class PaneCycle : public QObject {
    Q_OBJECT

public:
    PaneCycle(std::vector<QWidget *> panes, QObject *parent);

    // 1: the next pane, −1: the one before.
    void move(int step);
    // The keyboard goes into this pane; false when nothing there can take it.
    bool enter(QWidget *pane);
    // The pane that has the keyboard, or null.
    QWidget *current() const;

private:
    void focusChanged(QWidget *now);
    QWidget *paneOf(const QWidget *widget) const;

    std::vector<QWidget *> m_panes;
    QHash<QWidget *, QPointer<QWidget>> m_last; // by pane
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topictree.h"

#include <QObject>
#include <QPointer>

class QAction;

namespace store {
class MutedBranches;
}

namespace ui {

class TopicTreeView;

// What can be done with the branch that is selected (ux 2.13): show nothing else, and mute it. Made
// by TopicActions; the texts follow what is selected.
class BranchActions : public QObject {
    Q_OBJECT

public:
    explicit BranchActions(TopicTreeView *view);

    void setMuted(store::MutedBranches *muted); // of the shown connection; may be null
    void update(); // after the selection or the rows changed

    QAction *showOnly() const { return m_showOnly; }
    QAction *showAll() const { return m_showAll; }
    QAction *mute() const { return m_mute; }

signals:
    void showOnlyRequested(store::NodeId branch); // None: all
    void mutedChanged();

private:
    void toggleMute();

    TopicTreeView *m_view;
    QPointer<store::MutedBranches> m_muted;
    QAction *m_showOnly;
    QAction *m_showAll;
    QAction *m_mute;
};

} // namespace ui

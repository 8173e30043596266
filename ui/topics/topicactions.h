// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/retainedresult.h"
#include "store/message.h"

#include <QObject>

class QAction;
class QMenu;

namespace ui {

class BranchActions;
class PayloadFile;
class TopicTreeView;

// The commands on the selected topic (ux 2.13), as actions for the context menu, the *Topic* menu
// of the window and the keyboard. Made by TopicsPane; enabled by what is selected. Only commands
// that work are here.
class TopicActions : public QObject {
    Q_OBJECT

public:
    explicit TopicActions(TopicTreeView *view);

    // The menu of picture 24, with its separators.
    void fill(QMenu *menu) const;
    void update(); // after the selection changed

    QAction *publish() const { return m_publish; }
    QAction *subscribe() const { return m_subscribe; }
    QAction *copyTopic() const { return m_copyTopic; }
    QAction *copyValue() const { return m_copyValue; }
    QAction *savePayload() const { return m_savePayload; }
    QAction *checkRetained() const { return m_checkRetained; }
    BranchActions *branch() const { return m_branch; }
    QAction *expandAll() const { return m_expandAll; }
    QAction *collapseAll() const { return m_collapseAll; }

signals:
    void publishRequested(const QByteArray &topic);
    void subscribeRequested(const QByteArray &topicFilter);
    void checkRetainedRequested(const QByteArray &topic, pipeline::RetainedScope scope);
    void saveFailed(const QString &sentence);

private:
    QByteArray topic() const;
    store::Message lastMessage() const;

    TopicTreeView *m_view;
    PayloadFile *m_file;
    BranchActions *m_branch;
    QAction *m_publish;
    QAction *m_subscribe;
    QAction *m_copyTopic;
    QAction *m_copyValue;
    QAction *m_savePayload;
    QAction *m_checkRetained;
    QAction *m_expandAll;
    QAction *m_collapseAll;
};

} // namespace ui

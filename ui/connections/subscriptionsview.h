// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

#include <QListView>

#include <optional>

class QMenu;

namespace pipeline {
class Connection;
}

namespace ui {

class SubscriptionListModel;

// The subscriptions of the shown connection (ux.md 2.3): pause and resume (Space), change (F2,
// Enter), unsubscribe (Del), by buttons, keys and menu. Decides nothing: wishes leave as signals.
class SubscriptionsView : public QListView {
    Q_OBJECT

public:
    explicit SubscriptionsView(QWidget *parent = nullptr);

    void setConnection(pipeline::Connection *connection);
    // What the connection's profile holds; nothing: it is not saved, and nothing can be remembered.
    void setRemembered(const std::optional<std::vector<config::SavedSubscription>> &remembered);
    const SubscriptionListModel *list() const { return m_model; }

    // The commands for the current row, and for adding one.
    void fillMenu(QMenu *menu);

signals:
    void countChanged(int count);
    void subscribeRequested();
    void changeRequested(const QByteArray &topicFilter);
    // Not paused: asked for again, also when it was refused.
    void pauseRequested(const QByteArray &topicFilter, bool paused);
    void unsubscribeRequested(const QByteArray &topicFilter);
    // As it stands now, or no longer.
    void rememberRequested(const QByteArray &topicFilter, bool remember);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QByteArray currentFilter() const;
    void togglePaused(const QModelIndex &index);
    void fillRowMenu(QMenu *menu, const QByteArray &filter);
    static bool isOurs(const QKeyEvent *event);

    SubscriptionListModel *m_model;
    std::optional<std::vector<config::SavedSubscription>> m_remembered;
};

} // namespace ui

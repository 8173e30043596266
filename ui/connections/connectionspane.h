// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

class QListView;
class QMenu;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace config {
struct Profile;
}

namespace ui {

class ConnectionListModel;
class ConnectionListView;
class EmptyState;
class SubscriptionsView;

// The strip above the topic tree: which connections there are, and what the chosen one subscribes
// to (ux.md 2.3, picture 01). Decides nothing: every wish leaves as a signal with the profile id.
class ConnectionsPane : public QWidget {
    Q_OBJECT

public:
    // The model is the window's and outlives the pane.
    explicit ConnectionsPane(ConnectionListModel *connections, QWidget *parent = nullptr);

    // The connection that topics and history show; empty when there is none.
    QString currentId() const;
    void setCurrentId(const QString &id);
    // Whose connections are not shown, until somebody unfolds them.
    QStringList foldedGroups() const;
    void setFoldedGroups(const QStringList &groups);
    void showSubscriptions(bool show);
    SubscriptionsView *subscriptions() const { return m_subscriptionList; }

    // Emits removeRequested once the user has confirmed it.
    void askToRemove(const QString &id);

    QSize sizeHint() const override;

    // What stands in the context menu of this row instead of changing and removing it.
    void setLocalBroker(const QString &id, std::function<void(QMenu *)> fillMenu);

signals:
    void currentChanged(const QString &id);
    void newRequested();
    void connectRequested(const QString &id);
    void disconnectRequested(const QString &id, bool sendWill);
    void editRequested(const QString &id);
    void duplicateRequested(const QString &id);
    // Before the connection with this id; at the end of the group if it is empty.
    void moveRequested(const QString &id, const QString &group, const QString &beforeId);
    void groupMoveRequested(const QString &group, const QString &beforeGroup);
    void readOnlyRequested(const QString &id, bool readOnly);
    void exportRequested(const QStringList &ids); // none: all of them
    void importRequested();
    void fileDropped(const QString &file);
    // After the user has confirmed it.
    void removeRequested(const QString &id);
    void subscribeRequested();
    void unsubscribeRequested(const QByteArray &topicFilter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildStrip();
    void buildLists();
    void prepareList(QListView *list, const QString &name, const QString &accessibleName);
    void updateTabs();
    void updateSubscriptions();
    void fillMenu(QMenu *menu);
    void fillConnectionMenu(QMenu *menu, const QString &id);
    void fillGroupMenu(QMenu *menu, int line);
    void addPlaceActions(QMenu *menu, const config::Profile &profile);
    void addTransferActions(QMenu *menu, const QStringList &ids);
    void activate(const QString &id);
    bool subscriptionsShown() const;

    ConnectionListModel *m_connections;
    QTabBar *m_tabs;
    QToolButton *m_add;
    QToolButton *m_more;
    QStackedWidget *m_stack;
    ConnectionListView *m_connectionList;
    SubscriptionsView *m_subscriptionList;
    EmptyState *m_noConnection;
    EmptyState *m_noSubscription;
    QString m_announced;
    QString m_localId;
    std::function<void(QMenu *)> m_fillLocalMenu;
};

} // namespace ui

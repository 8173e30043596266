// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/shownmessage.h"
#include "pipeline/retainedresult.h"
#include "store/topictree.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QMenu;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace payload {
class Registry;
}
namespace pipeline {
class Connection;
}

namespace ui {

class Breadcrumb;
class EmptyState;
class FieldsPage;
class HexPage;
class InfoFrame;
class MetaLine;
class PropertiesPage;
class Strip;
class TextPage;

// The inspector (ux.md 2.7): one message with crumbs, meta line and the tabs Fields, Text, Hex and
// Properties. Follows the newest message of the topic unless one is pinned or an older one was
// chosen. GUI thread; refreshes at most four times a second, only the visible tab, and not at all
// while hidden. The connection is not owned and may be replaced or null.
class MessagePane : public QWidget {
    Q_OBJECT

public:
    explicit MessagePane(const payload::Registry &registry, QWidget *parent = nullptr);

    void setConnection(pipeline::Connection *connection);
    // The newest message of this topic, and every later one; None clears the pane.
    void showTopic(store::NodeId node);
    // This one. Not pinned and the newest of its topic: follows from here on.
    void showMessage(const store::Message &message, bool pinned);
    void unpin();
    bool isPinned() const { return m_pinned; }
    const store::Message &message() const { return m_shown.message; }
    // What has changed since this mark of the connection; None: since the previous message.
    void compareWith(store::MarkId mark);
    // Ctrl+F while the pane has the focus: the Text tab with its find line.
    void openFind();
    // The menu of the button "more"; the window may add its own commands.
    QMenu *moreMenu() const { return m_more; }

signals:
    void topicRequested(const QByteArray &branch); // a level of the crumbs
    void publishRequested(const QByteArray &topic);
    void checkRetainedRequested(const QByteArray &topic, pipeline::RetainedScope scope);
    void publishAgainRequested(const store::Message &message);
    void replyRequested(const QByteArray &responseTopic, const QByteArray &correlationData);
    void pinnedChanged(bool pinned);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildStrip();
    void buildMoreMenu();
    void showEmpty(const QString &line, const QString &explanation);
    void setShown(const store::Message &message);
    void ticked();
    void deliveryChanged(store::MessageId id);
    void cleared();
    void refreshSoon();
    store::Message valueAtMark(store::NodeId node);
    void marksChanged();
    void refresh();
    void refreshPage();
    void updatePinBar();
    void copyTopic() const;
    void copyPayload() const;
    void savePayload();

    QPointer<pipeline::Connection> m_connection;
    store::NodeId m_node = store::NodeId::None;
    ShownMessage m_shown;
    store::MarkId m_mark = store::MarkId::None; // compared with; None: the previous message
    bool m_pinned = false;
    bool m_follow = false;
    store::Retained m_retained = store::Retained::No; // as it is shown
    bool m_stale = false; // something changed that is not on the screen yet
    QTimer m_refresh;
    QElapsedTimer m_sinceRefresh;
    int m_refreshMs = 250;

    Strip *m_strip;
    Breadcrumb *m_crumbs;
    QToolButton *m_copy = nullptr;
    QToolButton *m_publish = nullptr;
    QToolButton *m_moreButton = nullptr;
    QMenu *m_more;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    MetaLine *m_meta;
    InfoFrame *m_pinBar;
    QTabWidget *m_tabs;
    FieldsPage *m_fields;
    TextPage *m_text;
    HexPage *m_hex;
    PropertiesPage *m_properties;
};

} // namespace ui

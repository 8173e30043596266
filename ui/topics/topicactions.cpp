// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicactions.h"

#include "history/messagecopy.h"
#include "history/payloadfile.h"
#include "style/icons.h"
#include "topics/branchactions.h"
#include "topics/topictreemodel.h"
#include "topics/topictreeview.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace ui {

TopicActions::TopicActions(TopicTreeView *view)
    : QObject(view)
    , m_view(view)
    , m_file(new PayloadFile(view))
    , m_branch(new BranchActions(view))
    , m_publish(new QAction(icon(IconName::Publish), tr("Publish to this topic…"), this))
    , m_subscribe(
          new QAction(icon(IconName::Subscribe), tr("Subscribe to this branch only…"), this))
    , m_copyTopic(new QAction(icon(IconName::Copy), tr("Copy topic"), this))
    , m_copyValue(new QAction(icon(IconName::Braces), tr("Copy value"), this))
    , m_savePayload(new QAction(icon(IconName::File), tr("Save payload as…"), this))
    , m_checkRetained(new QAction(icon(IconName::Pin), tr("Check what is retained here"), this))
    , m_expandAll(new QAction(tr("Expand all below"), this))
    , m_collapseAll(new QAction(tr("Collapse all below"), this))
{
    m_publish->setObjectName(QStringLiteral("publishToTopicAction"));
    m_subscribe->setObjectName(QStringLiteral("subscribeToBranchAction"));
    m_copyTopic->setObjectName(QStringLiteral("copyTopicAction"));
    m_copyValue->setObjectName(QStringLiteral("copyValueAction"));
    m_savePayload->setObjectName(QStringLiteral("savePayloadAction"));
    m_checkRetained->setObjectName(QStringLiteral("checkRetainedAction"));
    m_expandAll->setObjectName(QStringLiteral("expandAllAction"));
    m_collapseAll->setObjectName(QStringLiteral("collapseAllAction"));
    m_copyTopic->setShortcut(QKeySequence::Copy);
    m_copyValue->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    // The same keys copy other things in other panes.
    m_copyTopic->setShortcutContext(Qt::WidgetShortcut);
    m_copyValue->setShortcutContext(Qt::WidgetShortcut);
    for (QAction *action :
         {m_publish, m_subscribe, m_copyTopic, m_copyValue, m_savePayload, m_checkRetained,
          m_branch->showOnly(), m_expandAll, m_collapseAll, m_branch->mute()})
        m_view->addAction(action);

    connect(m_publish, &QAction::triggered, this, [this] { emit publishRequested(topic()); });
    connect(m_subscribe, &QAction::triggered, this, [this] {
        const bool branch
            = m_view->topicModel()->hasChildren(m_view->currentIndex().siblingAtColumn(0));
        emit subscribeRequested(branch ? topic() + "/#" : topic());
    });
    connect(m_copyTopic, &QAction::triggered, this, [this] {
        QStringList topics;
        for (const store::NodeId node : m_view->selectedNodes())
            topics += QString::fromUtf8(m_view->topicModel()->tree()->topic(node));
        QGuiApplication::clipboard()->setText(topics.join(u'\n'));
    });
    connect(m_copyValue, &QAction::triggered, this, [this] {
        if (const store::Message message = lastMessage(); !message.isNull())
            QGuiApplication::clipboard()->setMimeData(valueForClipboard(message).release());
    });
    connect(m_savePayload, &QAction::triggered, this,
            [this] { m_file->askAndSave(lastMessage()); });
    connect(m_file, &PayloadFile::failed, this, &TopicActions::saveFailed);
    connect(m_checkRetained, &QAction::triggered, this, [this] {
        const bool branch = m_view->topicModel()->tree()->childCount(m_view->currentNode()) > 0;
        emit checkRetainedRequested(
            topic(), branch ? pipeline::RetainedScope::Branch : pipeline::RetainedScope::Topic);
    });
    connect(m_expandAll, &QAction::triggered, this,
            [this] { m_view->expandBelow(m_view->currentIndex()); });
    connect(m_collapseAll, &QAction::triggered, this,
            [this] { m_view->collapseBelow(m_view->currentIndex()); });
    update();
}

void TopicActions::fill(QMenu *menu) const
{
    menu->addActions({m_publish, m_subscribe});
    menu->addSeparator();
    menu->addActions({m_copyTopic, m_copyValue, m_savePayload});
    menu->addSeparator();
    menu->addActions(
        {m_branch->showOnly(), m_branch->showAll(), m_expandAll, m_collapseAll, m_branch->mute()});
    menu->addSeparator();
    menu->addAction(m_checkRetained);
}

QByteArray TopicActions::topic() const
{
    const store::NodeId node = m_view->currentNode();
    return node == store::NodeId::None ? QByteArray() : m_view->topicModel()->tree()->topic(node);
}

store::Message TopicActions::lastMessage() const
{
    const store::NodeId node = m_view->currentNode();
    const store::MessageLog *log = m_view->topicModel() ? m_view->topicModel()->log() : nullptr;
    return node == store::NodeId::None || !log ? store::Message() : log->last(node);
}

void TopicActions::update()
{
    const TopicTreeModel *model = m_view->topicModel();
    const store::NodeId node = model && model->tree() ? m_view->currentNode() : store::NodeId::None;
    const bool any = node != store::NodeId::None;
    const bool value = any && !lastMessage().isNull();
    const bool branch = any && model->tree()->childCount(node) > 0;
    for (QAction *action : {m_publish, m_subscribe, m_copyTopic, m_checkRetained})
        action->setEnabled(any);
    m_copyValue->setEnabled(value);
    m_savePayload->setEnabled(value);
    m_expandAll->setEnabled(branch);
    m_collapseAll->setEnabled(branch);
    m_branch->update();
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/branchactions.h"

#include "pipeline/topicrows.h"
#include "store/mutedbranches.h"
#include "style/icons.h"
#include "topics/topictreemodel.h"
#include "topics/topictreeview.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;

namespace ui {

BranchActions::BranchActions(TopicTreeView *view)
    : QObject(view)
    , m_view(view)
    , m_showOnly(new QAction(icon(IconName::Filter), tr("Show only this branch"), this))
    , m_showAll(new QAction(tr("Show all topics"), this))
    , m_mute(new QAction(icon(IconName::Mute), tr("Mute this branch"), this))
{
    m_showOnly->setObjectName(QStringLiteral("showOnlyBranchAction"));
    m_showOnly->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    m_showAll->setObjectName(QStringLiteral("showAllTopicsAction"));
    m_mute->setObjectName(QStringLiteral("muteBranchAction"));
    m_mute->setShortcut(Qt::CTRL | Qt::Key_U);
    connect(m_showOnly, &QAction::triggered, this,
            [this] { emit showOnlyRequested(m_view->currentNode()); });
    connect(m_showAll, &QAction::triggered, this,
            [this] { emit showOnlyRequested(store::NodeId::None); });
    connect(m_mute, &QAction::triggered, this, &BranchActions::toggleMute);
}

void BranchActions::setMuted(store::MutedBranches *muted)
{
    if (m_muted)
        m_muted->disconnect(this);
    m_muted = muted;
    if (m_muted)
        connect(m_muted, &store::MutedBranches::changed, this, &BranchActions::mutedChanged);
}

void BranchActions::toggleMute()
{
    const store::NodeId node = m_view->currentNode();
    if (!m_muted || node == store::NodeId::None)
        return;
    if (m_muted->mutedAt(node) == store::NodeId::None)
        m_muted->mute(node);
    else
        m_muted->unmute(node);
    update();
}

void BranchActions::update()
{
    const TopicTreeModel *model = m_view->topicModel();
    const store::NodeId node = model && model->tree() ? m_view->currentNode() : store::NodeId::None;
    const bool any = node != store::NodeId::None;
    m_showOnly->setEnabled(any && model->rows()->scope() != node);
    m_showAll->setEnabled(model && model->rows()->scope() != store::NodeId::None);
    m_mute->setEnabled(any && m_muted);
    const store::NodeId muting = any && m_muted ? m_muted->mutedAt(node) : store::NodeId::None;
    if (muting == store::NodeId::None)
        m_mute->setText(tr("Mute this branch"));
    else if (muting == node)
        m_mute->setText(tr("Unmute this branch"));
    else // the whole branch that it lies in
        m_mute->setText(tr("Unmute %1", "name of a branch")
                            .arg(model->rowText().name(muting).replace(u'&', u"&&"_s)));
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicscopebar.h"

#include "style/elidedlabel.h"
#include "style/linkbutton.h"
#include "style/metrics.h"

#include <QHBoxLayout>

namespace ui {

TopicScopeBar::TopicScopeBar(QWidget *parent)
    : Strip(parent)
    , m_label(new ElidedLabel)
    , m_showAll(new LinkButton(tr("Show all")))
{
    setMinimumStripHeight(Metrics::of(this).footer);
    rowLayout()->setContentsMargins(Metrics::stripPadding, 0, Metrics::stripPadding, 0);
    m_label->setObjectName(QStringLiteral("topicScope"));
    m_label->setKind(TextKind::Small);
    m_label->setElideMode(Qt::ElideMiddle);
    m_showAll->setObjectName(QStringLiteral("showAllTopicsButton"));
    addLeading(m_label, 1);
    addTrailing(m_showAll);
    connect(m_showAll, &LinkButton::clicked, this, &TopicScopeBar::showAllRequested);
    hide();
}

void TopicScopeBar::setBranch(const QString &topic)
{
    if (!topic.isEmpty())
        m_label->setText(tr("Only %1", "a branch of the topic tree").arg(topic));
    setVisible(!topic.isEmpty());
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicfooter.h"

#include "style/elidedlabel.h"
#include "style/iconlabel.h"
#include "style/linkbutton.h"
#include "style/metrics.h"

#include <QHBoxLayout>

namespace ui {

TopicFooter::TopicFooter(QWidget *parent)
    : Strip(parent)
    , m_wrongIcon(new IconLabel(IconName::Error, ColorRole::Err))
    , m_wrong(new ElidedLabel)
    , m_counts(new ElidedLabel)
    , m_order(new ElidedLabel)
    , m_refresh(new LinkButton(tr("Refresh")))
{
    setBorder(Border::Top);
    setMinimumStripHeight(Metrics::of(this).footer);
    rowLayout()->setContentsMargins(Metrics::stripPadding, 0, Metrics::stripPadding, 0);
    for (ElidedLabel *label : {m_wrong, m_counts, m_order})
        label->setKind(TextKind::Small);
    m_counts->setObjectName(QStringLiteral("topicFooter"));
    m_counts->setInk(ColorRole::Muted);
    m_wrong->setObjectName(QStringLiteral("topicFilterMessage"));
    m_wrong->setInk(ColorRole::Err);
    m_wrongIcon->hide();
    m_wrong->hide();
    m_order->setInk(ColorRole::Muted);
    m_order->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    addLeading(m_wrongIcon);
    addLeading(m_wrong, 1);
    addLeading(m_counts, 1);
    m_order->setObjectName(QStringLiteral("topicOrder"));
    m_refresh->setObjectName(QStringLiteral("refreshTopicOrderButton"));
    m_refresh->hide();
    addTrailing(m_order);
    addTrailing(m_refresh);
    connect(m_refresh, &LinkButton::clicked, this, &TopicFooter::refreshRequested);
}

void TopicFooter::setCounts(const QString &text)
{
    m_counts->setText(text);
}

void TopicFooter::setOrder(const QString &text)
{
    m_order->setText(text);
}

void TopicFooter::setRefreshShown(bool shown)
{
    m_refresh->setVisible(shown);
}

void TopicFooter::setError(const QString &sentence)
{
    m_wrong->setText(sentence);
    m_wrong->setVisible(!sentence.isEmpty());
    m_wrongIcon->setVisible(!sentence.isEmpty());
    m_counts->setVisible(sentence.isEmpty());
}

} // namespace ui

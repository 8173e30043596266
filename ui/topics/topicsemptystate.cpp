// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicsemptystate.h"

#include "payload/escape.h"
#include "pipeline/connection.h"
#include "store/topicquery.h"

#include <QDateTime>
#include <QPushButton>

#include <algorithm>

namespace ui {

namespace {

constexpr qint64 SilenceMs = 10'000; // before we say that nothing arrives
constexpr qsizetype QuotedCharacters = 60; // of a filter
constexpr char TestTopic[] = "canopy/test";

QString subscribedFilters(const pipeline::Connection &connection)
{
    QStringList filters;
    for (const pipeline::SubscriptionState &state : connection.subscriptions()) {
        if (state.status != pipeline::SubscriptionState::Status::Refused
            && state.status != pipeline::SubscriptionState::Status::Paused)
            filters += payload::visibleText(QString::fromUtf8(state.subscription.topicFilter));
        if (filters.size() == 3)
            break;
    }
    return filters.join(QStringLiteral(", "));
}

} // namespace

TopicsEmptyState::TopicsEmptyState(QWidget *parent)
    : EmptyState(parent)
    , m_subscribe(addAction(tr("Subscribe to something else…")))
    , m_publishTest(addAction(tr("Publish a test message")))
    , m_clearFilter(addAction(tr("Clear filter")))
    , m_searchValues(addAction(tr("Search values")))
{
    setIcon(IconName::Tree);
    m_waiting.setSingleShot(true);
    connect(&m_waiting, &QTimer::timeout, this, &TopicsEmptyState::waitedLongEnough);
    connect(m_subscribe, &QPushButton::clicked, this, [this] { emit subscribeRequested({}); });
    connect(m_publishTest, &QPushButton::clicked, this,
            [this] { emit publishRequested(QByteArray(TestTopic)); });
    connect(m_clearFilter, &QPushButton::clicked, this, &TopicsEmptyState::clearFilterRequested);
    connect(m_searchValues, &QPushButton::clicked, this, &TopicsEmptyState::searchValuesRequested);
}

void TopicsEmptyState::sayNothing()
{
    m_waiting.stop();
    for (QPushButton *button : {m_subscribe, m_publishTest, m_clearFilter, m_searchValues})
        button->hide();
}

void TopicsEmptyState::sayNoConnection()
{
    sayNothing();
    setLine(tr("No connection"));
    setExplanation(tr("Choose a connection to see its topics."));
}

void TopicsEmptyState::sayNothingArrived(const pipeline::Connection &connection)
{
    sayNothing();
    switch (connection.state()) {
    case client::State::Connected:
        break;
    case client::State::Connecting:
        setLine(tr("Connecting…"));
        setExplanation(tr("Topics appear here as soon as messages arrive."));
        return;
    case client::State::Disconnected:
    case client::State::Waiting:
    case client::State::Failed:
        setLine(tr("Not connected"));
        setExplanation(tr("Topics appear here as soon as messages arrive."));
        return;
    }
    const QString filters = subscribedFilters(connection);
    const qint64 connectedForMs = QDateTime::currentMSecsSinceEpoch() - connection.stateSinceMs();
    if (filters.isEmpty()) {
        setLine(tr("No subscription: nothing can arrive."));
        setExplanation({});
        m_subscribe->setText(tr("Subscribe…"));
        m_subscribe->show();
    } else if (connectedForMs < SilenceMs) {
        setLine(tr("Connected. Waiting for the first message…"));
        setExplanation(tr("You are subscribed to %1.").arg(filters));
        m_waiting.start(static_cast<int>(std::max<qint64>(SilenceMs - connectedForMs, 1)));
    } else {
        setLine(tr("Connected. Nothing received in 10 s."));
        setExplanation(tr("You are subscribed to %1. Some brokers refuse #.").arg(filters));
        m_subscribe->setText(tr("Subscribe to something else…"));
        m_subscribe->show();
        m_publishTest->show();
    }
}

void TopicsEmptyState::sayNothingMatches(const store::TopicQuery &query)
{
    sayNothing();
    QString text = payload::visibleText(query.text().trimmed());
    if (text.size() > QuotedCharacters)
        text = text.left(QuotedCharacters) % QChar(0x2026);
    setLine(tr("No topic matches “%1”.").arg(text));
    setExplanation(tr("New topics are shown here as soon as they match."));
    m_clearFilter->show();
    m_searchValues->setVisible(query.kind() == store::TopicQuery::Kind::Words
                               && !query.text().contains(u'"'));
}

} // namespace ui

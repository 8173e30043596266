// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicspane.h"

#include "payload/escape.h"
#include "pipeline/connection.h"
#include "style/elidedlabel.h"
#include "style/emptystate.h"
#include "style/metrics.h"
#include "style/strip.h"
#include "text/formats.h"
#include "topics/topicactions.h"
#include "topics/topictreemodel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

constexpr int CountIntervalMs = 250;
constexpr qint64 SilenceMs = 10'000; // before we say that nothing arrives
constexpr char TestTopic[] = "canopy/test";

QString subscribedFilters(const pipeline::Connection &connection)
{
    QStringList filters;
    for (const pipeline::SubscriptionState &state : connection.subscriptions()) {
        if (state.status != pipeline::SubscriptionState::Status::Refused)
            filters += payload::visibleText(QString::fromUtf8(state.subscription.topicFilter));
        if (filters.size() == 3)
            break;
    }
    return filters.join(QStringLiteral(", "));
}

} // namespace

TopicsPane::TopicsPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new TopicTreeModel(this))
    , m_view(new TopicTreeView)
    , m_actions(nullptr)
    , m_strip(new Strip(tr("Topics")))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_subscribe(m_empty->addAction(tr("Subscribe to something else…")))
    , m_publishTest(m_empty->addAction(tr("Publish a test message")))
    , m_footer(new ElidedLabel)
{
    m_view->setTopicModel(m_model);
    m_actions = new TopicActions(m_view);
    m_empty->setIcon(IconName::Tree);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_footer->setObjectName(QStringLiteral("topicFooter"));
    m_footer->setInk(ColorRole::Muted);
    m_footer->setKind(TextKind::Small);
    auto *order = new ElidedLabel(tr("A→Z · order is fixed"));
    order->setInk(ColorRole::Muted);
    order->setKind(TextKind::Small);
    order->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *footer = new Strip;
    footer->setBorder(Strip::Border::Top);
    footer->setMinimumStripHeight(Metrics::of(this).footer);
    footer->rowLayout()->setContentsMargins(Metrics::stripPadding, 0, Metrics::stripPadding, 0);
    footer->addLeading(m_footer, 1);
    footer->addTrailing(order);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack, 1);
    layout->addWidget(footer);
    setFocusProxy(m_view);

    m_counting.setSingleShot(true);
    m_counting.setInterval(CountIntervalMs);
    connect(&m_counting, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_countsOld, false))
            return;
        updateCounts();
        m_counting.start();
    });
    m_waiting.setSingleShot(true);
    connect(&m_waiting, &QTimer::timeout, this, &TopicsPane::updateEmptyState);
    const auto count = [this] {
        m_countsOld = m_counting.isActive(); // at most a few times a second
        if (m_countsOld)
            return;
        updateCounts();
        m_counting.start();
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this, count);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_stack->currentWidget() != m_view)
            updateEmptyState();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &TopicsPane::updateCounts);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TopicsPane::updateEmptyState);
    // A reset takes the selection with it without a word.
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_actions->update();
        emit selectionChanged({});
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_actions->update();
        emit selectionChanged(m_view->selectedNodes());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, m_actions,
            &TopicActions::update);
    connect(m_view, &TopicTreeView::enterPressed, this, &TopicsPane::messageFocusRequested);
    connect(m_view, &TopicTreeView::menuRequested, this, [this](const QPoint &position) {
        m_actions->update();
        auto *menu = new QMenu(m_view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_actions->fill(menu);
        menu->popup(position);
    });
    connect(m_actions, &TopicActions::publishRequested, this, &TopicsPane::publishRequested);
    connect(m_actions, &TopicActions::subscribeRequested, this, &TopicsPane::subscribeRequested);
    connect(m_actions, &TopicActions::saveFailed, this, &TopicsPane::saveFailed);
    connect(m_subscribe, &QPushButton::clicked, this, [this] { emit subscribeRequested({}); });
    connect(m_publishTest, &QPushButton::clicked, this,
            [this] { emit publishRequested(QByteArray(TestTopic)); });
    updateCounts();
    updateEmptyState();
}

TopicsPane::~TopicsPane() = default;

void TopicsPane::setConnection(pipeline::Connection *connection)
{
    if (connection == m_connection)
        return;
    if (m_connection) {
        m_states[m_connection] = m_view->state();
        disconnect(m_connection, nullptr, this, nullptr);
        watchHidden(m_connection);
    }
    m_connection = connection;
    m_model->setStore(connection ? &connection->topics() : nullptr,
                      connection ? &connection->log() : nullptr);
    if (connection) {
        disconnect(&connection->topics(), nullptr, this, nullptr);
        disconnect(connection, nullptr, this, nullptr);
        connect(connection, &pipeline::Connection::stateChanged, this, &TopicsPane::updateLiveness);
        connect(connection, &pipeline::Connection::pausedChanged, this,
                &TopicsPane::updateLiveness);
        connect(connection, &pipeline::Connection::subscriptionsChanged, this,
                &TopicsPane::updateEmptyState);
        connect(connection, &QObject::destroyed, this, [this] {
            m_states.erase(m_connection);
            m_connection = nullptr;
            showConnection();
        });
        if (const auto known = m_states.find(connection); known != m_states.end())
            m_view->restore(known->second);
    }
    showConnection();
}

void TopicsPane::watchHidden(pipeline::Connection *hidden)
{
    // What is remembered names nodes of a tree that may be cleared while it is not shown.
    const auto forget = [this, hidden] { m_states.erase(hidden); };
    connect(hidden, &QObject::destroyed, this, forget);
    connect(&hidden->topics(), &store::TopicTree::cleared, this, forget);
}

void TopicsPane::showConnection()
{
    updateLiveness();
    m_actions->update();
    emit selectionChanged(m_view->selectedNodes());
}

void TopicsPane::setRateColumn(bool shown)
{
    m_view->setRateColumn(shown);
}

void TopicsPane::setDisplay(config::HighlightUpdates mark, config::TimeDisplay times)
{
    m_model->setUpdateMark(mark);
    m_model->setTimeDisplay(times);
    m_view->viewport()->update();
}

void TopicsPane::setClock(std::function<qint64()> nowUs)
{
    m_model->setClock(std::move(nowUs));
}

void TopicsPane::takeFocus()
{
    // The stack hands the focus of one page over to the next.
    m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
}

store::NodeId TopicsPane::currentNode() const
{
    return m_view->currentNode();
}

std::vector<store::NodeId> TopicsPane::selectedNodes() const
{
    return m_view->selectedNodes();
}

QByteArray TopicsPane::currentTopic() const
{
    const store::NodeId node = currentNode();
    return node == store::NodeId::None ? QByteArray() : m_model->tree()->topic(node);
}

bool TopicsPane::selectTopic(const QByteArray &topic)
{
    const store::NodeId node = m_model->tree() ? m_model->tree()->find(topic) : store::NodeId::None;
    if (node == store::NodeId::None || node == store::NodeId::Root)
        return false;
    m_view->select(node);
    return true;
}

void TopicsPane::updateCounts()
{
    const int topics = m_model->tree() ? m_model->tree()->topicCount() : 0;
    m_strip->setNote(topics > 0 ? countText(topics) : QString());
    m_footer->setText(topics == 1 ? tr("1 topic")
                                  : tr("%1 topics", nullptr, topics).arg(countText(topics)));
}

void TopicsPane::updateLiveness()
{
    const bool connected = m_connection && m_connection->state() == client::State::Connected;
    m_model->setLive(connected);
    m_model->setFrozen(m_connection && m_connection->isPaused());
    m_view->viewport()->update();
    updateEmptyState();
}

void TopicsPane::updateEmptyState()
{
    m_waiting.stop();
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    m_subscribe->hide();
    m_publishTest->hide();
    if (!m_connection) {
        m_empty->setLine(tr("No connection"));
        m_empty->setExplanation(tr("Choose a connection to see its topics."));
        return;
    }
    switch (m_connection->state()) {
    case client::State::Connected:
        break;
    case client::State::Connecting:
        m_empty->setLine(tr("Connecting…"));
        m_empty->setExplanation(tr("Topics appear here as soon as messages arrive."));
        return;
    case client::State::Disconnected:
    case client::State::Waiting:
    case client::State::Failed:
        m_empty->setLine(tr("Not connected"));
        m_empty->setExplanation(tr("Topics appear here as soon as messages arrive."));
        return;
    }
    const QString filters = subscribedFilters(*m_connection);
    const qint64 connectedForMs
        = QDateTime::currentMSecsSinceEpoch() - m_connection->stateSinceMs();
    if (filters.isEmpty()) {
        m_empty->setLine(tr("No subscription: nothing can arrive."));
        m_empty->setExplanation({});
        m_subscribe->setText(tr("Subscribe…"));
        m_subscribe->show();
    } else if (connectedForMs < SilenceMs) {
        m_empty->setLine(tr("Connected. Waiting for the first message…"));
        m_empty->setExplanation(tr("You are subscribed to %1.").arg(filters));
        m_waiting.start(static_cast<int>(std::max<qint64>(SilenceMs - connectedForMs, 1)));
    } else {
        m_empty->setLine(tr("Connected. Nothing received in 10 s."));
        m_empty->setExplanation(
            tr("You are subscribed to %1. Some brokers refuse #.").arg(filters));
        m_subscribe->setText(tr("Subscribe to something else…"));
        m_subscribe->show();
        m_publishTest->show();
    }
}

} // namespace ui

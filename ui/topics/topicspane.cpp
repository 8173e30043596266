// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicspane.h"

#include "payload/escape.h"
#include "pipeline/connection.h"
#include "pipeline/topicsearch.h"
#include "style/elidedlabel.h"
#include "style/emptystate.h"
#include "style/iconlabel.h"
#include "style/linkbutton.h"
#include "style/metrics.h"
#include "style/strip.h"
#include "text/formats.h"
#include "text/querytext.h"
#include "topics/topicactions.h"
#include "topics/topiccolumns.h"
#include "topics/topicfilterline.h"
#include "topics/topicsorting.h"
#include "topics/topictreemodel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

constexpr int CountIntervalMs = 250;
constexpr qint64 SilenceMs = 10'000; // before we say that nothing arrives
constexpr int PatienceMs = 300; // before we say that a search goes on
constexpr qsizetype QuotedCharacters = 60; // of a filter, in the words of an empty tree
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
    , m_sorting(nullptr)
    , m_search(new pipeline::TopicSearch(this))
    , m_line(new TopicFilterLine)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_subscribe(m_empty->addAction(tr("Subscribe to something else…")))
    , m_publishTest(m_empty->addAction(tr("Publish a test message")))
    , m_clearFilter(m_empty->addAction(tr("Clear filter")))
    , m_searchValues(m_empty->addAction(tr("Search values")))
    , m_wrongIcon(new IconLabel(IconName::Error, ColorRole::Err))
    , m_wrong(new ElidedLabel)
    , m_footer(new ElidedLabel)
    , m_order(new ElidedLabel)
    , m_refreshOrder(new LinkButton(tr("Refresh")))
{
    // Before the model forgets its rows, and after it has the new ones.
    connect(m_search, &pipeline::TopicSearch::aboutToBeReplaced, this, &TopicsPane::prepareResult);
    m_model->setSearch(m_search);
    connect(m_search, &pipeline::TopicSearch::replaced, this, &TopicsPane::showResult);
    m_search->setClock([this] { return m_model->nowUs(); });
    m_view->setTopicModel(m_model);
    m_actions = new TopicActions(m_view);
    m_sorting = new TopicSorting(m_view);
    m_empty->setIcon(IconName::Tree);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_footer->setObjectName(QStringLiteral("topicFooter"));
    m_footer->setInk(ColorRole::Muted);
    m_footer->setKind(TextKind::Small);
    m_wrong->setObjectName(QStringLiteral("topicFilterMessage"));
    m_wrong->setInk(ColorRole::Err);
    m_wrong->setKind(TextKind::Small);
    m_wrongIcon->hide();
    m_wrong->hide();
    m_order->setObjectName(QStringLiteral("topicOrder"));
    m_refreshOrder->setObjectName(QStringLiteral("refreshTopicOrderButton"));
    m_refreshOrder->hide();
    m_order->setInk(ColorRole::Muted);
    m_order->setKind(TextKind::Small);
    m_order->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *footer = new Strip;
    footer->setBorder(Strip::Border::Top);
    footer->setMinimumStripHeight(Metrics::of(this).footer);
    footer->rowLayout()->setContentsMargins(Metrics::stripPadding, 0, Metrics::stripPadding, 0);
    footer->addLeading(m_wrongIcon);
    footer->addLeading(m_wrong, 1);
    footer->addLeading(m_footer, 1);
    footer->addTrailing(m_order);
    footer->addTrailing(m_refreshOrder);
    auto *strip = new Strip;
    strip->setMinimumStripHeight(Metrics::of(this).filterStrip);
    strip->addLeading(m_line, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(strip);
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
        if (m_replacing)
            return;
        if (m_unfiltered)
            m_unfiltered = TopicTreeState(); // it names nodes that are gone
        m_actions->update();
        emit selectionChanged({});
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_replacing)
            return;
        m_actions->update();
        emit selectionChanged(m_view->selectedNodes());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { m_search->keep(m_view->currentNode()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, m_actions,
            &TopicActions::update);
    connect(m_line, &TopicFilterLine::queryChanged, this, [this](const store::TopicQuery &query) {
        m_search->setQuery(query);
        m_patience.start();
    });
    connect(m_line, &TopicFilterLine::errorChanged, this, [this](const QString &sentence) {
        m_wrong->setText(sentence);
        m_wrong->setVisible(!sentence.isEmpty());
        m_wrongIcon->setVisible(!sentence.isEmpty());
        m_footer->setVisible(sentence.isEmpty());
    });
    connect(m_line, &TopicFilterLine::left, this, &TopicsPane::takeFocus);
    connect(m_view, &TopicTreeView::escapePressed, m_line, &TopicFilterLine::clearFilter);
    connect(m_clearFilter, &QPushButton::clicked, this, [this] {
        m_line->clearFilter();
        takeFocus();
    });
    connect(m_searchValues, &QPushButton::clicked, this, [this] {
        m_line->setFilter(u"value:\"" % m_search->result()->query().text().trimmed() % u'"');
        m_line->setFocus(Qt::OtherFocusReason);
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &TopicsPane::updateCounts);
    connect(m_search, &pipeline::TopicSearch::countsChanged, this, count);
    connect(m_search, &pipeline::TopicSearch::completed, this, [this] {
        updateCounts();
        updateEmptyState();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_model->rowCount() == 0)
            updateEmptyState();
    });
    connect(m_view, &TopicTreeView::enterPressed, this, &TopicsPane::messageFocusRequested);
    connect(m_view, &TopicTreeView::menuRequested, this, [this](const QPoint &position) {
        m_actions->update();
        auto *menu = new QMenu(m_view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_actions->fill(menu);
        menu->popup(position);
    });
    connect(m_sorting, &TopicSorting::changed, this, [this] {
        updateCounts();
        m_refreshOrder->setVisible(m_sorting->isSnapshot());
    });
    connect(m_refreshOrder, &LinkButton::clicked, m_sorting->refresh(), &QAction::trigger);
    m_view->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view->header(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint &position) {
                auto *menu = new QMenu(m_view);
                menu->setObjectName(QStringLiteral("topicHeaderMenu"));
                menu->setAttribute(Qt::WA_DeleteOnClose);
                m_view->columns()->fill(menu);
                menu->addSeparator();
                m_sorting->fill(menu->addMenu(tr("&Sort by")));
                menu->popup(m_view->header()->viewport()->mapToGlobal(position));
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
    m_search->setStore(nullptr, nullptr); // back to what the filter has hidden
    if (m_connection) {
        m_states[m_connection] = m_view->state();
        disconnect(m_connection, nullptr, this, nullptr);
        watchHidden(m_connection);
    }
    m_connection = connection;
    m_model->setStore(connection ? &connection->topics() : nullptr,
                      connection ? &connection->log() : nullptr);
    m_search->setStore(m_model->tree(), m_model->log());
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
    m_view->columns()->setRateColumn(shown);
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

void TopicsPane::prepareResult()
{
    m_replacing = true;
    m_wanted = store::NodeId::None;
    m_selectedBefore.clear();
    if (!m_model->tree())
        return;
    if (!m_unfiltered)
        m_unfiltered = m_view->state();
    m_wanted = m_view->currentNode();
    m_selectedBefore = m_view->selectedNodes();
}

void TopicsPane::showResult()
{
    if (!m_model->tree()) {
        m_unfiltered.reset();
    } else if (m_search->isFiltering()) {
        m_view->openMatches();
        m_view->setCurrentIndex(m_model->indexOf(m_wanted));
        if (m_view->currentIndex().isValid())
            m_view->scrollTo(m_view->currentIndex());
    } else {
        TopicTreeState before
            = std::exchange(m_unfiltered, std::nullopt).value_or(TopicTreeState());
        const bool another = m_wanted != store::NodeId::None && m_wanted != before.current;
        if (another)
            before.current = store::NodeId::None;
        m_view->restore(before);
        if (another)
            m_view->select(m_wanted);
    }
    m_replacing = false;
    m_search->keep(m_view->currentNode());
    updateCounts();
    updateEmptyState();
    m_actions->update();
    const std::vector<store::NodeId> selected = m_view->selectedNodes();
    if (selected != m_selectedBefore)
        emit selectionChanged(selected);
}

void TopicsPane::focusFilter()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
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
    if (!m_model->isShown(node))
        m_line->clearFilter();
    m_view->select(node);
    return true;
}

void TopicsPane::updateCounts()
{
    m_footer->setText(countsText());
    if (!m_model->isFiltering())
        m_order->setText(m_sorting->text());
    else
        m_order->setText(m_sorting->isSnapshot() ? m_sorting->text() : filterText());
}

QString TopicsPane::countsText() const
{
    const int topics = m_model->tree() ? m_model->tree()->topicCount() : 0;
    const bool searching = m_search->searchingMs() >= PatienceMs;
    if (!m_model->isFiltering()) {
        if (searching)
            return tr("Searching…");
        return topics == 1 ? tr("1 topic")
                           : tr("%1 topics", nullptr, topics).arg(countText(topics));
    }
    const QString scope = tr("%1 of %2 topics match")
                              .arg(countText(m_search->result()->matches()), countText(topics));
    return searching ? tr("Searching… %1", "counts so far").arg(scope) : scope;
}

QString TopicsPane::filterText() const
{
    const store::TopicMatches &result = *m_search->result();
    const QString kind = queryKindText(result.query().kind());
    if (result.undecided() == 0)
        return kind;
    return tr("%1 · gave up on %2", "filter kind, number of topics")
        .arg(kind, countText(result.undecided()));
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
    m_clearFilter->hide();
    m_searchValues->hide();
    if (m_model->isFiltering() && m_model->tree()->topicCount() > 0) {
        sayNothingMatches();
        return;
    }
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

void TopicsPane::sayNothingMatches()
{
    const store::TopicQuery &query = m_search->result()->query();
    QString text = payload::visibleText(query.text().trimmed());
    if (text.size() > QuotedCharacters)
        text = text.left(QuotedCharacters) % QChar(0x2026);
    m_empty->setLine(tr("No topic matches “%1”.").arg(text));
    m_empty->setExplanation(tr("New topics are shown here as soon as they match."));
    m_clearFilter->show();
    m_searchValues->setVisible(query.kind() == store::TopicQuery::Kind::Words
                               && !query.text().contains(u'"'));
}

} // namespace ui

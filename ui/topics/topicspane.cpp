// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicspane.h"

#include "payload/escape.h"
#include "pipeline/connection.h"
#include "pipeline/topicrows.h"
#include "pipeline/topicsearch.h"
#include "text/formats.h"
#include "text/querytext.h"
#include "topics/branchactions.h"
#include "topics/markchip.h"
#include "topics/topicactions.h"
#include "topics/topiccolumns.h"
#include "topics/topicfilterline.h"
#include "topics/topicfilterstrip.h"
#include "topics/topicfooter.h"
#include "topics/topicscopebar.h"
#include "topics/topicsemptystate.h"
#include "topics/topicsorting.h"
#include "topics/topictreemodel.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

constexpr int CountIntervalMs = 250;
constexpr int PatienceMs = 300; // before we say that a search goes on

} // namespace

TopicsPane::TopicsPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new TopicTreeModel(this))
    , m_view(new TopicTreeView)
    , m_actions(nullptr)
    , m_sorting(nullptr)
    , m_search(new pipeline::TopicSearch(this))
    , m_strip(new TopicFilterStrip)
    , m_line(m_strip->line())
    , m_scope(new TopicScopeBar)
    , m_stack(new QStackedWidget)
    , m_empty(new TopicsEmptyState)
    , m_footer(new TopicFooter)
{
    // Before the model forgets its rows, and after it has the new ones.
    connect(m_search, &pipeline::TopicSearch::aboutToBeReplaced, this, &TopicsPane::prepareResult);
    m_model->setSearch(m_search);
    connect(m_search, &pipeline::TopicSearch::replaced, this, &TopicsPane::showResult);
    m_search->setClock([this] { return m_model->nowUs(); });
    m_view->setTopicModel(m_model);
    m_actions = new TopicActions(m_view);
    m_sorting = new TopicSorting(m_view);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_scope);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_footer);
    setFocusProxy(m_view);

    m_counting.setSingleShot(true);
    m_counting.setInterval(CountIntervalMs);
    connect(&m_counting, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_countsOld, false))
            return;
        updateCounts();
        m_counting.start();
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &TopicsPane::updateCounts);
    watchModel();
    watchFilter();
    watchSorting();
    watchBranches();
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
    connect(m_actions, &TopicActions::checkRetainedRequested, this,
            &TopicsPane::checkRetainedRequested);
    connect(m_actions, &TopicActions::saveFailed, this, &TopicsPane::saveFailed);
    connect(m_empty, &TopicsEmptyState::publishRequested, this, &TopicsPane::publishRequested);
    connect(m_empty, &TopicsEmptyState::subscribeRequested, this, &TopicsPane::subscribeRequested);
    connect(m_empty, &TopicsEmptyState::waitedLongEnough, this, &TopicsPane::updateEmptyState);
    updateCounts();
    updateEmptyState();
}

TopicsPane::~TopicsPane() = default;

void TopicsPane::watchModel()
{
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TopicsPane::countSoon);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_stack->currentWidget() != m_view)
            updateEmptyState();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_model->rowCount() == 0)
            updateEmptyState();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &TopicsPane::updateCounts);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TopicsPane::updateEmptyState);
    // A reset takes the selection with it without a word.
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_replacing)
            return;
        if (m_unfiltered && m_model->isFiltering())
            m_unfiltered = TopicTreeState(); // it names nodes that are gone
        else
            m_unfiltered.reset();
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
}

void TopicsPane::watchFilter()
{
    connect(m_line, &TopicFilterLine::queryChanged, this, [this](const store::TopicQuery &query) {
        m_search->setQuery(query);
        m_patience.start();
    });
    connect(m_strip, &TopicFilterStrip::comparedMarkChanged, this,
            &TopicsPane::comparedMarkChanged);
    connect(m_line, &TopicFilterLine::errorChanged, m_footer, &TopicFooter::setError);
    connect(m_line, &TopicFilterLine::left, this, &TopicsPane::takeFocus);
    connect(m_view, &TopicTreeView::escapePressed, this, [this] {
        if (m_line->text().isEmpty())
            showOnly(store::NodeId::None);
        m_line->clearFilter();
    });
    connect(m_empty, &TopicsEmptyState::clearFilterRequested, this, [this] {
        m_line->clearFilter();
        takeFocus();
    });
    connect(m_empty, &TopicsEmptyState::searchValuesRequested, this, [this] {
        m_line->setFilter(u"value:\"" % m_search->result()->query().text().trimmed() % u'"');
        m_line->setFocus(Qt::OtherFocusReason);
    });
    connect(m_search, &pipeline::TopicSearch::countsChanged, this, &TopicsPane::countSoon);
    connect(m_search, &pipeline::TopicSearch::completed, this, [this] {
        updateCounts();
        updateEmptyState();
    });
}

void TopicsPane::watchSorting()
{
    QToolButton *chip = m_strip->addChip(IconName::Sort, QStringLiteral("chipSort"), {});
    auto *orders = new QMenu(chip);
    m_sorting->fill(orders);
    chip->setMenu(orders);
    chip->setPopupMode(QToolButton::InstantPopup);
    const auto sayOrder = [this, chip] {
        const QString text = tr("Sort: %1").arg(m_sorting->shortText());
        chip->setToolTip(text);
        chip->setAccessibleName(text);
    };
    sayOrder();
    connect(m_sorting, &TopicSorting::changed, chip, sayOrder);
    connect(m_sorting, &TopicSorting::changed, this, [this] {
        updateCounts();
        m_footer->setRefreshShown(m_sorting->isSnapshot());
    });
    connect(m_footer, &TopicFooter::refreshRequested, m_sorting->refresh(), &QAction::trigger);
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
}

void TopicsPane::watchBranches()
{
    const BranchActions *branch = m_actions->branch();
    connect(branch, &BranchActions::showOnlyRequested, this, &TopicsPane::showOnly);
    connect(m_scope, &TopicScopeBar::showAllRequested, this, [this] {
        showOnly(store::NodeId::None);
        takeFocus();
    });
    connect(m_model->rows(), &pipeline::TopicRows::replaced, this, &TopicsPane::updateScope);
    connect(branch, &BranchActions::mutedChanged, this, [this] {
        m_view->viewport()->update();
        emit selectionChanged(m_view->selectedNodes()); // a merged history leaves the muted out
        if (m_line->query().namesMark())
            m_search->setQuery(m_line->query()); // they have not changed
    });
}

void TopicsPane::updateScope()
{
    const store::NodeId scope = m_model->rows()->scope();
    m_scope->setBranch(scope == store::NodeId::None ? QString()
                                                    : payload::visibleText(QString::fromUtf8(
                                                        m_model->tree()->topic(scope))));
}

void TopicsPane::showOnly(store::NodeId branch)
{
    pipeline::TopicRows *rows = m_model->rows();
    if (branch == rows->scope() || !m_model->tree())
        return;
    prepareResult();
    if (branch != store::NodeId::None)
        m_wanted = branch;
    rows->setScope(branch);
    showResult();
}

// At most a few times a second.
void TopicsPane::countSoon()
{
    m_countsOld = m_counting.isActive();
    if (m_countsOld)
        return;
    updateCounts();
    m_counting.start();
}

void TopicsPane::setConnection(pipeline::Connection *connection)
{
    if (connection == m_connection)
        return;
    m_search->setStore(nullptr, nullptr); // back to what the filter has hidden
    const store::NodeId scope = m_model->rows()->scope();
    showOnly(store::NodeId::None);
    if (m_connection) {
        m_states[m_connection] = m_view->state();
        m_states[m_connection].scope = scope;
        disconnect(m_connection, nullptr, this, nullptr);
        watchHidden(m_connection);
    }
    m_connection = connection;
    m_model->setStore(connection ? &connection->topics() : nullptr,
                      connection ? &connection->log() : nullptr);
    m_search->setStore(m_model->tree(), m_model->log());
    m_strip->setBaselines(connection ? &connection->topics().baselines() : nullptr);
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
        if (const auto known = m_states.find(connection); known != m_states.end()) {
            m_view->restore(known->second);
            showOnly(known->second.scope);
        }
    }
    m_actions->branch()->setMuted(connection ? &connection->muted() : nullptr);
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
    } else if (const store::NodeId scope = m_model->rows()->scope(); scope != store::NodeId::None) {
        TopicTreeState whole = m_unfiltered.value_or(TopicTreeState());
        whole.current = store::NodeId::None;
        whole.scroll = 0;
        m_view->restore(whole);
        m_view->select(m_model->isShown(m_wanted) ? m_wanted : scope);
        m_view->expand(m_model->indexOf(scope));
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

store::MarkId TopicsPane::markNow()
{
    if (!m_connection)
        return store::MarkId::None;
    const qint64 now = m_model->nowUs();
    return m_connection->topics().baselines().add(clockSecondsText(now / 1000), now);
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
    const store::NodeId scope = m_model->rows()->scope();
    if (scope != store::NodeId::None && !m_model->tree()->isBelow(node, scope))
        showOnly(store::NodeId::None);
    if (!m_model->isShown(node))
        m_line->clearFilter();
    m_view->select(node);
    return true;
}

void TopicsPane::updateCounts()
{
    m_footer->setCounts(countsText());
    m_strip->markChip()->refresh();
    m_footer->setOrder(m_model->isFiltering() && !m_sorting->isSnapshot() ? filterText()
                                                                          : m_sorting->text());
}

QString TopicsPane::countsText() const
{
    int topics = m_model->tree() ? m_model->tree()->topicCount() : 0;
    int matches = m_model->isFiltering() ? m_search->result()->matches() : 0;
    const store::NodeId scope = m_model->rows()->scope();
    if (scope != store::NodeId::None) {
        const store::NodeFacts facts = m_model->tree()->facts(scope);
        topics = static_cast<int>(facts.topicsBelow) + (facts.hasValue ? 1 : 0);
        if (const store::TopicMatches *found = m_model->rows()->matches())
            matches
                = static_cast<int>(found->matchesBelow(scope)) + (found->isMatch(scope) ? 1 : 0);
    }
    const bool searching = m_search->searchingMs() >= PatienceMs;
    if (!m_model->isFiltering()) {
        if (searching)
            return tr("Searching…");
        return topics == 1 ? tr("1 topic")
                           : tr("%1 topics", nullptr, topics).arg(countText(topics));
    }
    const store::TopicQuery &query = m_search->result()->query();
    const store::Mark *mark
        = query.isOnlyChanged() ? m_model->tree()->baselines().find(query.changedSince()) : nullptr;
    const QString counts = mark
        ? tr("%1 of %2 topics changed value since %3", "numbers, mark")
              .arg(countText(matches), countText(topics), mark->name)
        : tr("%1 of %2 topics match").arg(countText(matches), countText(topics));
    return searching ? tr("Searching… %1", "counts so far").arg(counts) : counts;
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
    m_empty->stopWaiting();
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    if (m_model->isFiltering() && m_model->tree()->topicCount() > 0)
        m_empty->sayNothingMatches(m_search->result()->query());
    else if (!m_connection)
        m_empty->sayNoConnection();
    else
        m_empty->sayNothingArrived(*m_connection);
}

} // namespace ui

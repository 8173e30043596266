// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historypane.h"

#include "history/gaptracker.h"
#include "history/historyactions.h"
#include "history/historymodel.h"
#include "history/historyview.h"
#include "pipeline/connection.h"
#include "style/elidedlabel.h"
#include "style/emptystate.h"
#include "style/iconbutton.h"
#include "style/icons.h"
#include "style/strip.h"
#include "text/formats.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int CountIntervalMs = 250;
constexpr int PillMargin = 10;

} // namespace

HistoryPane::HistoryPane(const payload::Registry &registry, QWidget *parent)
    : QWidget(parent)
    , m_model(new HistoryModel(registry, this))
    , m_view(new HistoryView)
    , m_actions(nullptr)
    , m_strip(new Strip(tr("History")))
    , m_show(new QComboBox)
    , m_kept(iconButton(IconName::Info, tr("What is kept of this topic"), this))
    , m_keepWhole(new QAction(tr("Keep everything for this topic"), this))
    , m_columns(iconButton(IconName::List, tr("Columns"), this))
    , m_follow(iconButton(IconName::Follow, tr("Follow the newest message (End)"), this))
    , m_pill(new QPushButton(m_view))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
{
    m_view->setHistoryModel(m_model);
    m_model->setActive(false); // until shown
    m_actions = new HistoryActions(m_view, [this] {
        if (!m_connection)
            return BrokerAddress{};
        const client::ConnectOptions options = m_connection->options();
        return BrokerAddress{options.host, options.port, QString::fromUtf8(options.userName)};
    });

    m_show->setObjectName(QStringLiteral("historyShow"));
    m_show->setAccessibleName(tr("What the last column shows"));
    m_show->addItem(tr("Show: changes"), static_cast<int>(HistoryShow::Changes));
    m_show->addItem(tr("Show: payload"), static_cast<int>(HistoryShow::Payload));
    m_show->addItem(tr("Show: hex"), static_cast<int>(HistoryShow::Hex));
    m_follow->setObjectName(QStringLiteral("historyFollow"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    auto *columnMenu = new QMenu(m_columns);
    QAction *size = columnMenu->addAction(tr("Size"));
    size->setCheckable(true);
    m_columns->setMenu(columnMenu);
    m_kept->setObjectName(QStringLiteral("historyKept"));
    m_kept->setPopupMode(QToolButton::InstantPopup);
    m_keepWhole->setObjectName(QStringLiteral("keepWholeAction"));
    m_keepWhole->setCheckable(true);
    auto *keptMenu = new QMenu(m_kept);
    m_keptWords = keptMenu->addAction(QString());
    m_keptWords->setEnabled(false);
    keptMenu->addAction(m_keepWhole);
    m_kept->setMenu(keptMenu);
    m_strip->addTrailing(m_kept);
    m_strip->noteLabel()->installEventFilter(this); // a click on the words opens it too
    m_strip->addTrailing(m_show);
    m_strip->addTrailing(m_columns);
    m_strip->addTrailing(m_follow);

    m_pill->setObjectName(QStringLiteral("newerPill"));
    m_pill->setProperty("kind", QStringLiteral("primary"));
    m_pill->setIcon(icon(IconName::Follow, ColorRole::AccentText));
    m_pill->setFocusPolicy(Qt::NoFocus);
    m_pill->setCursor(Qt::ArrowCursor);
    m_pill->hide();
    m_empty->setIcon(IconName::Clock);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack, 1);
    setFocusProxy(m_view);

    m_counting.setSingleShot(true);
    m_counting.setInterval(CountIntervalMs);
    connect(&m_counting, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_countsOld, false))
            return;
        updateCounts();
        m_counting.start();
    });
    connect(m_show, &QComboBox::currentIndexChanged, this,
            [this] { m_model->setShow(static_cast<HistoryShow>(m_show->currentData().toInt())); });
    connect(size, &QAction::toggled, this, [this](bool shown) {
        m_view->setColumnHidden(static_cast<int>(HistoryColumn::Size), !shown);
    });
    connect(m_keepWhole, &QAction::triggered, this, &HistoryPane::keepWhole);
    connect(keptMenu, &QMenu::aboutToShow, this, &HistoryPane::updateKept);
    connect(m_follow, &QToolButton::toggled, m_view, &HistoryView::setFollowing);
    connect(m_view, &HistoryView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_view, &HistoryView::followingChanged, this, &HistoryPane::updatePill);
    connect(m_view, &HistoryView::newerCountChanged, this, &HistoryPane::updatePill);
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, &HistoryPane::updatePill);
    connect(m_pill, &QPushButton::clicked, this, &HistoryPane::followNewest);
    connect(m_view, &HistoryView::rowActivated, this, [this](int row) {
        if (const store::MessageId id = m_model->messageId(row); id != store::MessageId::None)
            emit messageActivated(id);
    });
    connect(m_view, &HistoryView::menuRequested, this, [this](const QPoint &position) {
        m_actions->update();
        auto *menu = new QMenu(m_view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_actions->fill(menu);
        updateKept();
        menu->addSeparator();
        menu->addAction(m_keepWhole);
        menu->popup(position);
    });
    connect(m_actions, &HistoryActions::publishAgainRequested, this,
            &HistoryPane::publishAgainRequested);
    connect(m_actions, &HistoryActions::saveFailed, this, &HistoryPane::saveFailed);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_actions->update();
        reportCurrent();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &HistoryPane::reportCurrent);
    const auto count = [this] {
        updateEmptyState();
        m_countsOld = m_counting.isActive(); // at most a few times a second
        if (m_countsOld)
            return;
        updateCounts();
        m_counting.start();
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this, count);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, count);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        updateCounts();
        updateEmptyState();
        reportCurrent();
    });
    updateCounts();
    updateEmptyState();
}

HistoryPane::~HistoryPane() = default;

void HistoryPane::setConnection(pipeline::Connection *connection)
{
    if (connection == m_connection)
        return;
    m_connection = connection;
    m_model->setStore(connection ? &connection->topics() : nullptr,
                      connection ? &connection->log() : nullptr);
    if (!connection) {
        updateEmptyState();
        return;
    }
    watchGaps(connection);
    updateGaps();
}

void HistoryPane::watchGaps(pipeline::Connection *connection)
{
    std::unique_ptr<GapTracker> &tracker = m_gaps[connection];
    if (tracker)
        return;
    tracker = std::make_unique<GapTracker>(connection);
    connect(tracker.get(), &GapTracker::changed, this, &HistoryPane::updateGaps);
    connect(connection, &QObject::destroyed, this, [this, connection] {
        m_gaps.erase(connection);
        if (m_connection == connection)
            setConnection(nullptr);
    });
}

void HistoryPane::updateGaps()
{
    if (const auto tracker = m_gaps.find(m_connection); tracker != m_gaps.end())
        m_model->setGaps(tracker->second->gaps());
}

void HistoryPane::setTopics(const std::vector<store::NodeId> &topics)
{
    m_model->setTopics(topics);
}

store::Message HistoryPane::currentMessage() const
{
    return m_model->message(m_view->currentIndex().row());
}

void HistoryPane::selectMessage(store::MessageId id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row, 0));
}

void HistoryPane::selectPrevious()
{
    moveCurrent(-1);
}

void HistoryPane::selectNext()
{
    moveCurrent(1);
}

void HistoryPane::moveCurrent(int step)
{
    int row = m_view->currentIndex().row() + step;
    while (row >= 0 && row < m_model->rowCount() && m_model->gap(row))
        row += step;
    if (row >= 0 && row < m_model->rowCount())
        m_view->setCurrentIndex(m_model->index(row, 0));
}

void HistoryPane::followNewest()
{
    m_view->setFollowing(true);
}

void HistoryPane::reportCurrent()
{
    const store::Message message = currentMessage();
    if (message.id() == m_reported && message.delivery() == m_reportedDelivery)
        return;
    m_reported = message.id();
    m_reportedDelivery = message.delivery();
    emit currentMessageChanged(message);
}

void HistoryPane::updateCounts()
{
    const int shown = m_model->messageRows();
    const qint64 kept = m_model->keptCount(); // own publishes too, which the broker did not send us
    const qint64 all
        = std::max({static_cast<qint64>(m_model->receivedCount()), kept, qint64{shown}});
    updateKept();
    if (all == 0) {
        m_strip->setNote({});
    } else if (kept > shown || (kept < 0 && shown < all)) {
        m_strip->setNote(tr("newest %1 of %2").arg(countText(shown), countText(all)));
    } else if (kept >= 0 && kept < all) {
        m_strip->setNote(tr("%1 of %2 kept").arg(countText(kept), countText(all)));
    } else {
        m_strip->setNote(all == 1 ? tr("1 message")
                                  : tr("%1 messages", nullptr,
                                       static_cast<int>(std::min<qint64>(all, 1'000'000)))
                                        .arg(countText(all)));
    }
}

// Only of one topic: how a branch is kept is the sum of its topics.
void HistoryPane::updateKept()
{
    const bool isOne = m_connection && !m_model->isBranch() && m_model->topics().size() == 1;
    m_kept->setVisible(isOne);
    m_keepWhole->setEnabled(isOne);
    if (!isOne) {
        m_keepWhole->setChecked(false);
        return;
    }
    const store::MessageLog &log = m_connection->log();
    const store::NodeId topic = m_model->topics().front();
    const qint64 kept = log.keptCount(topic);
    const qint64 all = std::max(static_cast<qint64>(m_model->receivedCount()), kept);
    m_keepWhole->setChecked(log.isKeptWhole(topic));
    m_keptWords->setText(
        kept == all ? tr("Every message of this topic is kept")
                    : tr("%1 of %2 messages are kept").arg(countText(kept), countText(all)));
    m_kept->setToolTip(
        tr("When the history is full (%1), older messages make room for newer ones; the newest of "
           "every topic go last. A topic that is kept whole stays, as long as all such topics "
           "take less than half of the history.")
            .arg(sizeText(log.byteBudget())));
}

bool HistoryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_strip->noteLabel() && event->type() == QEvent::MouseButtonRelease
        && m_kept->isVisible()) {
        m_kept->showMenu();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void HistoryPane::keepWhole(bool whole)
{
    if (m_connection && m_model->topics().size() == 1)
        m_connection->log().setKeptWhole(m_model->topics().front(), whole);
    updateCounts();
}

void HistoryPane::updatePill()
{
    const int newer = m_view->newerCount();
    const QScrollBar *bar = m_view->verticalScrollBar();
    const bool below = bar->value() < bar->maximum();
    m_pill->setVisible(!m_view->isFollowing() && newer > 0 && below);
    m_pill->setText(tr("%1 newer", nullptr, newer).arg(countText(newer)));
    m_pill->resize(m_pill->sizeHint());
    const QRect room = m_view->viewport()->geometry();
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    m_pill->move(leftToRight ? room.right() - PillMargin - m_pill->width()
                             : room.left() + PillMargin,
                 room.bottom() - PillMargin - m_pill->height());
    m_pill->raise();
}

void HistoryPane::updateEmptyState()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    if (m_model->topics().empty()) {
        m_empty->setLine(tr("No topic selected"));
        m_empty->setExplanation(tr("Select a topic or a branch to see its messages."));
    } else {
        m_empty->setLine(tr("No messages here"));
        m_empty->setExplanation(tr("Messages appear here as they arrive."));
    }
}

void HistoryPane::showEvent(QShowEvent *event)
{
    m_model->setActive(true);
    QWidget::showEvent(event);
    updatePill();
}

void HistoryPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous())
        m_model->setActive(false);
}

void HistoryPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updatePill();
}

} // namespace ui

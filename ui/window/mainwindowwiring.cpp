// SPDX-License-Identifier: GPL-3.0-or-later
// Who hears whom: what one part of the window asks for is carried to another here.
#include "window/mainwindow.h"

#include "config/settings.h"
#include "connections/connectionspane.h"
#include "connections/subscriptionlistmodel.h"
#include "connections/subscriptionsview.h"
#include "events/eventsmodel.h"
#include "history/historypane.h"
#include "locator/locator.h"
#include "message/messagepane.h"
#include "pipeline/retainedcheck.h"
#include "publish/publishpane.h"
#include "start/startpage.h"
#include "statistics/statisticspane.h"
#include "style/theme.h"
#include "topics/filterpresets.h"
#include "topics/topiccolumns.h"
#include "topics/topicfilterstrip.h"
#include "topics/topicspane.h"
#include "window/bottompanel.h"
#include "window/connectionbanner.h"
#include "window/connectiondialogs.h"
#include "window/connectiontransfer.h"
#include "window/eventreporter.h"
#include "window/helpdialogs.h"
#include "window/maintoolbar.h"
#include "window/panecycle.h"
#include "window/paneids.h"
#include "window/statusstrip.h"
#include "window/windowactions.h"
#include "window/windowregions.h"

#include <QApplication>

namespace ui {

void MainWindow::connectPanes()
{
    connect(m_startPage, &StartPage::newConnectionRequested, m_dialogs,
            [this] { m_dialogs->newConnection(); });
    connect(m_startPage, &StartPage::connectRequested, this, [this](const QString &address) {
        if (m_workspace.openAddress(address).isEmpty())
            m_startPage->setAddressError(
                tr("This is no address that can be used here. Try a host name, or "
                   "mqtt://host:1883."));
    });
    connect(m_startPage, &StartPage::profileConnectRequested, &m_workspace, &Workspace::connectRow);

    connect(m_connections, &ConnectionsPane::currentChanged, &m_workspace, &Workspace::setCurrent);
    connect(m_connections, &ConnectionsPane::newRequested, m_dialogs,
            [this] { m_dialogs->newConnection(); });
    connect(m_connections, &ConnectionsPane::connectRequested, &m_workspace,
            &Workspace::connectRow);
    connect(m_connections, &ConnectionsPane::disconnectRequested, &m_workspace,
            &Workspace::disconnectRow);
    connect(m_connections, &ConnectionsPane::editRequested, m_dialogs, &ConnectionDialogs::edit);
    connect(m_connections, &ConnectionsPane::duplicateRequested, &m_workspace,
            &Workspace::duplicate);
    connect(m_connections, &ConnectionsPane::moveRequested, &m_workspace, &Workspace::place);
    connect(m_connections, &ConnectionsPane::groupMoveRequested, &m_workspace,
            &Workspace::placeGroup);
    connect(m_connections, &ConnectionsPane::readOnlyRequested, &m_workspace,
            &Workspace::setReadOnly);
    connect(m_connections, &ConnectionsPane::exportRequested, m_transfer,
            &ConnectionTransfer::exportConnections);
    connect(m_connections, &ConnectionsPane::importRequested, m_transfer,
            [this] { m_transfer->importConnections(); });
    connect(m_connections, &ConnectionsPane::fileDropped, m_transfer,
            &ConnectionTransfer::importConnections);
    connect(m_startPage, &StartPage::importRequested, m_transfer,
            [this] { m_transfer->importConnections(); });
    connect(m_transfer, &ConnectionTransfer::done, this,
            [this](NoticeLevel level, const QString &sentence) {
                m_reporter->report(level, sentence);
            });
    connect(m_connections, &ConnectionsPane::removeRequested, &m_workspace, &Workspace::remove);
    connect(m_connections, &ConnectionsPane::subscribeRequested, m_dialogs,
            [this] { m_dialogs->subscribe(); });
    connectSubscriptions();

    connect(m_topics, &TopicsPane::selectionChanged, this, &MainWindow::selectionChanged);
    const TopicColumns *columns = m_topics->view()->columns();
    connect(columns, &TopicColumns::choicesChanged, this, [this, columns] {
        m_services.settings.set(&config::SettingsValues::topicColumns,
                                QString::fromUtf8(columns->choices()));
    });
    connect(m_topics, &TopicsPane::publishRequested, this,
            [this](const QByteArray &topic) { showPublish(topic, true); });
    connect(m_topics, &TopicsPane::subscribeRequested, m_dialogs, &ConnectionDialogs::subscribe);
    const auto checkRetained = [this](const QByteArray &topic, pipeline::RetainedScope scope) {
        if (m_shown)
            m_shown->retainedCheck().ask({.topic = topic, .scope = scope});
    };
    connect(m_topics, &TopicsPane::checkRetainedRequested, this, checkRetained);
    connect(m_message, &MessagePane::checkRetainedRequested, this, checkRetained);
    connect(m_topics, &TopicsPane::comparedMarkChanged, m_message, &MessagePane::compareWith);
    connect(m_topics->filterStrip()->presets(), &FilterPresets::changed, this,
            [this](const FilterPresets::Presets &presets) {
                m_services.settings.set(&config::SettingsValues::filterPresets, presets);
            });
    connect(m_topics, &TopicsPane::messageFocusRequested, m_message,
            [this] { m_cycle->enter(m_message); });

    connect(m_locator, &Locator::topicChosen, m_topics, [this](const QByteArray &topic) {
        m_topics->selectTopic(topic);
        m_topics->takeFocus();
    });
    connect(m_locator, &Locator::connectionChosen, &m_workspace, &Workspace::open);

    connect(m_history, &HistoryPane::currentMessageChanged, this, &MainWindow::showMessage);
    connect(m_history, &HistoryPane::messageActivated, m_message, [this](store::MessageId id) {
        if (m_shown)
            m_message->showMessage(m_shown->log().message(id), true);
    });
    connect(m_message, &MessagePane::pinnedChanged, this, [this](bool pinned) {
        if (!pinned)
            showMessage(m_history->currentMessage());
    });
    const auto publishAgain = [this](const store::Message &message) {
        m_bottom->showPane(PublishPaneId);
        m_publish->fill(message);
    };
    connect(m_history, &HistoryPane::publishAgainRequested, this, publishAgain);
    connect(m_message, &MessagePane::publishAgainRequested, this, publishAgain);
    connect(m_message, &MessagePane::publishRequested, this,
            [this](const QByteArray &topic) { showPublish(topic, true); });
    connect(m_message, &MessagePane::replyRequested, this,
            [this](const QByteArray &topic, const QByteArray &correlationData) {
                m_bottom->showPane(PublishPaneId);
                m_publish->setReply(topic, correlationData);
            });
    connect(m_statistics, &StatisticsPane::topicActivated, m_topics, &TopicsPane::selectTopic);
    connect(m_message, &MessagePane::topicRequested, m_topics, &TopicsPane::selectTopic);

    const auto saveFailed
        = [this](const QString &sentence) { m_reporter->report(NoticeLevel::Error, sentence); };
    connect(m_topics, &TopicsPane::saveFailed, this, saveFailed);
    connect(m_history, &HistoryPane::saveFailed, this, saveFailed);

    connect(m_regions, &WindowRegions::windowLayoutChanged, this, &MainWindow::applyLayout);
    connect(m_toolBar, &MainToolBar::noticesRequested, this, &MainWindow::showEvents);
    connect(m_banner, &ConnectionBanner::eventsRequested, this, &MainWindow::showEvents);
    connect(m_banner, &ConnectionBanner::reportRequested, this, &MainWindow::diagnosticsRequested);
    connect(&m_services.events, &EventsModel::unseenChanged, m_toolBar,
            &MainToolBar::setNoticeCount);
    m_toolBar->setNoticeCount(m_services.events.unseenCount());
    connect(m_status, &StatusStrip::stateActivated, this, &MainWindow::showEvents);
    connect(m_status, &StatusStrip::queueActivated, this, &MainWindow::showEvents);
    connect(m_status, &StatusStrip::pausedActivated, m_actions->pause, &QAction::trigger);
}

void MainWindow::connectSubscriptions()
{
    const SubscriptionsView *list = m_connections->subscriptions();
    connect(m_connections, &ConnectionsPane::unsubscribeRequested, this,
            [this](const QByteArray &filter) {
                if (m_shown)
                    m_shown->unsubscribe(filter);
            });
    connect(list, &SubscriptionsView::pauseRequested, this,
            [this](const QByteArray &filter, bool paused) {
                if (m_shown)
                    m_shown->setSubscriptionPaused(filter, paused);
            });
    connect(list, &SubscriptionsView::changeRequested, m_dialogs,
            &ConnectionDialogs::changeSubscription);
    connect(list, &SubscriptionsView::rememberRequested, this,
            [this, list](const QByteArray &filter, bool remember) {
                const QString id = m_workspace.currentId();
                const pipeline::SubscriptionState *state = list->list()->find(filter);
                if (!remember)
                    m_workspace.forgetSubscription(id, filter);
                else if (state)
                    m_workspace.rememberSubscription(
                        id, state->subscription,
                        state->status != pipeline::SubscriptionState::Status::Paused);
            });
}

void MainWindow::connectActions()
{
    const auto on
        = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->importConnections, [this] { m_transfer->importConnections(); });
    on(m_actions->exportConnections, [this] { m_transfer->exportConnections(); });
    on(m_actions->settings, [this] { openSettings(false); });
    on(m_actions->newWindow, [this] { emit newWindowRequested(); });
    on(m_actions->closeWindow, [this] { close(); });
    on(m_actions->quit, [] { QApplication::closeAllWindows(); });
    on(m_actions->removeConnection,
       [this] { m_connections->askToRemove(m_workspace.currentId()); });
    on(m_actions->subscribe, [this] { m_dialogs->subscribe(m_topics->currentTopic()); });
    on(m_actions->publish, [this] { showPublish(m_topics->currentTopic(), false); });
    on(m_actions->clearReceived, [this] {
        if (m_shown)
            m_shown->clear();
    });
    on(m_actions->previousMessage, [this] { m_history->selectPrevious(); });
    on(m_actions->nextMessage, [this] { m_history->selectNext(); });
    on(m_actions->newestMessage, [this] { m_history->followNewest(); });
    on(m_actions->filterTopics, [this] { m_topics->focusFilter(); });
    on(m_actions->locate, [this] { m_locator->activate(); });
    on(m_actions->find, [this] { m_message->openFind(); });
    on(m_actions->pause, [this] {
        if (m_shown)
            m_shown->setPaused(!m_shown->isPaused());
    });
    on(m_actions->markNow, [this] {
        if (m_shown && m_topics->markNow() == store::MarkId::None)
            m_reporter->report(NoticeLevel::Warning,
                               tr("%n mark(s) are kept at most. Forget one first, in the menu of "
                                  "the flag beside the filter.",
                                  nullptr, int(store::Baselines::MostMarks)));
    });
    on(m_actions->foldPanel, [this] { m_bottom->setFolded(!m_bottom->isFolded()); });
    on(m_actions->nextPane, [this] { m_cycle->move(1); });
    on(m_actions->previousPane, [this] { m_cycle->move(-1); });
    const auto arrange = [this](config::Arrangement arrangement) {
        m_services.settings.set(&config::SettingsValues::arrangement, arrangement);
    };
    on(m_actions->layoutAutomatic, [arrange] { arrange(config::Arrangement::Automatic); });
    on(m_actions->layoutSideBySide, [arrange] { arrange(config::Arrangement::SideBySide); });
    on(m_actions->layoutStacked, [arrange] { arrange(config::Arrangement::Stacked); });
    on(m_actions->resetLayout, [this] { m_regions->reset(); });
    on(m_actions->largerText,
       [this] { changeTextSize(m_services.settings.values().textSizePercent + 10); });
    on(m_actions->smallerText,
       [this] { changeTextSize(m_services.settings.values().textSizePercent - 10); });
    on(m_actions->normalText, [this] { changeTextSize(100); });
    on(m_actions->keys, [this] { showKeysDialog(this, *m_commands); });
    on(m_actions->about, [this] { showAboutDialog(this); });
    on(m_actions->diagnostics, [this] { emit diagnosticsRequested(); });
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &Workspace::rowsChanged, this, &MainWindow::rowsChanged);
    connect(&m_workspace, &Workspace::currentChanged, this, &MainWindow::currentChanged);
    connect(&m_workspace, &Workspace::secretsRequired, m_dialogs, &ConnectionDialogs::askSecrets);
    connect(&m_workspace, &Workspace::connectionOpened, this,
            [this](const QString &, pipeline::Connection *connection) { watch(connection); });
    // Those that another window has opened.
    for (const Workspace::Row &row : m_workspace.rows()) {
        if (row.connection)
            watch(row.connection);
    }
    connect(&m_services.settings, &config::Settings::changed, this, &MainWindow::applySettings);
}

void MainWindow::watch(pipeline::Connection *connection)
{
    m_history->watchGaps(connection);
    connect(connection, &pipeline::Connection::answeringChanged, this, &MainWindow::refreshState);
    connect(connection, &pipeline::Connection::stateChanged, this, &MainWindow::refreshState);
    connect(connection, &pipeline::Connection::pausedChanged, this, &MainWindow::refreshState);
    connect(connection, &pipeline::Connection::subscriptionsChanged, m_banner,
            &ConnectionBanner::refresh);
}

void MainWindow::changeTextSize(int percent)
{
    m_services.settings.set(&config::SettingsValues::textSizePercent,
                            qBound(Theme::SmallestText, percent, Theme::LargestText));
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/mainwindow.h"

#include "config/settings.h"
#include "connections/connectionlistmodel.h"
#include "connections/connectionspane.h"
#include "events/eventsmodel.h"
#include "events/eventspane.h"
#include "events/noticebanner.h"
#include "history/historypane.h"
#include "message/messagepane.h"
#include "publish/publishpane.h"
#include "settings/settingsdialog.h"
#include "start/startpage.h"
#include "style/theme.h"
#include "text/failuretext.h"
#include "topics/topicactions.h"
#include "topics/topicspane.h"
#include "window/bottompanel.h"
#include "window/connectiondialogs.h"
#include "window/connectionnotice.h"
#include "window/eventreporter.h"
#include "window/helpdialogs.h"
#include "window/maintoolbar.h"
#include "window/statusstrip.h"
#include "window/windowactions.h"
#include "window/windowmenus.h"
#include "window/windowregions.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QStackedWidget>
#include <QToolBar>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

const QString PublishId = u"publish"_s;
const QString EventsId = u"events"_s;

} // namespace

MainWindow::MainWindow(const Services &services)
    : m_services(services)
    , m_workspace(services.workspace)
    , m_actions(new WindowActions(this))
    , m_toolBar(new MainToolBar(m_workspace, *m_actions, this))
    , m_status(new StatusStrip(this))
    , m_reporter(new EventReporter(m_workspace, services.events, this))
    , m_dialogs(new ConnectionDialogs(m_workspace, services.settings, false, this))
    , m_connectionList(new ConnectionListModel(this))
    , m_pages(new QStackedWidget(this))
    , m_startPage(new StartPage(this))
{
    setWindowTitle(u"Canopy"_s);
    setMinimumSize(900, 600);
    setContextMenuPolicy(Qt::NoContextMenu);
    addToolBar(m_toolBar);
    buildBanner();
    setStatusBar(m_status);
    buildPanes();
    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_regions);
    setCentralWidget(m_pages);
    buildMenus();

    connectPanes();
    connectActions();
    connectWorkspace();
    restoreWindow();
    rowsChanged();
    currentChanged();
}

MainWindow::~MainWindow()
{
    // The panes look at connections that the workspace may end after this window.
    m_shown = nullptr;
}

void MainWindow::buildBanner()
{
    addToolBarBreak();
    auto *row = new QToolBar(tr("Notice"), this);
    row->setObjectName(u"bannerRow"_s);
    row->setMovable(false);
    row->setContentsMargins({});
    m_banner = new NoticeBanner(row);
    m_banner->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row->addWidget(m_banner);
    addToolBar(row);
    row->hide();
    connect(m_banner, &NoticeBanner::actionTriggered, this, &MainWindow::bannerAction);
    m_bannerClock.setInterval(1000);
    connect(&m_bannerClock, &QTimer::timeout, this, &MainWindow::refreshState);
}

void MainWindow::buildPanes()
{
    m_connections = new ConnectionsPane(m_connectionList);
    m_topics = new TopicsPane;
    m_history = new HistoryPane(m_services.decoders);
    m_message = new MessagePane(m_services.decoders);
    m_bottom = new BottomPanel;
    m_publish = new PublishPane;
    m_bottom->addPane(PublishId, tr("Publish"), IconName::Publish, m_publish);
    m_bottom->addPane(EventsId, tr("Events"), IconName::List, new EventsPane(m_services.events));
    m_regions = new WindowRegions({m_connections, m_topics, m_history, m_message, m_bottom}, this);
}

void MainWindow::buildMenus()
{
    fillMenuBar(menuBar(), *m_actions, *m_topics->actions(),
                {{tr("Publish"), [this] { m_bottom->showPane(PublishId); }},
                 {tr("Events"), [this] { m_bottom->showPane(EventsId); }}});
}

void MainWindow::connectPanes()
{
    connect(m_startPage, &StartPage::newConnectionRequested, m_dialogs,
            [this] { m_dialogs->newConnection(); });
    connect(m_startPage, &StartPage::connectRequested, this, [this](const QString &address) {
        if (m_workspace.openAddress(address).isEmpty())
            m_startPage->setAddressError(
                tr("This is no address that can be used here. Try a host name, or "
                   "mqtt://host:1883. This version connects over plain TCP only."));
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
    connect(m_connections, &ConnectionsPane::removeRequested, &m_workspace, &Workspace::remove);
    connect(m_connections, &ConnectionsPane::subscribeRequested, m_dialogs,
            [this] { m_dialogs->subscribe(); });
    connect(m_connections, &ConnectionsPane::unsubscribeRequested, this,
            [this](const QByteArray &filter) {
                if (m_shown)
                    m_shown->unsubscribe(filter);
            });

    connect(m_topics, &TopicsPane::selectionChanged, this, &MainWindow::selectionChanged);
    connect(m_topics, &TopicsPane::publishRequested, this, &MainWindow::publishTo);
    connect(m_topics, &TopicsPane::subscribeRequested, m_dialogs, &ConnectionDialogs::subscribe);
    connect(m_topics, &TopicsPane::messageFocusRequested, m_message,
            [this] { m_message->setFocus(Qt::ShortcutFocusReason); });

    connect(m_history, &HistoryPane::currentMessageChanged, m_message,
            [this](const store::Message &message) {
                if (!m_message->isPinned())
                    m_message->showMessage(message, false);
            });
    connect(m_history, &HistoryPane::messageActivated, m_message, [this](store::MessageId id) {
        if (m_shown)
            m_message->showMessage(m_shown->log().message(id), true);
    });
    const auto publishAgain = [this](const store::Message &message) {
        m_bottom->showPane(PublishId);
        m_publish->fill(message);
    };
    connect(m_history, &HistoryPane::publishAgainRequested, this, publishAgain);
    connect(m_message, &MessagePane::publishAgainRequested, this, publishAgain);
    connect(m_message, &MessagePane::publishRequested, this, &MainWindow::publishTo);
    connect(m_message, &MessagePane::replyRequested, this, &MainWindow::publishTo);
    connect(m_message, &MessagePane::topicRequested, m_topics, &TopicsPane::selectTopic);

    const auto saveFailed
        = [this](const QString &sentence) { m_reporter->report(NoticeLevel::Error, sentence); };
    connect(m_topics, &TopicsPane::saveFailed, this, saveFailed);
    connect(m_history, &HistoryPane::saveFailed, this, saveFailed);

    connect(m_regions, &WindowRegions::windowLayoutChanged, this, &MainWindow::applyLayout);
    connect(m_toolBar, &MainToolBar::noticesRequested, this,
            [this] { m_bottom->showPane(EventsId); });
    connect(&m_services.events, &EventsModel::unseenChanged, m_toolBar,
            &MainToolBar::setNoticeCount);
    connect(m_status, &StatusStrip::stateActivated, this, [this] { m_bottom->showPane(EventsId); });
    connect(m_status, &StatusStrip::queueActivated, this, [this] { m_bottom->showPane(EventsId); });
    connect(m_status, &StatusStrip::pausedActivated, m_actions->pause, &QAction::trigger);
}

void MainWindow::connectActions()
{
    const auto on
        = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->newConnection, [this] { m_dialogs->newConnection(); });
    on(m_actions->settings, [this] {
        auto *dialog = new SettingsDialog(m_services.settings, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->connectOrRetry, [this] {
        if (!m_workspace.current())
            m_dialogs->newConnection();
        else if (m_shown && m_shown->state() == client::State::Waiting)
            m_shown->retryNow();
        else
            m_workspace.connectRow(m_workspace.currentId());
    });
    on(m_actions->disconnect, [this] { m_workspace.disconnectRow(m_workspace.currentId()); });
    on(m_actions->disconnectWithWill,
       [this] { m_workspace.disconnectRow(m_workspace.currentId(), true); });
    on(m_actions->stopRetrying, [this] {
        if (m_shown)
            m_shown->stopRetrying();
    });
    on(m_actions->editConnection, [this] { m_dialogs->edit(m_workspace.currentId()); });
    on(m_actions->duplicateConnection, [this] { m_workspace.duplicate(m_workspace.currentId()); });
    on(m_actions->nextConnection, [this] {
        const int row = m_connectionList->row(m_workspace.currentId());
        const int count = m_connectionList->rowCount();
        if (count > 0)
            m_workspace.setCurrent(m_connectionList->idAt((row + 1) % count));
    });
    for (int i = 0; i < WindowActions::NumberedConnections; ++i) {
        QAction *action = m_actions->numberedConnection[std::size_t(i)];
        addAction(action);
        on(action, [this, i] { m_workspace.setCurrent(m_connectionList->idAt(i)); });
    }
    on(m_actions->subscribe, [this] { m_dialogs->subscribe(m_topics->currentTopic()); });
    on(m_actions->publish, [this] { publishTo(m_topics->currentTopic()); });
    on(m_actions->clearReceived, [this] {
        if (m_shown)
            m_shown->clear();
    });
    on(m_actions->previousMessage, [this] { m_history->selectPrevious(); });
    on(m_actions->nextMessage, [this] { m_history->selectNext(); });
    on(m_actions->newestMessage, [this] { m_history->followNewest(); });
    on(m_actions->pause, [this] {
        if (m_shown)
            m_shown->setPaused(!m_shown->isPaused());
    });
    on(m_actions->foldPanel, [this] { m_bottom->setFolded(!m_bottom->isFolded()); });
    on(m_actions->nextPane, [this] { focusPane(1); });
    on(m_actions->previousPane, [this] { focusPane(-1); });
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
    on(m_actions->keys, [this] { showKeysDialog(this); });
    on(m_actions->about, [this] { showAboutDialog(this); });
    on(m_actions->diagnostics, [this] { emit diagnosticsRequested(); });
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &Workspace::rowsChanged, this, &MainWindow::rowsChanged);
    connect(&m_workspace, &Workspace::currentChanged, this, &MainWindow::currentChanged);
    connect(&m_workspace, &Workspace::passwordRequired, m_dialogs, &ConnectionDialogs::askPassword);
    connect(&m_workspace, &Workspace::connectionOpened, this,
            [this](const QString &, pipeline::Connection *connection) {
                connect(connection, &pipeline::Connection::stateChanged, this,
                        &MainWindow::refreshState);
                connect(connection, &pipeline::Connection::pausedChanged, this,
                        &MainWindow::refreshState);
            });
    connect(&m_services.settings, &config::Settings::changed, this,
            [this](const config::SettingsValues &now) {
                m_regions->setChoice(LayoutChoice(now.arrangement));
            });
}

void MainWindow::rowsChanged()
{
    std::vector<SavedConnection> saved;
    QStringList gone;
    for (int row = 0; row < m_connectionList->rowCount(); ++row) {
        if (!m_workspace.find(m_connectionList->idAt(row)))
            gone.append(m_connectionList->idAt(row));
    }
    for (const QString &id : gone)
        m_connectionList->remove(id);
    for (const Workspace::Row &row : m_workspace.rows()) {
        if (m_connectionList->row(row.profile.id) < 0)
            m_connectionList->append(row.profile, row.connection);
        m_connectionList->setProfile(row.profile);
        m_connectionList->setConnection(row.profile.id, row.connection);
        if (row.saved)
            saved.push_back({row.profile.id, row.profile.name, row.profile.address()});
    }
    m_startPage->setConnections(saved);
    refreshState();
}

void MainWindow::currentChanged()
{
    const Workspace::Row *row = m_workspace.current();
    m_shown = row ? row->connection : nullptr;
    m_connections->setCurrentId(m_workspace.currentId());
    m_topics->setConnection(m_shown);
    m_history->setConnection(m_shown);
    m_message->setConnection(m_shown);
    m_publish->setConnection(m_shown);
    m_publish->setReadOnly(row && row->profile.readOnly,
                           tr("This connection is read-only: nothing is published on it."));
    m_status->setConnection(m_shown);
    setWindowTitle(row ? tr("%1 — Canopy").arg(row->profile.name) : u"Canopy"_s);
    selectionChanged(m_topics->selectedNodes());
    refreshState();
}

void MainWindow::refreshState()
{
    const bool open = m_shown != nullptr;
    const client::State state = open ? m_shown->state() : client::State::Disconnected;
    const bool connected = state == client::State::Connected;
    const bool mqtt5
        = open && m_shown->broker() && m_shown->broker()->version == mqtt::ProtocolVersion::Mqtt5;
    m_pages->setCurrentWidget(open ? static_cast<QWidget *>(m_regions)
                                   : static_cast<QWidget *>(m_startPage));

    m_actions->connectOrRetry->setText(state == client::State::Waiting ? tr("&Try now")
                                                                       : tr("&Connect"));
    m_actions->connectOrRetry->setIcon(
        icon(state == client::State::Waiting ? IconName::Retry : IconName::Connect));
    m_actions->disconnect->setText(state == client::State::Connecting ? tr("&Cancel")
                                                                      : tr("&Disconnect"));
    m_actions->connectOrRetry->setEnabled(!connected && state != client::State::Connecting);
    m_actions->disconnect->setEnabled(open && state != client::State::Disconnected
                                      && state != client::State::Failed);
    m_actions->disconnectWithWill->setEnabled(connected && mqtt5
                                              && m_shown->options().will.has_value());
    m_actions->stopRetrying->setEnabled(state == client::State::Waiting);
    for (QAction *action : {m_actions->editConnection, m_actions->duplicateConnection})
        action->setEnabled(m_workspace.current() != nullptr);
    m_actions->nextConnection->setEnabled(m_workspace.rows().size() > 1);
    for (QAction *action : {m_actions->subscribe, m_actions->publish, m_actions->pause,
                            m_actions->clearReceived, m_actions->previousMessage,
                            m_actions->nextMessage, m_actions->newestMessage, m_actions->foldPanel})
        action->setEnabled(open);
    const bool paused = open && m_shown->isPaused();
    m_actions->pause->setText(paused ? tr("&Resume") : tr("&Pause"));
    m_actions->pause->setIcon(icon(paused ? IconName::Play : IconName::Pause));
    m_toolBar->refresh();
    refreshBanner();
}

void MainWindow::refreshBanner()
{
    const Workspace::Row *row = m_workspace.current();
    std::optional<ConnectionNotice> notice;
    if (row && row->connection)
        notice
            = connectionNotice(*row->connection, row->profile, QDateTime::currentMSecsSinceEpoch());
    QWidget *bannerRow = m_banner->parentWidget();
    bannerRow->setVisible(notice.has_value());
    if (!notice) {
        m_banner->hideNotice();
        m_bannerClock.stop();
        return;
    }
    QStringList labels;
    for (const ConnectionNotice::Button &button : notice->buttons)
        labels.append(button.label);
    m_banner->showNotice(notice->level, notice->text, notice->details, labels);
    if (row->connection->state() == client::State::Waiting)
        m_bannerClock.start();
    else
        m_bannerClock.stop();
}

void MainWindow::bannerAction(int index)
{
    const Workspace::Row *row = m_workspace.current();
    if (!row || !row->connection)
        return;
    const auto notice
        = connectionNotice(*row->connection, row->profile, QDateTime::currentMSecsSinceEpoch());
    if (!notice || index >= int(notice->buttons.size()))
        return;
    const QString id = row->profile.id;
    const Explanation explanation
        = explainFailure(row->connection->failure(), row->profile.options);
    switch (notice->buttons[std::size_t(index)].action) {
    case NoticeAction::TryNow:
        row->connection->retryNow();
        break;
    case NoticeAction::StopRetrying:
        row->connection->stopRetrying();
        break;
    case NoticeAction::EditPassword:
        m_workspace.forgetPassword(id);
        m_dialogs->mend(id, explanation);
        break;
    case NoticeAction::EditConnection:
    case NoticeAction::TryOlderVersion:
    case NoticeAction::ConnectThere:
        m_dialogs->mend(id, explanation);
        break;
    case NoticeAction::GenerateClientId:
        m_workspace.generateClientId(id);
        break;
    case NoticeAction::ShowEvents:
        m_bottom->showPane(EventsId);
        break;
    }
}

void MainWindow::selectionChanged(const std::vector<store::NodeId> &nodes)
{
    m_history->setTopics(nodes);
    const QByteArray topic = m_topics->currentTopic();
    m_publish->setSelectedTopic(topic);
}

void MainWindow::publishTo(const QByteArray &topic)
{
    m_bottom->showPane(PublishId);
    m_publish->fillFromTopic(topic);
}

void MainWindow::applyLayout(const WindowLayout &layout)
{
    m_topics->setRateColumn(layout.rateColumn);
    m_toolBar->setCompact(!layout.connectionsStrip);
}

void MainWindow::changeTextSize(int percent)
{
    m_services.settings.set(&config::SettingsValues::textSizePercent,
                            qBound(Theme::SmallestText, percent, Theme::LargestText));
}

void MainWindow::focusPane(int step)
{
    const std::vector<QWidget *> panes{m_connections, m_topics, m_history, m_message, m_bottom};
    const QWidget *focused = QApplication::focusWidget();
    int current = -1;
    for (int i = 0; i < int(panes.size()); ++i) {
        if (focused && panes[std::size_t(i)]->isAncestorOf(focused))
            current = i;
    }
    const int count = int(panes.size());
    for (int tried = 1; tried <= count; ++tried) {
        QWidget *pane
            = panes[std::size_t(((current < 0 ? 0 : current) + step * tried + count * 2) % count)];
        if (!pane->isVisible())
            continue;
        for (QWidget *widget : pane->findChildren<QWidget *>()) {
            if (widget->isVisible() && widget->isEnabled()
                && (widget->focusPolicy() & Qt::StrongFocus) == Qt::StrongFocus) {
                widget->setFocus(Qt::ShortcutFocusReason);
                return;
            }
        }
    }
}

void MainWindow::restoreWindow()
{
    const config::SettingsValues &values = m_services.settings.values();
    resize(1440, 900);
    const QByteArray geometry = values.layouts.value(u"geometry"_s);
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    m_regions->restoreSizes(values.layouts);
    m_regions->setChoice(LayoutChoice(values.arrangement));
    QAction *chosen = m_actions->layoutAutomatic;
    if (values.arrangement == config::Arrangement::SideBySide)
        chosen = m_actions->layoutSideBySide;
    else if (values.arrangement == config::Arrangement::Stacked)
        chosen = m_actions->layoutStacked;
    chosen->setChecked(true);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    config::SettingsValues values = m_services.settings.values();
    values.layouts = m_regions->saveSizes();
    values.layouts.insert(u"geometry"_s, saveGeometry());
    values.lastProfile = m_workspace.currentId();
    m_services.settings.set(values);
    QMainWindow::closeEvent(event);
}

} // namespace ui

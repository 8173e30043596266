// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/mainwindow.h"

#include "commands/keybindings.h"
#include "config/settings.h"
#include "connections/connectionlistmodel.h"
#include "connections/connectionspane.h"
#include "connections/subscriptionsview.h"
#include "events/eventsmodel.h"
#include "events/eventspane.h"
#include "history/historyactions.h"
#include "history/historypane.h"
#include "history/historyview.h"
#include "locator/locator.h"
#include "message/messagepane.h"
#include "publish/publishpane.h"
#include "settings/settingsdialog.h"
#include "start/startpage.h"
#include "statistics/statisticspane.h"
#include "style/theme.h"
#include "topics/filterpresets.h"
#include "topics/topicactions.h"
#include "topics/topiccolumns.h"
#include "topics/topicfilterstrip.h"
#include "topics/topicspane.h"
#include "window/bottompanel.h"
#include "window/connectionbanner.h"
#include "window/connectioncommands.h"
#include "window/connectiondialogs.h"
#include "window/connectiontransfer.h"
#include "window/eventreporter.h"
#include "window/localbrokerbanner.h"
#include "window/localbrokercommands.h"
#include "window/localbrokerreporter.h"
#include "window/maintoolbar.h"
#include "window/panecycle.h"
#include "window/paneids.h"
#include "window/statusstrip.h"
#include "window/windowactions.h"
#include "window/windowmenus.h"
#include "window/windowregions.h"

#include <QCloseEvent>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

const QString foldedGroups = u"foldedGroups"_s; // names, a line each

} // namespace

MainWindow::MainWindow(const Services &services)
    : m_services(services)
    , m_workspace(services.workspace)
    , m_actions(new WindowActions(this))
    , m_commands(new CommandList(this))
    , m_toolBar(new MainToolBar(m_workspace, *m_actions, this))
    , m_status(new StatusStrip(this))
    , m_reporter(services.reporter ? services.reporter
                                   : new EventReporter(m_workspace, services.events, this))
    , m_dialogs(new ConnectionDialogs(m_workspace, services.settings, false, this))
    , m_transfer(new ConnectionTransfer(m_workspace, *m_dialogs, this))
    , m_connectionList(new ConnectionListModel(this))
    , m_pages(new QStackedWidget(this))
    , m_startPage(new StartPage(this))
    , m_banner(new ConnectionBanner(m_workspace, *m_dialogs, this))
    , m_connectionCommands(
          new ConnectionCommands(*m_actions, m_workspace, *m_dialogs, *m_connectionList, this))
{
    setWindowTitle(u"Canopy"_s);
    setMinimumSize(900, 600);
    setContextMenuPolicy(Qt::NoContextMenu);
    addToolBar(m_toolBar);
    setStatusBar(m_status);
    buildPanes();
    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_regions);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    setCentralWidget(central);
    buildMenus();
    const KeyBindings *keys = new KeyBindings(*m_commands, services.settings, this);
    for (const KeyProblem &problem : keys->problems())
        m_reporter->reportOnce(NoticeLevel::Warning, keyProblemText(*m_commands, problem));
    m_locator = new Locator(m_workspace, *m_commands, *m_toolBar->locator(), this);

    connectPanes();
    connectActions();
    connectWorkspace();
    if (services.localBroker)
        addLocalBroker(*services.localBroker);
    restoreWindow();
    applySettings();
    rowsChanged();
    currentChanged();
}

MainWindow::~MainWindow()
{
    // While this is still the whole window: panes that are hidden say so.
    hide();
}

void MainWindow::buildPanes()
{
    m_connections = new ConnectionsPane(m_connectionList);
    m_topics = new TopicsPane;
    m_history = new HistoryPane(m_services.decoders);
    m_message = new MessagePane(m_services.decoders);
    m_bottom = new BottomPanel;
    m_publish = new PublishPane(m_services.drafts);
    m_bottom->addPane(PublishPaneId, tr("Publish"), IconName::Publish, m_publish);
    m_bottom->addPane(EventsPaneId, tr("Events"), IconName::List,
                      new EventsPane(m_services.events));
    m_statistics = new StatisticsPane;
    m_bottom->addPane(StatisticsPaneId, tr("Statistics"), IconName::Ladder, m_statistics);
    m_regions = new WindowRegions({m_connections, m_topics, m_history, m_message, m_bottom}, this);
    m_cycle = new PaneCycle({m_connections, m_topics, m_history, m_message, m_bottom}, this);
    for (QWidget *pane : std::initializer_list<QWidget *>{m_connections, m_topics, m_history})
        pane->addAction(m_actions->filterTopics);
    m_history->view()->addAction(m_actions->newestMessage);
    QMenu *more = m_message->moreMenu();
    more->addSeparator();
    m_message->addAction(m_actions->find);
    more->addActions({m_actions->find, m_actions->previousMessage, m_actions->nextMessage,
                      m_actions->newestMessage});
}

void MainWindow::buildMenus()
{
    fillMenuBar(menuBar(), *m_actions,
                {*m_topics->actions(), *m_topics->sorting(), *m_topics->view()->columns(),
                 *m_history->actions(), m_bottom->paneActions()});
    m_commands->addMenuBar(*menuBar());
    for (QAction *action : m_actions->numberedConnection) {
        addAction(action);
        m_commands->add(action, tr("Connection"));
    }
    for (QAction *action : m_publish->commands())
        m_commands->add(action, tr("Publish"));
    // Whatever is in no menu.
    for (QAction *action : m_actions->findChildren<QAction *>())
        m_commands->add(action, tr("Window"));
}

void MainWindow::openSettings(bool localBroker)
{
    auto *dialog = new SettingsDialog(m_services.settings, this);
    dialog->addShortcuts(*m_commands);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_localBroker)
        m_localBroker->attach(dialog);
    if (localBroker)
        dialog->showLocalBroker();
    dialog->open();
}

void MainWindow::startDemo()
{
    if (m_localBroker)
        m_localBroker->startDemo();
}

void MainWindow::addLocalBroker(LocalBrokerControl &control)
{
    if (!m_services.reporter)
        new LocalBrokerReporter(control, *m_reporter, this);
    m_localBroker
        = new LocalBrokerCommands({control, m_workspace, *m_actions, *m_connectionList}, this);
    auto *banner = new LocalBrokerBanner(control, this);
    static_cast<QVBoxLayout *>(centralWidget()->layout())->insertWidget(0, banner);
    connect(banner, &LocalBrokerBanner::restartRequested, m_localBroker,
            &LocalBrokerCommands::open);
    connect(banner, &LocalBrokerBanner::settingsRequested, this, [this] { openSettings(true); });
    connect(m_localBroker, &LocalBrokerCommands::settingsRequested, this,
            [this] { openSettings(true); });
    m_connections->setLocalBroker(Workspace::localBrokerId(),
                                  [this](QMenu *menu) { m_localBroker->fillMenu(menu); });
    m_startPage->offerDemo();
    connect(m_startPage, &StartPage::demoRequested, this, &MainWindow::startDemo);
}

void MainWindow::rowsChanged()
{
    std::vector<SavedConnection> saved;
    QStringList gone;
    QStringList order;
    for (int row = 0; row < m_connectionList->rowCount(); ++row) {
        if (!m_workspace.find(m_connectionList->idAt(row)))
            gone.append(m_connectionList->idAt(row));
    }
    for (const QString &id : gone)
        m_connectionList->remove(id);
    for (const Workspace::Row &row : m_workspace.rows()) {
        order.append(row.profile.id);
        if (m_connectionList->row(row.profile.id) < 0)
            m_connectionList->append(row.profile, row.connection);
        m_connectionList->setSaved(row.profile.id, row.saved);
        m_connectionList->setProfile(row.profile);
        m_connectionList->setConnection(row.profile.id, row.connection);
        if (row.saved)
            saved.push_back({row.profile.id, row.profile.name, row.profile.address()});
    }
    m_connectionList->setOrder(order);
    m_startPage->setConnections(saved);
    showRemembered();
    refreshState();
}

void MainWindow::currentChanged()
{
    const Workspace::Row *row = m_workspace.current();
    m_shown = row ? row->connection : nullptr;
    m_connections->setCurrentId(m_workspace.currentId());
    showRemembered();
    m_topics->setConnection(m_shown);
    m_history->setConnection(m_shown);
    m_message->setConnection(m_shown);
    m_message->compareWith(m_topics->filterStrip()->comparedMark());
    m_publish->setConnection(m_shown);
    m_statistics->setConnection(m_shown);
    m_publish->setReadOnly(row && row->profile.readOnly,
                           tr("This connection is read-only: nothing is published on it."));
    m_status->setConnection(m_shown);
    m_locator->setConnection(m_shown);
    setWindowTitle(row ? tr("%1 — Canopy").arg(row->profile.name) : u"Canopy"_s);
    selectionChanged(m_topics->selectedNodes());
    refreshState();
}

void MainWindow::showRemembered()
{
    const Workspace::Row *row = m_workspace.current();
    const bool isSaved = row && row->saved;
    m_connections->subscriptions()->setRemembered(
        isSaved ? std::optional(row->profile.subscriptions) : std::nullopt);
}

// The start page is there until the first connection is opened; then the keyboard goes to the tree.
void MainWindow::showPage()
{
    const auto &rows = m_workspace.rows();
    const bool used = std::any_of(rows.begin(), rows.end(),
                                  [](const Workspace::Row &row) { return row.connection; });
    QWidget *page = used ? static_cast<QWidget *>(m_regions) : m_startPage;
    if (page == m_pages->currentWidget())
        return;
    const bool hadFocus = !focusWidget() || m_pages->isAncestorOf(focusWidget());
    m_pages->setCurrentWidget(page);
    if (used && hadFocus)
        m_topics->takeFocus();
}

void MainWindow::refreshState()
{
    const bool open = m_shown != nullptr;
    showPage();
    m_connectionCommands->refresh();
    for (QAction *action :
         {m_actions->subscribe, m_actions->publish, m_actions->pause, m_actions->markNow,
          m_actions->clearReceived, m_actions->previousMessage, m_actions->nextMessage,
          m_actions->newestMessage, m_actions->find, m_actions->filterTopics, m_actions->foldPanel})
        action->setEnabled(open);
    const bool paused = open && m_shown->isPaused();
    m_actions->pause->setText(paused ? tr("&Resume") : tr("&Pause"));
    m_actions->pause->setIcon(icon(paused ? IconName::Play : IconName::Pause));
    m_toolBar->refresh();
    m_banner->refresh();
}

void MainWindow::selectionChanged(const std::vector<store::NodeId> &nodes)
{
    m_publish->setSelectedTopic(m_topics->currentTopic());
    m_statistics->setBranch(nodes.empty() ? store::NodeId::None : nodes.front());
    // What was pinned belonged to another choice.
    if (m_message->isPinned())
        m_message->unpin();
    m_history->setTopics(nodes);
    if (!m_history->isVisible())
        m_message->showTopic(nodes.empty() ? store::NodeId::None : nodes.front());
}

// A folded history knows no message: then the inspector follows the topic by itself.
void MainWindow::showMessage(const store::Message &message)
{
    if (m_message->isPinned() || !m_history->isVisible())
        return;
    if (message.isNull())
        m_message->showTopic(m_topics->currentNode());
    else
        m_message->showMessage(message, false);
}

void MainWindow::showPublish(const QByteArray &topic, bool replace)
{
    m_bottom->showPane(PublishPaneId);
    if (replace)
        m_publish->setTopic(topic);
    else
        m_publish->fillFromTopic(topic);
}

void MainWindow::showEvents()
{
    m_bottom->showPane(EventsPaneId);
}

void MainWindow::applyLayout(const WindowLayout &layout)
{
    m_topics->setRateColumn(layout.rateColumn);
    m_toolBar->setCompact(!layout.connectionsStrip);
}

void MainWindow::restoreWindow()
{
    const config::SettingsValues &values = m_services.settings.values();
    // What a window manager puts around it has to fit on the screen, too.
    const QSize room = screen()->availableSize() - QSize(16, 44);
    resize(QSize(1440, 900).boundedTo(room.expandedTo(minimumSize())));
    const QByteArray geometry = values.layouts.value(u"geometry"_s);
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    m_regions->restoreSizes(values.layouts);
    m_connections->setFoldedGroups(
        QString::fromUtf8(values.layouts.value(foldedGroups)).split(u'\n', Qt::SkipEmptyParts));
}

void MainWindow::applySettings()
{
    const config::SettingsValues &values = m_services.settings.values();
    m_regions->setChoice(LayoutChoice(values.arrangement));
    QAction *chosen = m_actions->layoutAutomatic;
    if (values.arrangement == config::Arrangement::SideBySide)
        chosen = m_actions->layoutSideBySide;
    else if (values.arrangement == config::Arrangement::Stacked)
        chosen = m_actions->layoutStacked;
    chosen->setChecked(true);
    m_actions->largerText->setEnabled(values.textSizePercent < Theme::LargestText);
    m_actions->smallerText->setEnabled(values.textSizePercent > Theme::SmallestText);
    // Not chosen: as the platform wants things to move (ux.md 3.5).
    const bool still = !style()->styleHint(QStyle::SH_Widget_Animation_Duration);
    m_topics->setDisplay(values.highlightUpdates.value_or(still ? config::HighlightUpdates::Marker
                                                                : config::HighlightUpdates::Steps),
                         values.timeDisplay);
    m_topics->view()->columns()->setChoices(values.topicColumns.toUtf8());
    m_topics->filterStrip()->presets()->setPresets(values.filterPresets);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_remembersLayout) {
        config::SettingsValues values = m_services.settings.values();
        values.layouts = m_regions->saveSizes();
        values.layouts.insert(u"geometry"_s, saveGeometry());
        values.layouts.insert(foldedGroups, m_connections->foldedGroups().join(u'\n').toUtf8());
        values.lastProfile = m_workspace.currentId();
        m_services.settings.set(values);
    }
    QMainWindow::closeEvent(event);
    if (event->isAccepted())
        emit closed();
}

} // namespace ui

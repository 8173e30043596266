// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/workspace.h"

#include <QMainWindow>

class QStackedWidget;

namespace payload {
class Registry;
}

namespace ui {

class BottomPanel;
class CommandList;
class ConnectionBanner;
class ConnectionCommands;
class ConnectionDialogs;
class ConnectionListModel;
class ConnectionTransfer;
class ConnectionsPane;
class DraftListModel;
class EventReporter;
class EventsModel;
class HistoryPane;
class LocalBrokerCommands;
class LocalBrokerControl;
class Locator;
class MainToolBar;
class MessagePane;
class PaneCycle;
class PublishPane;
class StartPage;
class StatisticsPane;
class StatusStrip;
class TopicsPane;
class WindowActions;
class WindowRegions;
struct WindowLayout;

// The main window (ux.md 2): puts the panes together and carries what one of them asks for to
// another. No feature logic of its own. Built by app, which owns everything it is given.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Services {
        Workspace &workspace;
        config::Settings &settings;
        EventsModel &events;
        const payload::Registry &decoders;
        DraftListModel &drafts; // saved and recent publishes
        LocalBrokerControl *localBroker = nullptr; // null: there is none
        // Writes down what happens, for all windows; null: this window does.
        EventReporter *reporter = nullptr;
    };

    explicit MainWindow(const Services &services);
    ~MainWindow() override;

    EventReporter &reporter() { return *m_reporter; }
    ConnectionDialogs &dialogs() { return *m_dialogs; }
    CommandList &commands() { return *m_commands; }
    // As from the start page; nothing happens without a local broker.
    void startDemo();
    Workspace &workspace() { return m_workspace; }
    // Whether its layout and its connection are those that the next run of the program begins with.
    void setRemembersLayout(bool remembers) { m_remembersLayout = remembers; }

signals:
    void diagnosticsRequested();
    void newWindowRequested();
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPanes();
    void buildMenus();
    void connectPanes();
    void connectSubscriptions();
    void connectActions();
    void connectWorkspace();
    void watch(pipeline::Connection *connection);
    void addLocalBroker(LocalBrokerControl &control);
    void openSettings(bool localBroker);

    void rowsChanged();
    void currentChanged();
    void showRemembered();
    void showPage();
    void refreshState();
    void selectionChanged(const std::vector<store::NodeId> &nodes);
    void showMessage(const store::Message &message);
    void showPublish(const QByteArray &topic, bool replace);
    void showEvents();
    void applySettings();
    void applyLayout(const WindowLayout &layout);
    void changeTextSize(int percent);
    void restoreWindow();

    Services m_services;
    Workspace &m_workspace;
    WindowActions *m_actions;
    CommandList *m_commands;
    Locator *m_locator = nullptr;
    MainToolBar *m_toolBar;
    StatusStrip *m_status;
    EventReporter *m_reporter;
    ConnectionDialogs *m_dialogs;
    ConnectionTransfer *m_transfer;
    ConnectionListModel *m_connectionList;
    QStackedWidget *m_pages;
    StartPage *m_startPage;
    WindowRegions *m_regions = nullptr;
    ConnectionsPane *m_connections = nullptr;
    TopicsPane *m_topics = nullptr;
    HistoryPane *m_history = nullptr;
    MessagePane *m_message = nullptr;
    PublishPane *m_publish = nullptr;
    StatisticsPane *m_statistics = nullptr;
    BottomPanel *m_bottom = nullptr;
    ConnectionBanner *m_banner;
    ConnectionCommands *m_connectionCommands;
    LocalBrokerCommands *m_localBroker = nullptr;
    PaneCycle *m_cycle = nullptr;
    pipeline::Connection *m_shown = nullptr;
    bool m_remembersLayout = true;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowmenus.h"

#include "history/historyactions.h"
#include "topics/topicactions.h"
#include "topics/topiccolumns.h"
#include "topics/topicsorting.h"
#include "window/windowactions.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace ui {

namespace {

class WindowMenus {
    Q_DECLARE_TR_FUNCTIONS(WindowMenus)

public:
    static void fill(QMenuBar *bar, const WindowActions &a, const PaneCommands &panes)
    {
        QMenu *file = bar->addMenu(tr("&File"));
        file->addActions({a.newConnection, a.newWindow});
        file->addSeparator();
        file->addActions({a.importConnections, a.exportConnections});
        file->addSeparator();
        file->addAction(a.settings);
        file->addSeparator();
        file->addActions({a.closeWindow, a.quit});

        QMenu *connection = bar->addMenu(tr("&Connection"));
        connection->addActions(
            {a.connectOrRetry, a.disconnect, a.disconnectWithWill, a.stopRetrying});
        connection->addSeparator();
        connection->addActions({a.editConnection, a.duplicateConnection, a.removeConnection});
        connection->addSeparator();
        connection->addAction(a.nextConnection);
        connection->addSeparator();
        connection->addActions({a.subscribe, a.publish});
        connection->addAction(a.clearReceived);

        QMenu *topics = bar->addMenu(tr("&Topic"));
        topics->addActions({a.locate, a.filterTopics});
        topics->addSeparator();
        panes.topic.fill(topics);

        QMenu *message = bar->addMenu(tr("&Message"));
        message->addActions({a.previousMessage, a.nextMessage, a.newestMessage});
        message->addSeparator();
        message->addAction(a.find);
        message->addSeparator();
        panes.history.fill(message);

        fillView(bar->addMenu(tr("&View")), a, panes);

        QMenu *tools = bar->addMenu(tr("T&ools"));
        tools->addActions({a.toggleLocalBroker, a.simulatedDevices});
        tools->addSeparator();
        tools->addAction(a.localBroker);

        QMenu *help = bar->addMenu(tr("&Help"));
        help->addActions({a.keys, a.diagnostics});
        help->addSeparator();
        help->addAction(a.about);
    }

private:
    static void fillView(QMenu *view, const WindowActions &a, const PaneCommands &panes)
    {
        view->addActions({a.pause, a.markNow});
        view->addSeparator();
        view->addActions(panes.bottomPanes);
        view->addAction(a.foldPanel);
        view->addSeparator();
        panes.sorting.fill(view->addMenu(tr("&Sort topics by")));
        panes.columns.fill(view->addMenu(tr("Topic &columns")));
        QMenu *layout = view->addMenu(tr("&Layout"));
        layout->addActions({a.layoutAutomatic, a.layoutSideBySide, a.layoutStacked});
        layout->addSeparator();
        layout->addAction(a.resetLayout);
        view->addActions({a.nextPane, a.previousPane});
        view->addSeparator();
        view->addActions({a.largerText, a.smallerText, a.normalText});
    }
};

} // namespace

void fillMenuBar(QMenuBar *bar, const WindowActions &actions, const PaneCommands &panes)
{
    WindowMenus::fill(bar, actions, panes);
}

} // namespace ui

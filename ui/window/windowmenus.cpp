// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowmenus.h"

#include "topics/topicactions.h"
#include "window/windowactions.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace ui {

namespace {

class WindowMenus {
    Q_DECLARE_TR_FUNCTIONS(WindowMenus)

public:
    static void fill(QMenuBar *bar, const WindowActions &a, const TopicActions &topic,
                     const std::vector<BottomPaneEntry> &panes)
    {
        QMenu *file = bar->addMenu(tr("&File"));
        file->addAction(a.newConnection);
        file->addSeparator();
        file->addAction(a.settings);
        file->addSeparator();
        file->addAction(a.quit);

        QMenu *connection = bar->addMenu(tr("&Connection"));
        connection->addActions(
            {a.connectOrRetry, a.disconnect, a.disconnectWithWill, a.stopRetrying});
        connection->addSeparator();
        connection->addActions({a.editConnection, a.duplicateConnection, a.removeConnection});
        connection->addSeparator();
        connection->addAction(a.nextConnection);
        connection->addSeparator();
        connection->addAction(a.subscribe);
        connection->addAction(a.clearReceived);

        QMenu *topics = bar->addMenu(tr("&Topic"));
        topics->addAction(a.publish);
        topics->addAction(a.filterTopics);
        topics->addSeparator();
        topic.fill(topics);

        QMenu *message = bar->addMenu(tr("&Message"));
        message->addActions({a.previousMessage, a.nextMessage, a.newestMessage});
        message->addSeparator();
        message->addAction(a.find);

        fillView(bar->addMenu(tr("&View")), bar, a, panes);

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
    static void fillView(QMenu *view, QMenuBar *bar, const WindowActions &a,
                         const std::vector<BottomPaneEntry> &panes)
    {
        view->addAction(a.pause);
        view->addSeparator();
        for (std::size_t i = 0; i < panes.size(); ++i) {
            QAction *action = view->addAction(panes[i].title);
            action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(i))));
            QObject::connect(action, &QAction::triggered, bar, panes[i].show);
        }
        view->addAction(a.foldPanel);
        view->addSeparator();
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

void fillMenuBar(QMenuBar *bar, const WindowActions &actions, const TopicActions &topic,
                 const std::vector<BottomPaneEntry> &panes)
{
    WindowMenus::fill(bar, actions, topic, panes);
}

} // namespace ui

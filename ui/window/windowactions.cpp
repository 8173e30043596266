// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowactions.h"

#include "style/icons.h"

#include <QActionGroup>

namespace ui {

WindowActions::WindowActions(QObject *parent)
    : QObject(parent)
{
    newConnection
        = make("newConnection", tr("&New connection…"), QKeySequence(Qt::CTRL | Qt::Key_N));
    newConnection->setIcon(icon(IconName::Plus));
    newWindow
        = make("newWindow", tr("New &window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    closeWindow = make("closeWindow", tr("&Close window"), QKeySequence(Qt::CTRL | Qt::Key_W));
    importConnections = make("importConnections", tr("&Import connections…"));
    exportConnections = make("exportConnections", tr("&Export connections…"));
    exportConnections->setIcon(icon(IconName::Save));
    settings = make("settings", tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setIcon(icon(IconName::Sliders));
    quit = make("quit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    settings->setMenuRole(QAction::PreferencesRole);
    quit->setMenuRole(QAction::QuitRole);

    connectOrRetry = make("connectOrRetry", tr("&Connect"), QKeySequence(Qt::Key_F5));
    connectOrRetry->setIcon(icon(IconName::Connect));
    disconnect = make("disconnect", tr("&Disconnect"), QKeySequence(Qt::SHIFT | Qt::Key_F5));
    disconnect->setIcon(icon(IconName::Disconnect));
    disconnectWithWill = make("disconnectWithWill", tr("Disconnect and send &will"));
    disconnectWithWill->setIcon(icon(IconName::Will));
    stopRetrying = make("stopRetrying", tr("S&top retrying"));
    stopRetrying->setIcon(icon(IconName::Stop));
    editConnection = make("editConnection", tr("&Edit connection…"), QKeySequence(Qt::Key_F2));
    duplicateConnection = make("duplicateConnection", tr("D&uplicate connection"));
    removeConnection = make("removeConnection", tr("&Remove connection…"));
    removeConnection->setIcon(icon(IconName::Trash));
    nextConnection
        = make("nextConnection", tr("Ne&xt connection"), QKeySequence(Qt::CTRL | Qt::Key_Tab));
    for (int i = 0; i < NumberedConnections; ++i)
        numberedConnection[std::size_t(i)] = make(
            QByteArray("connection") + QByteArray::number(i + 1),
            tr("Show connection %1").arg(i + 1), QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));

    subscribe = make("subscribe", tr("&Subscribe…"), QKeySequence(Qt::CTRL | Qt::Key_T));
    subscribe->setIcon(icon(IconName::Subscribe));
    publish = make("publish", tr("&Publish"), QKeySequence(Qt::CTRL | Qt::Key_P));
    publish->setIcon(icon(IconName::Publish));
    clearReceived = make("clearReceived", tr("&Forget everything received"));
    clearReceived->setIcon(icon(IconName::Trash));

    filterTopics = make("filterTopics", tr("&Filter topics"), QKeySequence::Find);
    filterTopics->setIcon(icon(IconName::Filter));
    // In every pane that has nothing else to find.
    filterTopics->setShortcutContext(Qt::WidgetWithChildrenShortcut);

    locate = make("locate", tr("&Go to topic or command…"), QKeySequence(Qt::CTRL | Qt::Key_K));
    locate->setIcon(icon(IconName::Search));

    previousMessage
        = make("previousMessage", tr("&Previous message"), QKeySequence(Qt::ALT | Qt::Key_Left));
    nextMessage = make("nextMessage", tr("&Next message"), QKeySequence(Qt::ALT | Qt::Key_Right));
    newestMessage = make("newestMessage", tr("Ne&west message"), QKeySequence(Qt::Key_End));
    // Elsewhere the key means the end of a line or of another list.
    newestMessage->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    find = make("find", tr("&Find in the message…"), QKeySequence::Find);
    find->setIcon(icon(IconName::Search));
    // Only while the inspector has the keyboard: other panes find their own things.
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);

    pause = make("pause", tr("&Pause"), QKeySequence(Qt::Key_F9));
    pause->setIcon(icon(IconName::Pause));
    markNow = make("markNow", tr("&Mark now"), QKeySequence(Qt::CTRL | Qt::Key_M));
    markNow->setIcon(icon(IconName::Flag));
    markNow->setToolTip(tr("From now on the flag beside the filter shows what has changed"));
    foldPanel
        = make("foldPanel", tr("&Fold or unfold the panel"), QKeySequence(Qt::CTRL | Qt::Key_J));
    nextPane = make("nextPane", tr("Next pan&e"), QKeySequence(Qt::Key_F6));
    previousPane = make("previousPane", tr("Previous p&ane"), QKeySequence(Qt::SHIFT | Qt::Key_F6));

    auto *layouts = new QActionGroup(this);
    layoutAutomatic = make("layoutAutomatic", tr("&Automatic"));
    layoutSideBySide = make("layoutSideBySide", tr("&Side by side"));
    layoutStacked = make("layoutStacked", tr("S&tacked"));
    for (QAction *action : {layoutAutomatic, layoutSideBySide, layoutStacked}) {
        action->setCheckable(true);
        layouts->addAction(action);
    }
    layoutAutomatic->setChecked(true);
    resetLayout = make("resetLayout", tr("&Reset layout"));
    largerText = make("largerText", tr("&Larger text"), QKeySequence(Qt::CTRL | Qt::Key_Plus));
    smallerText = make("smallerText", tr("S&maller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus));
    normalText = make("normalText", tr("&Normal text size"), QKeySequence(Qt::CTRL | Qt::Key_0));

    toggleLocalBroker = make("toggleLocalBroker", tr("&Start local broker"));
    toggleLocalBroker->setIcon(icon(IconName::Play));
    simulatedDevices = make("simulatedDevices", tr("Simulated &devices"));
    simulatedDevices->setCheckable(true);
    localBroker = make("localBroker", tr("&Local broker…"));
    localBroker->setIcon(icon(IconName::Server));
    for (QAction *action : {toggleLocalBroker, simulatedDevices, localBroker})
        action->setEnabled(false);

    keys = make("keys", tr("&List of keys"), QKeySequence(Qt::CTRL | Qt::Key_F1));
    diagnostics = make("diagnostics", tr("&Diagnostics"));
    diagnostics->setIcon(icon(IconName::Info));
    about = make("about", tr("&About Canopy"));
    about->setMenuRole(QAction::AboutRole);
}

QAction *WindowActions::make(const QByteArray &name, const QString &text,
                             const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name) + QStringLiteral("Action"));
    action->setShortcut(shortcut);
    return action;
}

} // namespace ui

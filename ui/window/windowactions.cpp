// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowactions.h"

#include "style/icons.h"

#include <QActionGroup>

namespace ui {

WindowActions::WindowActions(QObject *parent)
    : QObject(parent)
{
    newConnection = make(tr("&New connection…"), QKeySequence(Qt::CTRL | Qt::Key_N));
    newConnection->setIcon(icon(IconName::Plus));
    settings = make(tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setIcon(icon(IconName::Sliders));
    quit = make(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    settings->setMenuRole(QAction::PreferencesRole);
    quit->setMenuRole(QAction::QuitRole);

    connectOrRetry = make(tr("&Connect"), QKeySequence(Qt::Key_F5));
    connectOrRetry->setIcon(icon(IconName::Connect));
    disconnect = make(tr("&Disconnect"), QKeySequence(Qt::SHIFT | Qt::Key_F5));
    disconnect->setIcon(icon(IconName::Disconnect));
    disconnectWithWill = make(tr("Disconnect and send &will"));
    disconnectWithWill->setIcon(icon(IconName::Will));
    stopRetrying = make(tr("S&top retrying"));
    stopRetrying->setIcon(icon(IconName::Stop));
    editConnection = make(tr("&Edit connection…"), QKeySequence(Qt::Key_F2));
    duplicateConnection = make(tr("D&uplicate connection"));
    removeConnection = make(tr("&Remove connection…"));
    removeConnection->setIcon(icon(IconName::Trash));
    nextConnection = make(tr("Ne&xt connection"), QKeySequence(Qt::CTRL | Qt::Key_Tab));
    for (int i = 0; i < NumberedConnections; ++i)
        numberedConnection[std::size_t(i)]
            = make(QString(), QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));

    subscribe = make(tr("&Subscribe…"), QKeySequence(Qt::CTRL | Qt::Key_T));
    subscribe->setIcon(icon(IconName::Subscribe));
    publish = make(tr("&Publish"), QKeySequence(Qt::CTRL | Qt::Key_P));
    publish->setIcon(icon(IconName::Publish));
    clearReceived = make(tr("&Forget everything received"));
    clearReceived->setIcon(icon(IconName::Trash));

    filterTopics = make(tr("&Filter topics"), QKeySequence::Find);
    filterTopics->setIcon(icon(IconName::Filter));
    // In every pane that has nothing else to find.
    filterTopics->setShortcutContext(Qt::WidgetWithChildrenShortcut);

    previousMessage = make(tr("&Previous message"), QKeySequence(Qt::ALT | Qt::Key_Left));
    nextMessage = make(tr("&Next message"), QKeySequence(Qt::ALT | Qt::Key_Right));
    newestMessage = make(tr("Ne&west message"));
    find = make(tr("&Find in the message…"), QKeySequence::Find);
    find->setIcon(icon(IconName::Search));
    // Only while the inspector has the keyboard: other panes find their own things.
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);

    pause = make(tr("&Pause"), QKeySequence(Qt::Key_F9));
    pause->setIcon(icon(IconName::Pause));
    foldPanel = make(tr("&Fold or unfold the panel"), QKeySequence(Qt::CTRL | Qt::Key_J));
    nextPane = make(tr("Next pan&e"), QKeySequence(Qt::Key_F6));
    previousPane = make(tr("Previous p&ane"), QKeySequence(Qt::SHIFT | Qt::Key_F6));

    auto *layouts = new QActionGroup(this);
    layoutAutomatic = make(tr("&Automatic"));
    layoutSideBySide = make(tr("&Side by side"));
    layoutStacked = make(tr("S&tacked"));
    for (QAction *action : {layoutAutomatic, layoutSideBySide, layoutStacked}) {
        action->setCheckable(true);
        layouts->addAction(action);
    }
    layoutAutomatic->setChecked(true);
    resetLayout = make(tr("&Reset layout"));
    largerText = make(tr("&Larger text"), QKeySequence(Qt::CTRL | Qt::Key_Plus));
    smallerText = make(tr("S&maller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus));
    normalText = make(tr("&Normal text size"), QKeySequence(Qt::CTRL | Qt::Key_0));

    toggleLocalBroker = make(tr("&Start local broker"));
    toggleLocalBroker->setObjectName(QStringLiteral("toggleLocalBrokerAction"));
    toggleLocalBroker->setIcon(icon(IconName::Play));
    simulatedDevices = make(tr("Simulated &devices"));
    simulatedDevices->setObjectName(QStringLiteral("simulatedDevicesAction"));
    simulatedDevices->setCheckable(true);
    localBroker = make(tr("&Local broker…"));
    localBroker->setObjectName(QStringLiteral("localBrokerAction"));
    localBroker->setIcon(icon(IconName::Server));
    for (QAction *action : {toggleLocalBroker, simulatedDevices, localBroker})
        action->setEnabled(false);

    keys = make(tr("&List of keys"), QKeySequence(Qt::CTRL | Qt::Key_F1));
    diagnostics = make(tr("&Diagnostics"));
    diagnostics->setIcon(icon(IconName::Info));
    about = make(tr("&About Canopy"));
    about->setMenuRole(QAction::AboutRole);
}

QAction *WindowActions::make(const QString &text, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    return action;
}

} // namespace ui

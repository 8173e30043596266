// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scriptedpeer.h"
#include "windowfixture.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

// What a user does in the window, and the scripted broker behind it.

inline mqtt::PublishPacket message(const QByteArray &topic, const QByteArray &payload)
{
    mqtt::PublishPacket packet;
    packet.topic = topic;
    packet.payload = payload;
    return packet;
}

// A broker that grants # and has three messages for it.
inline void feed(ScriptedPeer &peer)
{
    peer.acceptClient()
        .answer(message("home/kitchen", R"({"t":21.5})"))
        .answer(message("home/kitchen", R"({"t":21.7})"))
        .answer(message("home/cellar", "dry"));
}

inline void connectTo(const WindowFixture &fixture, const ScriptedPeer &peer)
{
    fixture.workspace->openAddress(QStringLiteral("127.0.0.1:%1").arg(peer.port()));
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
}

// The entry of the menu bar with this text; fails loudly.
inline QAction *menuAction(const WindowFixture &fixture, const QString &text)
{
    for (QAction *top : fixture.window->menuBar()->actions()) {
        QList<QAction *> actions = top->menu()->actions();
        for (qsizetype i = 0; i < actions.size(); ++i) {
            if (actions[i]->menu())
                actions += actions[i]->menu()->actions();
            if (actions[i]->text().section(u'\t', 0, 0).remove(u'&') == text)
                return actions[i];
        }
    }
    qFatal("no menu entry %s", qPrintable(text));
}

inline QWidget *focused(const WindowFixture &fixture)
{
    return fixture.window->focusWidget();
}

// The child of `parent` in the topic tree; invalid while it is not there.
inline QModelIndex topicRow(const WindowFixture &fixture, const QString &name,
                            const QModelIndex &parent)
{
    const auto *model = fixture.find<QAbstractItemView>("topicTree")->model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        if (model->index(row, 0, parent).data().toString() == name)
            return model->index(row, 0, parent);
    }
    return {};
}

inline void click(QAbstractItemView *view, const QModelIndex &index)
{
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

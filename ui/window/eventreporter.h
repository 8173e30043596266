// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"
#include "events/event.h"
#include "window/workspace.h"

#include <QObject>
#include <QSet>

namespace ui {

class EventsModel;

// Writes down what the connections of a workspace go through, in plain words (ux.md 2.11, 2.16):
// one line per fact, repeated facts counted. Listens only.
class EventReporter : public QObject {
    Q_OBJECT

public:
    EventReporter(Workspace &workspace, EventsModel &events, QObject *parent = nullptr);

    // Something that belongs to no connection.
    void report(NoticeLevel level, const QString &text, const QString &details = {});
    // Unless it was said before: what each window finds again.
    void reportOnce(NoticeLevel level, const QString &text);
    void reportProfileError(const config::ProfileError &error);

private:
    void watch(const QString &id, pipeline::Connection *connection);
    void stateChanged(const QString &id, pipeline::Connection *connection);
    void connected(const QString &id, const pipeline::Connection &connection);
    void failed(const QString &id, const pipeline::Connection &connection);
    void subscriptionAnswered(const QString &id, const pipeline::Connection &connection,
                              const pipeline::SubscriptionState &state);
    void unsubscribed(const QString &id, const QByteArray &filter, mqtt::ReasonCode reasonCode);
    void published(const QString &id, const pipeline::Connection &connection,
                   const client::PublishOutcome &outcome, const QByteArray &topic);
    void add(const QString &id, NoticeLevel level, const QString &text,
             const QString &details = {});

    Workspace &m_workspace;
    EventsModel &m_events;
    QSet<QString> m_saidOnce;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/eventreporter.h"

#include "events/eventsmodel.h"
#include "pipeline/retainedcheck.h"
#include "text/failuretext.h"
#include "text/formats.h"
#include "text/peertext.h"
#include "text/profileerrortext.h"
#include "text/publishtext.h"
#include "text/reasontext.h"
#include "text/retainedtext.h"
#include "text/versiontext.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

ReasonContext contextOf(const pipeline::Connection &connection)
{
    ReasonContext context;
    if (const auto broker = connection.broker()) {
        context.version = broker->version;
        context.maximumPacketSize = broker->maximumPacketSize;
    }
    return context;
}

} // namespace

EventReporter::EventReporter(Workspace &workspace, EventsModel &events, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_events(events)
{
    connect(&workspace, &Workspace::connectionOpened, this, &EventReporter::watch);
    connect(&workspace, &Workspace::profileProblem, this, &EventReporter::reportProfileError);
    connect(&workspace, &Workspace::keyringProblem, this, [this](const QString &id) {
        add(id, NoticeLevel::Warning,
            tr("The system keyring did not take the password. It is kept until the program ends."));
    });
}

void EventReporter::report(NoticeLevel level, const QString &text, const QString &details)
{
    add(QString(), level, text, details);
}

void EventReporter::reportOnce(NoticeLevel level, const QString &text)
{
    if (!m_saidOnce.contains(text))
        report(level, text);
    m_saidOnce.insert(text);
}

void EventReporter::reportProfileError(const config::ProfileError &error)
{
    add(QString(), NoticeLevel::Error, profileErrorText(error), profileErrorDetails(error));
}

void EventReporter::add(const QString &id, NoticeLevel level, const QString &text,
                        const QString &details)
{
    const Workspace::Row *row = m_workspace.find(id);
    m_events.add({QDateTime::currentMSecsSinceEpoch(), level, row ? row->profile.name : QString(),
                  text, details});
}

void EventReporter::watch(const QString &id, pipeline::Connection *connection)
{
    connect(connection, &pipeline::Connection::stateChanged, this,
            [this, id, connection] { stateChanged(id, connection); });
    connect(connection, &pipeline::Connection::answeringChanged, this, [this, id](bool answering) {
        if (answering)
            add(id, NoticeLevel::Success, tr("The broker answers again"));
        else
            add(id, NoticeLevel::Warning, tr("The broker does not answer"));
    });
    const store::Baselines *baselines = &connection->topics().baselines();
    connect(baselines, &store::Baselines::marked, this, [this, id, baselines](store::MarkId mark) {
        if (const store::Mark *made = baselines->find(mark))
            add(id, NoticeLevel::Info, tr("Marked %1").arg(made->name));
    });
    connect(connection, &pipeline::Connection::subscriptionAnswered, this,
            [this, id, connection](const pipeline::SubscriptionState &state) {
                subscriptionAnswered(id, *connection, state);
            });
    connect(connection, &pipeline::Connection::unsubscribed, this,
            [this, id](const QByteArray &filter, mqtt::ReasonCode reasonCode) {
                unsubscribed(id, filter, reasonCode);
            });
    connect(&connection->retainedCheck(), &pipeline::RetainedCheck::finished, this,
            [this, id, connection](const pipeline::RetainedResult &result) {
                add(id, retainedResultLevel(result),
                    retainedResultText(result, contextOf(*connection).version),
                    retainedResultDetails(result, connection->options()));
            });
    connect(connection, &pipeline::Connection::publishOutcome, this,
            [this, id, connection](const client::PublishOutcome &outcome, const QByteArray &topic) {
                published(id, *connection, outcome, topic);
            });
}

void EventReporter::stateChanged(const QString &id, pipeline::Connection *connection)
{
    switch (connection->state()) {
    case client::State::Connecting:
        break;
    case client::State::Disconnected:
        add(id, NoticeLevel::Info, tr("Disconnected"));
        break;
    case client::State::Connected:
        connected(id, *connection);
        break;
    case client::State::Waiting:
        if (!connection->retryPlan()) // otherwise the same again, with the time of the next attempt
            failed(id, *connection);
        break;
    case client::State::Failed:
        failed(id, *connection);
        break;
    }
}

void EventReporter::connected(const QString &id, const pipeline::Connection &connection)
{
    const auto broker = connection.broker();
    if (!broker)
        return;
    const qint64 lostAtMs = connection.lostAtMs();
    const bool resumed = broker->connack.sessionPresent;
    QStringList parts;
    if (lostAtMs > 0) {
        const qint64 away = qMax<qint64>(0, QDateTime::currentMSecsSinceEpoch() - lostAtMs);
        parts += tr("Reconnected after %1").arg(durationText(std::chrono::milliseconds(away)));
    } else {
        parts += tr("Connected with %1").arg(versionName(broker->version));
    }
    if (resumed)
        parts += tr("session resumed");
    using Status = pipeline::SubscriptionState::Status;
    const Status wanted = resumed ? Status::Granted : Status::Pending;
    const std::vector<pipeline::SubscriptionState> subscriptions = connection.subscriptions();
    const auto count = int(std::count_if(
        subscriptions.begin(), subscriptions.end(),
        [wanted](const pipeline::SubscriptionState &state) { return state.status == wanted; }));
    if (count > 0 && resumed)
        parts += tr("%n subscription(s) kept", nullptr, count);
    else if (count > 0 && lostAtMs > 0)
        parts += tr("%n subscription(s) asked for again", nullptr, count);
    add(id, NoticeLevel::Success, parts.join(u"; "_s));
    if (broker->fellBack)
        add(id, NoticeLevel::Info,
            tr("The broker does not speak MQTT 5; connected with %1 instead")
                .arg(versionName(broker->version)));
}

void EventReporter::failed(const QString &id, const pipeline::Connection &connection)
{
    const client::FailureInfo failure = connection.failure();
    const Explanation explanation = explainFailure(failure, connection.options());
    const bool final = connection.state() == client::State::Failed;
    add(id, final ? NoticeLevel::Error : NoticeLevel::Warning, explanation.sentence(),
        joined({peerText(failure.reasonString), peerText(failure.detail), explanation.advice}));
}

void EventReporter::subscriptionAnswered(const QString &id, const pipeline::Connection &connection,
                                         const pipeline::SubscriptionState &state)
{
    const QString filter = peerText(state.subscription.topicFilter);
    if (state.status == pipeline::SubscriptionState::Status::Refused) {
        const Explanation why = explainSuback(state.reasonCode, contextOf(connection));
        add(id, NoticeLevel::Warning, tr("Subscription to %1: %2").arg(filter, why.sentence()),
            joined({peerText(state.reasonString), why.advice}));
        return;
    }
    if (quint8(state.reasonCode) < quint8(state.subscription.qos))
        add(id, NoticeLevel::Info,
            tr("The broker lowered the subscription to %1 to QoS %2")
                .arg(filter, QString::number(int(state.reasonCode))));
}

void EventReporter::unsubscribed(const QString &id, const QByteArray &filter,
                                 mqtt::ReasonCode reasonCode)
{
    const QString shown = peerText(filter);
    const Explanation why = explainUnsuback(reasonCode);
    if (mqtt::isError(reasonCode))
        add(id, NoticeLevel::Warning, tr("Still subscribed to %1: %2").arg(shown, why.sentence()),
            why.advice);
    else if (reasonCode == mqtt::ReasonCode::NoSubscriptionExisted)
        add(id, NoticeLevel::Info, tr("Unsubscribed from %1: %2").arg(shown, why.sentence()));
    else
        add(id, NoticeLevel::Info, tr("Unsubscribed from %1").arg(shown));
}

void EventReporter::published(const QString &id, const pipeline::Connection &connection,
                              const client::PublishOutcome &outcome, const QByteArray &topic)
{
    if (!isFinal(outcome.stage))
        return;
    const ReasonContext context = contextOf(connection);
    const QString advice = outcome.stage == client::PublishStage::Refused
        ? explainRefusedPublish(outcome, context).advice
        : QString();
    add(id, publishOutcomeLevel(outcome),
        tr("Publish to %1: %2").arg(peerText(topic), publishOutcomeText(outcome, context)),
        joined({peerText(outcome.reasonString), advice}));
}

} // namespace ui

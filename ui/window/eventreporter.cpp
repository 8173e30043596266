// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/eventreporter.h"

#include "events/eventsmodel.h"
#include "pipeline/retainedcheck.h"
#include "text/failuretext.h"
#include "text/formats.h"
#include "text/profileerrortext.h"
#include "text/publishtext.h"
#include "text/reasontext.h"
#include "text/retainedtext.h"
#include "text/versiontext.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace ui {

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
    connect(
        connection, &pipeline::Connection::subscriptionAnswered, this,
        [this, id](const pipeline::SubscriptionState &state) { subscriptionAnswered(id, state); });
    connect(connection, &pipeline::Connection::unsubscribed, this,
            [this, id](const QByteArray &filter) {
                add(id, NoticeLevel::Info,
                    tr("Unsubscribed from %1").arg(QString::fromUtf8(filter)));
            });
    connect(&connection->retainedCheck(), &pipeline::RetainedCheck::finished, this,
            [this, id, connection](const pipeline::RetainedResult &result) {
                add(id, retainedResultLevel(result), retainedResultText(result),
                    retainedResultDetails(result, connection->options()));
            });
    connect(connection, &pipeline::Connection::publishOutcome, this,
            [this, id, connection](const client::PublishOutcome &outcome) {
                published(id, connection, outcome);
            });
}

void EventReporter::stateChanged(const QString &id, pipeline::Connection *connection)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    switch (connection->state()) {
    case client::State::Connecting:
        break;
    case client::State::Disconnected:
        m_lostAtMs.remove(id);
        add(id, NoticeLevel::Info, tr("Disconnected"));
        break;
    case client::State::Connected: {
        const auto broker = connection->broker();
        if (!broker)
            break;
        QString text = tr("Connected with %1").arg(versionName(broker->version));
        if (const auto lost = m_lostAtMs.constFind(id); lost != m_lostAtMs.constEnd())
            text = tr("Reconnected after %1")
                       .arg(durationText(std::chrono::milliseconds(now - *lost)));
        m_lostAtMs.remove(id);
        if (broker->connack.sessionPresent)
            text += u"; "_s + tr("session resumed");
        add(id, NoticeLevel::Success, text);
        if (broker->fellBack)
            add(id, NoticeLevel::Info,
                tr("The broker does not speak MQTT 5; connected with %1 instead")
                    .arg(versionName(broker->version)));
        break;
    }
    case client::State::Waiting:
        if (connection->retryPlan())
            break; // the same again, with the time of the next attempt
        [[fallthrough]];
    case client::State::Failed: {
        if (!m_lostAtMs.contains(id))
            m_lostAtMs.insert(id, now);
        const client::FailureInfo failure = connection->failure();
        const Explanation explanation = explainFailure(failure, connection->options());
        const bool final = connection->state() == client::State::Failed;
        QStringList details{QString::fromUtf8(failure.reasonString),
                            QString::fromUtf8(failure.detail), explanation.advice};
        details.removeAll(QString());
        add(id, final ? NoticeLevel::Error : NoticeLevel::Warning, explanation.sentence(),
            details.join(u" · "_s));
        break;
    }
    }
}

void EventReporter::subscriptionAnswered(const QString &id,
                                         const pipeline::SubscriptionState &state)
{
    const QString filter = QString::fromUtf8(state.subscription.topicFilter);
    if (state.status == pipeline::SubscriptionState::Status::Refused) {
        add(id, NoticeLevel::Warning,
            tr("Subscription to %1: %2").arg(filter, explainSuback(state.reasonCode).sentence()),
            QString::fromUtf8(state.reasonString));
        return;
    }
    if (quint8(state.reasonCode) < quint8(state.subscription.qos))
        add(id, NoticeLevel::Info,
            tr("The broker lowered the subscription to %1 to QoS %2")
                .arg(filter, QString::number(int(state.reasonCode))));
}

void EventReporter::published(const QString &id, pipeline::Connection *connection,
                              const client::PublishOutcome &outcome)
{
    if (!isFinal(outcome.stage))
        return;
    ReasonContext context;
    if (const auto broker = connection->broker()) {
        context.version = broker->version;
        context.maximumPacketSize = broker->maximumPacketSize;
    }
    add(id, publishOutcomeLevel(outcome),
        tr("Publish: %1").arg(publishOutcomeText(outcome, context)),
        QString::fromUtf8(outcome.reasonString));
}

} // namespace ui

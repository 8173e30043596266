// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connectionnotice.h"

#include "pipeline/connection.h"
#include "text/failuretext.h"
#include "text/formats.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::ConnectionNotice)
};

// The one thing that mends it, or none.
std::optional<NoticeAction> remedy(NextStep step)
{
    switch (step) {
    case NextStep::EditCredentials:
        return NoticeAction::EditPassword;
    case NextStep::GenerateClientId:
        return NoticeAction::GenerateClientId;
    case NextStep::TryOlderVersion:
        return NoticeAction::TryOlderVersion;
    case NextStep::ConnectThere:
        return NoticeAction::ConnectThere;
    case NextStep::EditConnection:
    case NextStep::EditAddress:
    case NextStep::UseTls:
    case NextStep::EditTransport:
    case NextStep::EditSecurity:
    case NextStep::EditPassphrase:
    case NextStep::DisableAliases:
    case NextStep::ReduceSize:
    case NextStep::SwitchOff:
        return NoticeAction::EditConnection;
    case NextStep::None:
    case NextStep::ShowPackets:
    case NextStep::Report:
    case NextStep::SlowDown:
    case NextStep::CheckTopic:
    case NextStep::EditPayload:
    case NextStep::Wait:
        break;
    }
    return std::nullopt;
}

QString label(NoticeAction action)
{
    switch (action) {
    case NoticeAction::TryNow:
        return Tr::tr("Try now");
    case NoticeAction::StopRetrying:
        return Tr::tr("Stop retrying");
    case NoticeAction::EditConnection:
        return Tr::tr("Edit connection…");
    case NoticeAction::EditPassword:
        return Tr::tr("Edit password…");
    case NoticeAction::GenerateClientId:
        return Tr::tr("Generate new ID");
    case NoticeAction::TryOlderVersion:
        return Tr::tr("Try MQTT 3.1.1");
    case NoticeAction::ConnectThere:
        return Tr::tr("Connect there…");
    case NoticeAction::ShowEvents:
        return Tr::tr("Details");
    }
    return {};
}

QString joined(const QString &first, const QString &second)
{
    return second.isEmpty() ? first : first + u' ' + second;
}

} // namespace

std::optional<ConnectionNotice> connectionNotice(const pipeline::Connection &connection,
                                                 const config::Profile &profile, qint64 nowMs)
{
    const client::State state = connection.state();
    const bool waiting = state == client::State::Waiting;
    if (!waiting && state != client::State::Failed)
        return std::nullopt;

    const client::FailureInfo failure = connection.failure();
    const Explanation explanation = explainFailure(failure, connection.options());
    ConnectionNotice notice;
    notice.level = waiting ? NoticeLevel::Warning : NoticeLevel::Error;
    notice.details
        = joined(QString::fromUtf8(failure.reasonString), QString::fromUtf8(failure.detail));

    std::vector<NoticeAction> actions;
    if (waiting) {
        const auto wait
            = std::chrono::milliseconds(qMax<qint64>(0, connection.retryAtMs() - nowMs));
        const QString attempt
            = QString::number(connection.retryPlan() ? connection.retryPlan()->attempt : 1);
        // What never was there cannot be lost.
        if (!connection.broker())
            notice.details = joined(explanation.advice, notice.details);
        const QString what = connection.broker() ? Tr::tr("%1 lost: %2.") : Tr::tr("%1: %2.");
        notice.text = joined(what.arg(profile.name, explanation.sentence()),
                             Tr::tr("Attempt %1 in %2.").arg(attempt, durationText(wait)));
        actions = {NoticeAction::TryNow, NoticeAction::StopRetrying, NoticeAction::ShowEvents};
    } else {
        notice.text = joined(Tr::tr("%1: %2.").arg(profile.name, explanation.sentence()),
                             explanation.advice);
        if (const auto mend = remedy(explanation.next))
            actions.push_back(*mend);
        actions.push_back(NoticeAction::TryNow);
        actions.push_back(NoticeAction::ShowEvents);
    }
    for (const NoticeAction action : actions)
        notice.buttons.push_back({action, label(action)});
    return notice;
}

} // namespace ui

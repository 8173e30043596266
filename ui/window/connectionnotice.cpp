// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connectionnotice.h"

#include "pipeline/connection.h"
#include "text/failuretext.h"
#include "text/formats.h"
#include "text/peertext.h"

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
    case NextStep::EditPath:
    case NextStep::EditProxy:
    case NextStep::EditProxyPassword:
    case NextStep::EditHeaders:
    case NextStep::DisableAliases:
    case NextStep::ReduceSize:
    case NextStep::SwitchOff:
        return NoticeAction::EditConnection;
    case NextStep::Report:
        return NoticeAction::ShowReport;
    case NextStep::None:
    case NextStep::ShowPackets:
    case NextStep::SlowDown:
    case NextStep::CheckTopic:
    case NextStep::EditPayload:
    case NextStep::Wait:
        break;
    }
    return std::nullopt;
}

QString label(NoticeAction action, NextStep step)
{
    switch (action) {
    case NoticeAction::TryNow:
        return Tr::tr("Try now");
    case NoticeAction::StopRetrying:
        return Tr::tr("Stop retrying");
    case NoticeAction::ShowReport:
        return Tr::tr("Report…");
    case NoticeAction::ShowEvents:
        return Tr::tr("Details");
    case NoticeAction::EditConnection:
    case NoticeAction::EditPassword:
    case NoticeAction::GenerateClientId:
    case NoticeAction::TryOlderVersion:
    case NoticeAction::ConnectThere:
        break;
    }
    const QString words = nextStepLabel(step);
    return words.isEmpty() ? Tr::tr("Edit connection…") : words;
}

QString joined(QStringList parts, QChar separator)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

// What the rest of the window shows meanwhile.
QString standStill(const pipeline::Connection &connection)
{
    QStringList parts;
    if (connection.lostAtMs() > 0)
        parts += Tr::tr("Data below is as of %1.").arg(clockText(connection.lostAtMs()));
    if (const auto queued = connection.queuedPublishes().size(); queued > 0)
        parts += Tr::tr("%n message(s) wait to be sent.", nullptr, int(queued));
    return parts.join(u' ');
}

// "in 7 s", or now.
QString nextAttempt(const pipeline::Connection &connection, qint64 nowMs)
{
    if (connection.state() == client::State::Connecting)
        return Tr::tr("Connecting…");
    const auto wait = std::chrono::milliseconds(qMax<qint64>(0, connection.retryAtMs() - nowMs));
    const int attempt = connection.retryPlan() ? connection.retryPlan()->attempt : 1;
    return Tr::tr("Attempt %1 in %2.").arg(QString::number(attempt), durationText(wait));
}

// What the broker said or did, not the way to it.
bool isBrokersDoing(client::Failure kind)
{
    return kind == client::Failure::ConnackRefused || kind == client::Failure::ServerDisconnect
        || kind == client::Failure::ProtocolError;
}

} // namespace

std::optional<ConnectionNotice> connectionNotice(const pipeline::Connection &connection,
                                                 const config::Profile &profile, qint64 nowMs)
{
    const client::FailureInfo failure = connection.failure();
    const client::State state = connection.state();
    // While it tries again, what went wrong is still true.
    const bool retrying = state == client::State::Waiting
        || (state == client::State::Connecting && failure.kind != client::Failure::None);
    if (!retrying && state != client::State::Failed)
        return std::nullopt;

    const Explanation explanation = explainFailure(failure, connection.options());
    ConnectionNotice notice;
    notice.level = retrying ? NoticeLevel::Warning : NoticeLevel::Error;
    const bool lost = connection.lostAtMs() > 0; // what never was there cannot be lost
    const QString what = (lost && retrying ? Tr::tr("%1 lost: %2.") : Tr::tr("%1: %2."))
                             .arg(profile.name, explanation.sentence());
    const QString smallPrint
        = joined({peerText(failure.reasonString), peerText(failure.detail)}, u' ');

    const auto mend = remedy(explanation.next);
    std::vector<NoticeAction> actions;
    if (retrying) {
        notice.text = joined({what, nextAttempt(connection, nowMs)}, u' ');
        notice.details = joined({explanation.advice, standStill(connection), smallPrint}, u' ');
        // An address that was right a moment ago still is.
        const bool canMend = mend && (!lost || isBrokersDoing(failure.kind));
        actions = {NoticeAction::TryNow, NoticeAction::StopRetrying,
                   canMend ? *mend : NoticeAction::ShowEvents};
    } else {
        notice.text = joined({what, explanation.advice}, u' ');
        notice.details = smallPrint;
        if (mend)
            actions.push_back(*mend);
        actions.push_back(NoticeAction::TryNow);
        actions.push_back(NoticeAction::ShowEvents);
    }
    for (const NoticeAction action : actions)
        notice.buttons.push_back({action, label(action, explanation.next)});
    return notice;
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connectionstatus.h"

#include "pipeline/connection.h"
#include "text/failuretext.h"
#include "text/formats.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::ConnectionStatus)
};

QString duration(qint64 fromMs, qint64 nowMs)
{
    return durationText(std::chrono::milliseconds(qMax<qint64>(0, nowMs - fromMs)));
}

} // namespace

ConnectionStatus connectionStatus(const pipeline::Connection *connection, qint64 nowMs)
{
    if (!connection)
        return {IconName::Server, ColorRole::Faint, Tr::tr("Not connected"), Tr::tr("stopped")};

    switch (connection->state()) {
    case client::State::Disconnected:
        return {IconName::Disconnect, ColorRole::Faint, Tr::tr("Not connected"), Tr::tr("stopped")};
    case client::State::Connecting:
        return {IconName::Retry, ColorRole::Accent,
                Tr::tr("Connecting… %1").arg(duration(connection->stateSinceMs(), nowMs)),
                Tr::tr("connecting")};
    case client::State::Connected:
        if (!connection->isAnswering())
            return {IconName::Warn, ColorRole::Warn,
                    Tr::tr("No answer for %1").arg(duration(connection->silentSinceMs(), nowMs)),
                    Tr::tr("no answer")};
        return {IconName::Ok, ColorRole::Ok,
                Tr::tr("Connected %1").arg(duration(connection->stateSinceMs(), nowMs)), QString()};
    case client::State::Waiting: {
        const int attempt = connection->retryPlan() ? connection->retryPlan()->attempt : 1;
        return {IconName::Retry, ColorRole::Warn,
                Tr::tr("Reconnecting — attempt %1 in %2")
                    .arg(QString::number(attempt), duration(nowMs, connection->retryAtMs())),
                Tr::tr("reconnecting")};
    }
    case client::State::Failed:
        break;
    }
    const QString reason = shortFailureText(connection->failure());
    return {IconName::Error, ColorRole::Err, reason, reason};
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "localbroker/localbrokerstatus.h"

#include "pipeline/localbrokerhost.h"
#include "text/brokertext.h"
#include "text/formats.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::LocalBrokerStatus)
};

QString trafficWords(const broker::BrokerStatistics &statistics)
{
    const QString clients = Tr::tr("%n client(s)", nullptr, statistics.connectedClients);
    const QString rate = rateText(statistics.traffic.messagesInPerSecond);
    return rate.isEmpty() ? clients : QString(clients + u" · "_s + rate);
}

} // namespace

LocalBrokerStatus localBrokerStatus(const pipeline::LocalBrokerHost &host)
{
    switch (host.state()) {
    case pipeline::BrokerState::Stopped:
        return {IconName::Connect, ColorRole::Faint, Tr::tr("Not running"), Tr::tr("stopped")};
    case pipeline::BrokerState::Starting:
        return {IconName::Retry, ColorRole::Accent, Tr::tr("Starting…"), Tr::tr("starting")};
    case pipeline::BrokerState::Running:
        return {IconName::Ok, ColorRole::Ok, Tr::tr("Running"), trafficWords(host.statistics())};
    case pipeline::BrokerState::Failed:
        break;
    }
    return {IconName::Error, ColorRole::Err,
            explainBrokerFailure(host.failure(), host.options()).sentence(),
            shortBrokerFailureText(host.failure())};
}

} // namespace ui

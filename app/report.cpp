// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report.h"

#include "pipeline/connection.h"
#include "pipeline/localbrokerhost.h"
#include "text/brokertext.h"
#include "text/failuretext.h"
#include "window/workspace.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QMetaEnum>
#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

QString stateWord(client::State state)
{
    switch (state) {
    case client::State::Disconnected:
        return u"disconnected"_s;
    case client::State::Connecting:
        return u"connecting"_s;
    case client::State::Connected:
        return u"connected"_s;
    case client::State::Waiting:
        return u"waiting"_s;
    case client::State::Failed:
        return u"failed"_s;
    }
    return {};
}

QString versionWord(mqtt::ProtocolVersion version)
{
    switch (version) {
    case mqtt::ProtocolVersion::Mqtt31:
        return u"3.1"_s;
    case mqtt::ProtocolVersion::Mqtt311:
        return u"3.1.1"_s;
    case mqtt::ProtocolVersion::Mqtt5:
        return u"5.0"_s;
    }
    return {};
}

// VmHWM of Linux; 0 where the system does not say.
qint64 peakMemoryKiB()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong();
    }
    return 0;
}

QJsonObject messagesOf(const pipeline::Connection &connection)
{
    const store::MessageLog::Counters log = connection.log().counters();
    const pipeline::Statistics statistics = connection.statistics();
    return {{u"received"_s, qint64(statistics.messagesReceived)},
            {u"published"_s, qint64(statistics.messagesPublished)},
            {u"kept"_s, qint64(log.kept)},
            {u"evicted"_s, qint64(log.evicted)},
            {u"dropped"_s, qint64(statistics.dropped + connection.topics().refusedTopics())},
            {u"waiting"_s, statistics.waitingMessages}};
}

QJsonObject connectionObject(const ui::Workspace::Row &row)
{
    QJsonObject object{{u"name"_s, row.profile.name}, {u"saved"_s, row.saved}};
    if (!row.connection) {
        object.insert(u"state"_s, u"closed"_s);
        return object;
    }
    const pipeline::Connection &connection = *row.connection;
    const pipeline::Statistics statistics = connection.statistics();
    object.insert(u"address"_s, row.profile.address());
    object.insert(u"state"_s, stateWord(connection.state()));
    const client::FailureInfo failure = connection.failure();
    object.insert(u"lastError"_s,
                  failure.kind == client::Failure::None
                      ? QJsonValue()
                      : QJsonValue(ui::explainFailure(failure, connection.options()).sentence()));
    if (const auto broker = connection.broker())
        object.insert(u"version"_s, versionWord(broker->version));
    object.insert(u"topics"_s, connection.topics().topicCount());
    object.insert(u"messages"_s, messagesOf(connection));
    object.insert(u"bytes"_s,
                  QJsonObject{{u"received"_s, qint64(statistics.bytesReceived)},
                              {u"sent"_s, qint64(statistics.bytesSent)}});
    return object;
}

QString stateWord(pipeline::BrokerState state)
{
    switch (state) {
    case pipeline::BrokerState::Stopped:
        return u"stopped"_s;
    case pipeline::BrokerState::Starting:
        return u"starting"_s;
    case pipeline::BrokerState::Running:
        return u"running"_s;
    case pipeline::BrokerState::Failed:
        return u"failed"_s;
    }
    return {};
}

QJsonObject localBrokerObject(const pipeline::LocalBrokerHost &host)
{
    QJsonObject object{{u"state"_s, stateWord(host.state())}};
    if (host.state() == pipeline::BrokerState::Failed)
        object.insert(u"lastError"_s,
                      ui::explainBrokerFailure(host.failure(), host.options()).sentence());
    if (!host.isRunning())
        return object;
    const broker::BrokerStatistics &now = host.statistics();
    object.insert(u"address"_s, host.endpoint()->address);
    object.insert(u"port"_s, host.endpoint()->port);
    object.insert(u"devices"_s, host.hasDevices());
    object.insert(u"clients"_s, now.connectedClients);
    object.insert(u"sessions"_s, now.sessions);
    object.insert(u"subscriptions"_s, now.subscriptions);
    object.insert(u"retained"_s, now.retainedMessages);
    object.insert(u"queuedBytes"_s, now.queuedBytes);
    object.insert(u"messages"_s,
                  QJsonObject{{u"received"_s, qint64(now.traffic.messagesIn)},
                              {u"sent"_s, qint64(now.traffic.messagesOut)},
                              {u"dropped"_s, qint64(now.droppedMessages)}});
    object.insert(u"bytes"_s,
                  QJsonObject{{u"received"_s, qint64(now.traffic.bytesIn)},
                              {u"sent"_s, qint64(now.traffic.bytesOut)}});
    object.insert(u"refused"_s, qint64(now.refusedConnections));
    return object;
}

void addTo(QJsonObject &sum, const QJsonObject &part)
{
    for (auto it = part.begin(); it != part.end(); ++it)
        sum.insert(it.key(), sum.value(it.key()).toDouble() + it.value().toDouble());
}

} // namespace

QJsonObject diagnosis(const ui::Workspace &workspace, const pipeline::LocalBrokerHost &localBroker,
                      const Measurements &measurements)
{
    QJsonArray connections;
    QJsonObject messages{{u"received"_s, 0}, {u"published"_s, 0}, {u"kept"_s, 0},
                         {u"evicted"_s, 0},  {u"dropped"_s, 0},   {u"waiting"_s, 0}};
    QJsonObject bytes{{u"received"_s, 0}, {u"sent"_s, 0}};
    int topics = 0;
    for (const ui::Workspace::Row &row : workspace.rows()) {
        if (row.local && !row.connection)
            continue; // always there; see below
        const QJsonObject object = connectionObject(row);
        connections.append(object);
        addTo(messages, object.value(u"messages"_s).toObject());
        addTo(bytes, object.value(u"bytes"_s).toObject());
        topics += object.value(u"topics"_s).toInt();
    }
    return {{u"canopy"_s, QCoreApplication::applicationVersion()},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"platform"_s, QGuiApplication::platformName()},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"architecture"_s, QSysInfo::currentCpuArchitecture()},
            {u"timeToFirstWindowMs"_s, measurements.firstWindowMs},
            {u"longestStallMs"_s, measurements.longestStallMs},
            {u"peakMemoryKiB"_s, peakMemoryKiB()},
            {u"topics"_s, topics},
            {u"messages"_s, messages},
            {u"bytes"_s, bytes},
            {u"connections"_s, connections},
            {u"localBroker"_s, localBrokerObject(localBroker)}};
}

} // namespace app

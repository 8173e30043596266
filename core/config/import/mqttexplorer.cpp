// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/mqttexplorer.h"

#include "config/import/profilebuilder.h"

using namespace Qt::Literals::StringLiterals;

namespace config {

using client::TransportKind;
using Kind = ImportRemark::Kind;

namespace {

const QString Connections = u"ConnectionManager_connections"_s;

bool isConnection(const QJsonValue &value)
{
    return value[u"host"_s].isString()
        && (value[u"certValidation"_s].isBool() || value[u"type"_s] == u"mqtt"_s);
}

void readSubscriptions(const QJsonArray &subscriptions, ProfileBuilder &builder)
{
    for (const QJsonValue &entry : subscriptions) {
        if (entry.isString()) // before version 1
            builder.addSubscription(entry.toString(), 0);
        else
            builder.addSubscription(entry[u"topic"_s].toString(), entry[u"qos"_s].toInt(0));
    }
}

ImportedProfile readConnection(const QJsonObject &object)
{
    ProfileBuilder builder;
    LooseReader reader(object, builder);
    client::ConnectOptions &options = builder.options();
    builder.setName(reader.text("name"_L1));
    builder.setHost(reader.text("host"_L1));
    const bool webSocket = reader.text("protocol"_L1) == u"ws"_s;
    const bool encrypted = reader.flag("encryption"_L1);
    if (webSocket)
        options.transport = encrypted ? TransportKind::WebSocketTls : TransportKind::WebSocket;
    else
        options.transport = encrypted ? TransportKind::Tls : TransportKind::Tcp;
    options.port = encrypted ? 8883 : 1883;
    if (const auto port = reader.number("port"_L1, 1, 65535))
        options.port = quint16(*port);
    const QString path = reader.text("basePath"_L1);
    if (webSocket)
        builder.setPath(path);
    if (!reader.flag("certValidation"_L1, true))
        options.tls.verification = client::TlsVerification::Off;
    const QString clientId = reader.text("clientId"_L1);
    if (!clientId.isEmpty())
        builder.setText(options.clientId, u"clientId"_s, clientId);
    builder.setText(options.userName, u"username"_s, reader.text("username"_L1));
    builder.setPassword(reader.text("password"_L1));
    readSubscriptions(reader.array("subscriptions"_L1), builder);
    for (const QLatin1StringView name :
         {"selfSignedCertificate"_L1, "clientCertificate"_L1, "clientKey"_L1}) {
        const QJsonObject file = reader.object(name);
        if (!file.isEmpty())
            builder.remark(Kind::EmbeddedFile,
                           QString(name + u' ' + file[u"name"_s].toString()).trimmed());
    }
    reader.ignore({"configVersion"_L1, "id"_L1, "type"_L1, "changeSet"_L1});
    reader.reportRest();
    return builder.take();
}

} // namespace

bool isMqttExplorer(const QJsonObject &object)
{
    if (object.value(Connections).isObject())
        return true;
    return !object.isEmpty()
        && std::all_of(object.constBegin(), object.constEnd(),
                       [](const QJsonValue &value) { return isConnection(value); });
}

std::vector<ImportedProfile> readMqttExplorer(const QJsonObject &object)
{
    const QJsonObject connections
        = object.contains(Connections) ? object.value(Connections).toObject() : object;
    std::vector<ImportedProfile> found;
    for (auto it = connections.constBegin();
         it != connections.constEnd() && std::ssize(found) <= importlimits::Profiles; ++it)
        found.push_back(readConnection(it.value().toObject()));
    return found;
}

} // namespace config

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/mqttx.h"

#include "config/import/profilebuilder.h"

using namespace Qt::Literals::StringLiterals;

namespace config {

using client::TransportKind;
using Kind = ImportRemark::Kind;

namespace {

bool isFolder(const QJsonValue &entry)
{
    return entry[u"isCollection"_s].toBool() || entry[u"children"_s].isArray();
}

void readUserProperties(const QJsonObject &object, std::vector<mqtt::UserProperty> &target,
                        ProfileBuilder &builder)
{
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QJsonArray values
            = it.value().isArray() ? it.value().toArray() : QJsonArray{it.value()};
        for (const QJsonValue &value : values)
            builder.addUserProperty(target, it.key(), value.toVariant().toString());
    }
}

void readProperties(const QJsonObject &object, ProfileBuilder &builder)
{
    LooseReader reader(object, builder, u"properties."_s);
    client::ConnectOptions &options = builder.options();
    if (const auto seconds = reader.number("sessionExpiryInterval"_L1, 0, 0xFFFFFFFFLL))
        options.sessionExpirySeconds = quint32(*seconds);
    if (const auto count = reader.number("receiveMaximum"_L1, 1, 65535))
        options.receiveMaximum = quint16(*count);
    if (const auto size = reader.number("maximumPacketSize"_L1, 1, 0xFFFFFFFFLL))
        options.maximumPacketSize = quint32(*size);
    if (const auto count = reader.number("topicAliasMaximum"_L1, 0, 65535))
        options.topicAliasMaximum = quint16(*count);
    options.requestResponseInformation = reader.flag("requestResponseInformation"_L1);
    options.requestProblemInformation = reader.flag("requestProblemInformation"_L1, true);
    builder.setText(options.authenticationMethod, u"authenticationMethod"_s,
                    reader.text("authenticationMethod"_L1));
    const QJsonValue data = object.value(u"authenticationData"_s);
    reader.ignore({"authenticationData"_L1});
    if (data.isString())
        options.authenticationData = data.toString().toUtf8();
    readUserProperties(reader.object("userProperties"_L1), options.userProperties, builder);
    reader.reportRest();
}

void readWill(const QJsonObject &object, ProfileBuilder &builder)
{
    const QString topic = object.value(u"lastWillTopic"_s).toString();
    if (topic.isEmpty())
        return;
    LooseReader reader(object, builder, u"will."_s);
    mqtt::Will &will = builder.will();
    builder.setText(will.topic, u"lastWillTopic"_s, reader.text("lastWillTopic"_L1));
    will.payload = reader.text("lastWillPayload"_L1).toUtf8();
    if (const auto qos = reader.number("lastWillQos"_L1, 0, 2))
        will.qos = mqtt::QoS(*qos);
    will.retain = reader.flag("lastWillRetain"_L1);
    const QJsonObject members = reader.object("properties"_L1);
    LooseReader inner(members, builder, u"will.properties."_s);
    mqtt::Properties &properties = will.properties;
    if (const auto seconds = inner.number("willDelayInterval"_L1, 0, 0xFFFFFFFFLL))
        properties.willDelayInterval = quint32(*seconds);
    if (const auto seconds = inner.number("messageExpiryInterval"_L1, 0, 0xFFFFFFFFLL))
        properties.messageExpiryInterval = quint32(*seconds);
    if (inner.flag("payloadFormatIndicator"_L1))
        properties.payloadFormat = mqtt::PayloadFormat::Utf8;
    const auto text = [&](QLatin1StringView name, std::optional<QByteArray> &target) {
        const QString value = inner.text(name);
        if (!value.isEmpty())
            builder.setText(target.emplace(), QString(name), value);
    };
    text("contentType"_L1, properties.contentType);
    text("responseTopic"_L1, properties.responseTopic);
    text("correlationData"_L1, properties.correlationData);
    readUserProperties(inner.object("userProperties"_L1), properties.userProperties, builder);
    inner.reportRest();
    reader.ignore({"id"_L1});
    reader.reportRest();
}

void readSubscription(const QJsonObject &object, ProfileBuilder &builder)
{
    LooseReader reader(object, builder, u"subscriptions."_s);
    const int qos = int(reader.number("qos"_L1, 0, 2).value_or(0));
    const auto handling = reader.number("rh"_L1, 0, 2).value_or(0);
    const std::size_t before = builder.profile().subscriptions.size();
    builder.addSubscription(reader.text("topic"_L1), qos, mqtt::RetainHandling(handling));
    const bool noLocal = reader.flag("nl"_L1);
    const bool asPublished = reader.flag("rap"_L1, true);
    const bool disabled = reader.flag("disabled"_L1);
    const QString alias = reader.text("alias"_L1);
    if (builder.profile().subscriptions.size() > before) {
        SavedSubscription &saved = *builder.lastSubscription();
        saved.enabled = !disabled;
        saved.alias = alias.left(importlimits::NameCharacters);
        saved.subscription.noLocal = noLocal;
        saved.subscription.retainAsPublished = asPublished;
    }
    reader.ignore({"id"_L1, "color"_L1, "createAt"_L1, "retain"_L1, "subscriptionIdentifier"_L1,
                   "connectionId"_L1});
    reader.reportRest();
}

void readTls(LooseReader &reader, ProfileBuilder &builder)
{
    client::TlsOptions &tls = builder.options().tls;
    const bool own = reader.text("certType"_L1) == u"self"_s;
    const QString authority = reader.text("ca"_L1);
    const QString certificate = reader.text("cert"_L1);
    const QString key = reader.text("key"_L1);
    const bool strict = reader.flag("rejectUnauthorized"_L1, true);
    const bool ssl = reader.flag("ssl"_L1);
    if (!ssl && !client::isEncrypted(builder.options().transport))
        return;
    if (own) { // files count only then
        tls.authorityFile = authority;
        tls.certificateFile = certificate;
        tls.keyFile = key;
        if (!authority.isEmpty())
            tls.verification = client::TlsVerification::AuthorityFile;
    }
    if (!strict)
        tls.verification = client::TlsVerification::Off;
}

void readTransport(LooseReader &reader, ProfileBuilder &builder)
{
    client::ConnectOptions &options = builder.options();
    const QString protocol = reader.text("protocol"_L1).remove(u"://"_s);
    options.transport = TransportKind::Tcp;
    options.port = 1883;
    if (protocol == u"mqtts"_s) {
        options.transport = TransportKind::Tls;
        options.port = 8883;
    } else if (protocol == u"ws"_s) {
        options.transport = TransportKind::WebSocket;
        options.port = 80;
    } else if (protocol == u"wss"_s) {
        options.transport = TransportKind::WebSocketTls;
        options.port = 443;
    } else if (protocol != u"mqtt"_s) {
        builder.remark(Kind::InvalidValue, QString(u"protocol "_s + protocol));
    }
    if (const auto port = reader.number("port"_L1, 1, 65535))
        options.port = quint16(*port);
    const QString path = reader.text("path"_L1);
    if (client::isWebSocket(options.transport))
        builder.setPath(path);
}

void readVersion(const QString &version, ProfileBuilder &builder)
{
    if (version == u"3.1"_s)
        builder.options().version = client::VersionChoice::Mqtt31;
    else if (version == u"3.1.1"_s)
        builder.options().version = client::VersionChoice::Mqtt311;
    else if (version == u"5.0"_s || version == u"5"_s)
        builder.options().version = client::VersionChoice::Mqtt5;
    else if (!version.isEmpty())
        builder.remark(Kind::InvalidValue, QString(u"mqttVersion "_s + version));
}

ImportedProfile readConnection(const QJsonObject &object, const QString &group)
{
    ProfileBuilder builder;
    LooseReader reader(object, builder);
    client::ConnectOptions &options = builder.options();
    builder.setGroup(group);
    builder.setName(reader.text("name"_L1));
    builder.setHost(reader.text("host"_L1));
    readTransport(reader, builder);
    readTls(reader, builder);
    readVersion(reader.text("mqttVersion"_L1), builder);
    const QString clientId = reader.text("clientId"_L1);
    if (!clientId.isEmpty())
        builder.setText(options.clientId, u"clientId"_s, clientId);
    builder.setText(options.userName, u"username"_s, reader.text("username"_L1));
    builder.setPassword(reader.text("password"_L1));
    options.cleanStart = reader.flag("clean"_L1, true);
    if (const auto seconds = reader.number("keepalive"_L1, 0, 65535))
        options.keepAliveSeconds = quint16(*seconds);
    if (const auto seconds = reader.number("connectTimeout"_L1, 1, 120))
        options.connectTimeout = std::chrono::seconds(*seconds);
    options.reconnect.enabled = reader.flag("reconnect"_L1, true);
    if (const auto period = reader.number("reconnectPeriod"_L1, 1, 3'600'000)) {
        options.reconnect.first = std::chrono::milliseconds(*period);
        options.reconnect.most = std::max(options.reconnect.most, options.reconnect.first);
    }
    for (const QJsonValue &entry : reader.array("subscriptions"_L1))
        readSubscription(entry.toObject(), builder);
    readWill(reader.object("will"_L1), builder);
    readProperties(reader.object("properties"_L1), builder);
    const QString protocols = reader.text("ALPNProtocols"_L1);
    for (const QString &protocol : protocols.split(u',', Qt::SkipEmptyParts))
        options.tls.applicationProtocols.append(protocol.trimmed().toUtf8());
    if (!reader.array("messages"_L1).isEmpty())
        builder.remark(Kind::NoConnectionMatter, u"messages"_s);
    if (reader.flag("clientIdWithTime"_L1))
        builder.remark(Kind::NotSupported, u"clientIdWithTime"_s);
    // How that program shows and sorts things.
    reader.ignore({"id"_L1, "unreadMessageCount"_L1, "isCollection"_L1, "parentId"_L1, "orderId"_L1,
                   "createAt"_L1, "updateAt"_L1, "pushProps"_L1, "collectionId"_L1});
    reader.reportRest();
    return builder.take();
}

void readEntries(const QJsonArray &entries, const QString &group, int depth,
                 std::vector<ImportedProfile> &found)
{
    for (const QJsonValue &entry : entries) {
        if (std::ssize(found) > importlimits::Profiles)
            return;
        if (!isFolder(entry))
            found.push_back(readConnection(entry.toObject(), group));
        else if (depth < importlimits::FolderDepth)
            readEntries(entry[u"children"_s].toArray(), entry[u"name"_s].toString(), depth + 1,
                        found);
    }
}

} // namespace

bool isMqttx(const QJsonArray &entries)
{
    return !entries.isEmpty()
        && std::all_of(entries.begin(), entries.end(), [](const QJsonValue &entry) {
               return isFolder(entry)
                   || (entry[u"host"_s].isString() && entry[u"clientId"_s].isString());
           });
}

std::vector<ImportedProfile> readMqttx(const QJsonArray &entries)
{
    std::vector<ImportedProfile> found;
    readEntries(entries, {}, 0, found);
    return found;
}

} // namespace config

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/profile.h"

#include "config/jsonreader.h"
#include "config/transportjson.h"
#include "mqtt/topic.h"

#include <QJsonArray>

#include <array>

using namespace Qt::Literals::StringLiterals;

// The file format of profiles. Enumerations are words, so that a file can be read and mended by
// hand; every member has a default, so that an older file stays readable.
namespace config {

namespace {

constexpr int Schema = 1;

constexpr std::array<Word<client::VersionChoice>, 4> Versions{
    {{client::VersionChoice::Mqtt5WithFallback, "5-or-3.1.1"_L1},
     {client::VersionChoice::Mqtt5, "5"_L1},
     {client::VersionChoice::Mqtt311, "3.1.1"_L1},
     {client::VersionChoice::Mqtt31, "3.1"_L1}}};
constexpr std::array<Word<KeepPassword>, 2> Passwords{
    {{KeepPassword::AskEveryTime, "ask"_L1}, {KeepPassword::Keyring, "keyring"_L1}}};
constexpr std::array<Word<ColorMark>, 7> Marks{{{ColorMark::None, "none"_L1},
                                                {ColorMark::Red, "red"_L1},
                                                {ColorMark::Amber, "amber"_L1},
                                                {ColorMark::Green, "green"_L1},
                                                {ColorMark::Teal, "teal"_L1},
                                                {ColorMark::Blue, "blue"_L1},
                                                {ColorMark::Purple, "purple"_L1}}};
constexpr std::array<Word<mqtt::RetainHandling>, 3> RetainHandlings{
    {{mqtt::RetainHandling::SendAlways, "all"_L1},
     {mqtt::RetainHandling::SendIfNew, "new"_L1},
     {mqtt::RetainHandling::DoNotSend, "none"_L1}}};

QJsonArray userPropertiesToJson(const std::vector<mqtt::UserProperty> &properties)
{
    QJsonArray result;
    for (const mqtt::UserProperty &property : properties)
        result.append(QJsonObject{{u"name"_s, bytesToJson(property.name)},
                                  {u"value"_s, bytesToJson(property.value)}});
    return result;
}

void readUserProperties(JsonReader &reader, std::vector<mqtt::UserProperty> &target)
{
    reader.array("userProperties"_L1, [&](JsonReader &entry) {
        mqtt::UserProperty property;
        entry.bytes("name"_L1, property.name);
        entry.bytes("value"_L1, property.value);
        target.push_back(property);
    });
}

QJsonObject willToJson(const mqtt::Will &will)
{
    QJsonObject result{{u"topic"_s, bytesToJson(will.topic)},
                       {u"payload"_s, bytesToJson(will.payload)},
                       {u"qos"_s, int(will.qos)},
                       {u"retain"_s, will.retain}};
    const mqtt::Properties &properties = will.properties;
    if (properties.willDelayInterval)
        result.insert(u"delaySeconds"_s, qint64(*properties.willDelayInterval));
    if (properties.messageExpiryInterval)
        result.insert(u"messageExpirySeconds"_s, qint64(*properties.messageExpiryInterval));
    if (properties.payloadFormat)
        result.insert(u"payloadIsText"_s, *properties.payloadFormat == mqtt::PayloadFormat::Utf8);
    if (properties.contentType)
        result.insert(u"contentType"_s, bytesToJson(*properties.contentType));
    if (properties.responseTopic)
        result.insert(u"responseTopic"_s, bytesToJson(*properties.responseTopic));
    if (properties.correlationData)
        result.insert(u"correlationData"_s, bytesToJson(*properties.correlationData));
    if (!properties.userProperties.empty())
        result.insert(u"userProperties"_s, userPropertiesToJson(properties.userProperties));
    return result;
}

mqtt::Will readWill(JsonReader &reader)
{
    mqtt::Will will;
    reader.bytes("topic"_L1, will.topic);
    reader.bytes("payload"_L1, will.payload);
    reader.qos("qos"_L1, will.qos);
    reader.boolean("retain"_L1, will.retain);
    mqtt::Properties &properties = will.properties;
    reader.seconds("delaySeconds"_L1, properties.willDelayInterval);
    reader.seconds("messageExpirySeconds"_L1, properties.messageExpiryInterval);
    if (reader.has("payloadIsText"_L1)) {
        bool isText = false;
        reader.boolean("payloadIsText"_L1, isText);
        properties.payloadFormat
            = isText ? mqtt::PayloadFormat::Utf8 : mqtt::PayloadFormat::Unspecified;
    }
    reader.bytes("contentType"_L1, properties.contentType);
    reader.bytes("responseTopic"_L1, properties.responseTopic);
    reader.bytes("correlationData"_L1, properties.correlationData);
    readUserProperties(reader, properties.userProperties);
    return will;
}

// What another version wrote goes back to where it came from, unless it would mean something now
// that it did not mean before.
void mergeUnknown(QJsonObject &object, const QJsonObject &unknown)
{
    for (auto it = unknown.constBegin(); it != unknown.constEnd(); ++it) {
        const QJsonValue known = object.value(it.key());
        if (known.isUndefined()) {
            object.insert(it.key(), it.value());
        } else if (known.isObject() && it.value().isObject()) {
            QJsonObject inner = known.toObject();
            mergeUnknown(inner, it.value().toObject());
            object.insert(it.key(), inner);
        }
    }
}

QJsonObject withoutWill(QJsonObject unknown)
{
    QJsonObject connection = unknown.value(u"connection"_s).toObject();
    connection.remove(u"will"_s);
    unknown.insert(u"connection"_s, connection);
    return unknown;
}

QJsonObject subscriptionToJson(const SavedSubscription &saved)
{
    const mqtt::Subscription &subscription = saved.subscription;
    QJsonObject result{
        {u"filter"_s, bytesToJson(subscription.topicFilter)},
        {u"enabled"_s, saved.enabled},
        {u"qos"_s, int(subscription.qos)},
        {u"noLocal"_s, subscription.noLocal},
        {u"retainAsPublished"_s, subscription.retainAsPublished},
        {u"retained"_s, QString(wordOf(RetainHandlings, subscription.retainHandling))}};
    if (!saved.alias.isEmpty())
        result.insert(u"alias"_s, saved.alias);
    mergeUnknown(result, saved.unknown);
    return result;
}

void readSubscriptions(JsonReader &reader, std::vector<SavedSubscription> &target)
{
    reader.array("subscriptions"_L1, [&](JsonReader &entry) {
        SavedSubscription saved;
        saved.subscription.retainAsPublished = true;
        entry.bytes("filter"_L1, saved.subscription.topicFilter);
        if (mqtt::TopicFilter::check(saved.subscription.topicFilter))
            entry.fail("filter"_L1);
        entry.boolean("enabled"_L1, saved.enabled);
        entry.qos("qos"_L1, saved.subscription.qos);
        entry.boolean("noLocal"_L1, saved.subscription.noLocal);
        entry.boolean("retainAsPublished"_L1, saved.subscription.retainAsPublished);
        entry.word("retained"_L1, RetainHandlings, saved.subscription.retainHandling);
        entry.text("alias"_L1, saved.alias);
        saved.unknown = entry.takeRest();
        target.push_back(saved);
    });
}

QJsonObject optionsToJson(const client::ConnectOptions &options)
{
    QJsonObject result{{u"host"_s, options.host},
                       {u"port"_s, options.port},
                       {u"version"_s, QString(wordOf(Versions, options.version))},
                       {u"clientId"_s, bytesToJson(options.clientId)},
                       {u"userName"_s, bytesToJson(options.userName)},
                       {u"keepAliveSeconds"_s, options.keepAliveSeconds},
                       {u"cleanStart"_s, options.cleanStart},
                       {u"sessionExpirySeconds"_s, qint64(options.sessionExpirySeconds)},
                       {u"receiveMaximum"_s, options.receiveMaximum},
                       {u"topicAliasMaximum"_s, options.topicAliasMaximum},
                       {u"useTopicAliases"_s, options.useTopicAliases},
                       {u"requestResponseInformation"_s, options.requestResponseInformation},
                       {u"requestProblemInformation"_s, options.requestProblemInformation},
                       {u"connectTimeoutMs"_s, qint64(options.connectTimeout.count())},
                       {u"tcpNoDelay"_s, options.tcpNoDelay},
                       {u"tcpKeepAlive"_s, options.tcpKeepAlive},
                       {u"reconnect"_s,
                        QJsonObject{{u"enabled"_s, options.reconnect.enabled},
                                    {u"firstMs"_s, qint64(options.reconnect.first.count())},
                                    {u"mostMs"_s, qint64(options.reconnect.most.count())}}},
                       {u"queuedPublishes"_s, options.limits.queuedPublishes}};
    insertTransport(result, options);
    if (options.maximumPacketSize)
        result.insert(u"maximumPacketSize"_s, qint64(*options.maximumPacketSize));
    if (!options.authenticationMethod.isEmpty())
        result.insert(u"authenticationMethod"_s, bytesToJson(options.authenticationMethod));
    if (!options.bindAddress.isEmpty())
        result.insert(u"bindAddress"_s, options.bindAddress);
    if (!options.userProperties.empty())
        result.insert(u"userProperties"_s, userPropertiesToJson(options.userProperties));
    if (options.will)
        result.insert(u"will"_s, willToJson(*options.will));
    if (options.birthPayload)
        result.insert(u"birthPayload"_s, bytesToJson(*options.birthPayload));
    return result;
}

void readOptions(JsonReader &reader, client::ConnectOptions &options)
{
    reader.text("host"_L1, options.host);
    reader.integer("port"_L1, options.port, 1, 65535);
    readTransport(reader, options);
    reader.word("version"_L1, Versions, options.version);
    reader.bytes("clientId"_L1, options.clientId);
    reader.bytes("userName"_L1, options.userName);
    reader.integer("keepAliveSeconds"_L1, options.keepAliveSeconds, 0, 65535);
    reader.boolean("cleanStart"_L1, options.cleanStart);
    reader.integer("sessionExpirySeconds"_L1, options.sessionExpirySeconds, 0, 0xFFFFFFFFLL);
    reader.integer("receiveMaximum"_L1, options.receiveMaximum, 1, 65535);
    if (reader.has("maximumPacketSize"_L1)) {
        quint32 size = 1;
        reader.integer("maximumPacketSize"_L1, size, 1, 0xFFFFFFFFLL);
        options.maximumPacketSize = size;
    }
    reader.integer("topicAliasMaximum"_L1, options.topicAliasMaximum, 0, 65535);
    reader.boolean("useTopicAliases"_L1, options.useTopicAliases);
    reader.boolean("requestResponseInformation"_L1, options.requestResponseInformation);
    reader.boolean("requestProblemInformation"_L1, options.requestProblemInformation);
    reader.bytes("authenticationMethod"_L1, options.authenticationMethod);
    reader.milliseconds("connectTimeoutMs"_L1, options.connectTimeout, 1, 120'000);
    reader.boolean("tcpNoDelay"_L1, options.tcpNoDelay);
    reader.boolean("tcpKeepAlive"_L1, options.tcpKeepAlive);
    reader.text("bindAddress"_L1, options.bindAddress);
    reader.integer("queuedPublishes"_L1, options.limits.queuedPublishes, 0, 1'000'000);
    reader.object("reconnect"_L1, [&](JsonReader &inner) {
        inner.boolean("enabled"_L1, options.reconnect.enabled);
        inner.milliseconds("firstMs"_L1, options.reconnect.first, 1, 3'600'000);
        inner.milliseconds("mostMs"_L1, options.reconnect.most, 1, 3'600'000);
    });
    readUserProperties(reader, options.userProperties);
    reader.object("will"_L1, [&](JsonReader &inner) { options.will = readWill(inner); });
    reader.bytes("birthPayload"_L1, options.birthPayload);
}

} // namespace

QJsonObject toJson(const Profile &profile)
{
    QJsonArray subscriptions;
    for (const SavedSubscription &saved : profile.subscriptions)
        subscriptions.append(subscriptionToJson(saved));
    QJsonObject result{{u"schema"_s, Schema},
                       {u"name"_s, profile.name},
                       {u"connection"_s, optionsToJson(profile.options)},
                       {u"subscriptions"_s, subscriptions},
                       {u"keepPassword"_s, QString(wordOf(Passwords, profile.keepPassword))},
                       {u"connectAtStart"_s, profile.connectAtStart},
                       {u"readOnly"_s, profile.readOnly},
                       {u"notes"_s, profile.notes}};
    if (!profile.group.isEmpty())
        result.insert(u"group"_s, profile.group);
    if (profile.mark != ColorMark::None)
        result.insert(u"mark"_s, QString(wordOf(Marks, profile.mark)));
    // A will that was taken out does not come back as an empty one.
    mergeUnknown(result, profile.options.will ? profile.unknown : withoutWill(profile.unknown));
    return result;
}

mqtt::Result<Profile, ProfileError> profileFromJson(const QJsonObject &object)
{
    ProfileError error;
    if (object.value(u"schema"_s).toInt() != Schema) {
        error.why = ProfileError::Why::WrongSchema;
        error.field = u"schema"_s;
        return error;
    }
    Profile profile;
    JsonReader reader(object);
    int schema = Schema;
    reader.integer("schema"_L1, schema, Schema, Schema);
    reader.text("name"_L1, profile.name);
    reader.text("group"_L1, profile.group);
    reader.word("mark"_L1, Marks, profile.mark);
    reader.object("connection"_L1, [&](JsonReader &inner) { readOptions(inner, profile.options); });
    readSubscriptions(reader, profile.subscriptions);
    reader.word("keepPassword"_L1, Passwords, profile.keepPassword);
    reader.boolean("connectAtStart"_L1, profile.connectAtStart);
    reader.boolean("readOnly"_L1, profile.readOnly);
    reader.text("notes"_L1, profile.notes);
    if (reader.ok() && profile.options.host.isEmpty())
        reader.fail("connection.host"_L1);
    if (!reader.ok()) {
        error.why = ProfileError::Why::InvalidField;
        error.field = reader.badField();
        return error;
    }
    profile.unknown = reader.rest();
    return profile;
}

} // namespace config

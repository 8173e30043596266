// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/profilebuilder.h"

#include "mqtt/topic.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace config {

using Kind = ImportRemark::Kind;

bool ImportedProfile::hasSecrets() const
{
    const client::ConnectOptions &options = profile.options;
    const auto &headers = options.webSocket.headers;
    return options.password || options.tls.keyPassphrase || options.proxy.password
        || !options.authenticationData.isEmpty()
        || std::any_of(headers.begin(), headers.end(), [](const client::HttpHeader &header) {
               return header.secret && !header.value.isEmpty();
           });
}

ProfileBuilder::ProfileBuilder()
{
    m_imported.profile = newProfile();
    m_imported.profile.subscriptions.clear();
}

void ProfileBuilder::remark(Kind kind, const QString &what)
{
    const ImportRemark fresh{kind, what.left(importlimits::NameCharacters)};
    auto &remarks = m_imported.remarks;
    if (std::find(remarks.begin(), remarks.end(), fresh) != remarks.end())
        return;
    if (std::ssize(remarks) < importlimits::Remarks)
        remarks.push_back(fresh);
    else if (remarks.back().kind != Kind::TooMany)
        remarks.back() = {Kind::TooMany, {}};
}

void ProfileBuilder::setName(const QString &name)
{
    profile().name = name.simplified().left(importlimits::NameCharacters);
}

void ProfileBuilder::setGroup(const QString &group)
{
    profile().group = group.simplified().left(100);
}

void ProfileBuilder::setHost(const QString &host)
{
    options().host = host.trimmed();
}

void ProfileBuilder::setPort(const QString &option, const QString &text)
{
    bool ok = false;
    const uint port = text.toUInt(&ok);
    if (ok && port >= 1 && port <= 65535)
        options().port = quint16(port);
    else
        remark(Kind::InvalidValue, QString(option + u' ' + text));
}

void ProfileBuilder::setPath(const QString &path)
{
    if (!path.isEmpty())
        options().webSocket.path = path.startsWith(u'/') ? path : QString(u'/' + path);
}

void ProfileBuilder::setPassword(const QString &password)
{
    if (!password.isEmpty())
        options().password = password.toUtf8();
}

void ProfileBuilder::setText(QByteArray &target, const QString &option, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.size() > importlimits::TextCharacters || bytes.contains('\0'))
        remark(Kind::InvalidValue, option);
    else
        target = bytes;
}

void ProfileBuilder::addSubscription(const QString &filter, int qos, mqtt::RetainHandling handling)
{
    SavedSubscription saved;
    saved.subscription.topicFilter = filter.toUtf8();
    saved.subscription.retainAsPublished = true;
    saved.subscription.retainHandling = handling;
    if (mqtt::TopicFilter::check(saved.subscription.topicFilter)) {
        remark(Kind::InvalidFilter, filter);
        return;
    }
    if (qos >= 0 && qos <= 2)
        saved.subscription.qos = mqtt::QoS(qos);
    else
        remark(Kind::InvalidValue, QString(filter + u" QoS "_s + QString::number(qos)));
    auto &all = profile().subscriptions;
    if (std::ssize(all) >= importlimits::Subscriptions)
        remark(Kind::TooMany, {});
    else
        all.push_back(saved);
}

SavedSubscription *ProfileBuilder::lastSubscription()
{
    return profile().subscriptions.empty() ? nullptr : &profile().subscriptions.back();
}

void ProfileBuilder::addUserProperty(std::vector<mqtt::UserProperty> &target, const QString &name,
                                     const QString &value)
{
    mqtt::UserProperty property;
    setText(property.name, name, name);
    setText(property.value, name, value);
    if (std::ssize(target) >= importlimits::UserProperties)
        remark(Kind::TooMany, {});
    else
        target.push_back(property);
}

mqtt::Will &ProfileBuilder::will()
{
    if (!options().will)
        options().will.emplace();
    return *options().will;
}

ImportedProfile ProfileBuilder::take()
{
    Profile &made = profile();
    const QString host = made.options.host;
    const bool local = made.options.transport == client::TransportKind::LocalSocket;
    const bool bad = std::any_of(host.begin(), host.end(), [local](QChar c) {
        return c.category() == QChar::Other_Control
            || (!local && (c.isSpace() || u"/@?#\\\"'<>"_s.contains(c)));
    });
    if (host.isEmpty() || host.size() > 1000 || bad) {
        m_imported.usable = false;
        remark(Kind::InvalidAddress, host);
    }
    if (made.options.will && mqtt::TopicName::check(made.options.will->topic)) {
        remark(Kind::InvalidValue, u"will topic"_s);
        made.options.will.reset();
    }
    if (client::isEncrypted(made.options.transport)
        && made.options.tls.verification == client::TlsVerification::Off)
        remark(Kind::NotVerified, {});
    if (made.name.isEmpty())
        setName(host);
    return std::move(m_imported);
}

LooseReader::LooseReader(const QJsonObject &object, ProfileBuilder &builder, const QString &path)
    : m_object(object)
    , m_builder(builder)
    , m_path(path)
{
}

// Null says as little as nothing.
QJsonValue LooseReader::take(QLatin1StringView name)
{
    const QJsonValue value = m_object.take(name);
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

QString LooseReader::text(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (!value.isString() && !value.isUndefined())
        m_builder.remark(Kind::InvalidValue, QString(m_path + name));
    if (value.toString().size() > importlimits::TextCharacters) {
        m_builder.remark(Kind::InvalidValue, QString(m_path + name));
        return {};
    }
    return value.toString();
}

bool LooseReader::flag(QLatin1StringView name, bool otherwise)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return otherwise;
    if (value.isBool())
        return value.toBool();
    if (value.isDouble())
        return value.toDouble() != 0;
    const QString word = value.toString().toLower();
    if (word == u"true"_s || word == u"false"_s)
        return word == u"true"_s;
    m_builder.remark(Kind::InvalidValue, QString(m_path + name));
    return otherwise;
}

std::optional<qint64> LooseReader::number(QLatin1StringView name, qint64 low, qint64 high)
{
    const QJsonValue value = take(name);
    if (value.isUndefined() || value.toString(u"x"_s).isEmpty())
        return std::nullopt;
    bool ok = value.isDouble();
    const double number = ok ? value.toDouble() : value.toString().toDouble(&ok);
    if (!ok || !(number >= double(low) && number <= double(high))
        || number != double(qint64(number))) {
        m_builder.remark(Kind::InvalidValue, QString(m_path + name));
        return std::nullopt;
    }
    return qint64(number);
}

QJsonObject LooseReader::object(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    if (!value.isObject() && !value.isUndefined())
        m_builder.remark(Kind::InvalidValue, QString(m_path + name));
    return value.toObject();
}

QJsonArray LooseReader::array(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    if (!value.isArray() && !value.isUndefined())
        m_builder.remark(Kind::InvalidValue, QString(m_path + name));
    return value.toArray();
}

void LooseReader::ignore(std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names)
        m_object.remove(name);
}

void LooseReader::reportRest()
{
    for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
        if (!it.value().isNull())
            m_builder.remark(Kind::Unknown, QString(m_path + it.key()));
    }
}

} // namespace config

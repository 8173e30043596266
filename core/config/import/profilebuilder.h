// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/import/importedprofile.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace config {

// Puts one imported connection together: takes what is possible, remarks on what is not.
class ProfileBuilder {
public:
    ProfileBuilder();

    Profile &profile() { return m_imported.profile; }
    client::ConnectOptions &options() { return m_imported.profile.options; }
    void remark(ImportRemark::Kind kind, const QString &what);

    void setName(const QString &name);
    void setGroup(const QString &group);
    void setHost(const QString &host);
    void setPort(const QString &option, const QString &text);
    void setPath(const QString &path); // of a WebSocket; the leading slash may be missing
    void setPassword(const QString &password); // empty: none
    // Bytes of MQTT text; too long ones are remarked on.
    void setText(QByteArray &target, const QString &option, const QString &text);
    void addSubscription(const QString &filter, int qos,
                         mqtt::RetainHandling handling = mqtt::RetainHandling::SendAlways);
    SavedSubscription *lastSubscription();
    void addUserProperty(std::vector<mqtt::UserProperty> &target, const QString &name,
                         const QString &value);
    mqtt::Will &will();

    ImportedProfile take(); // with a name and, if it is usable, an address

private:
    ImportedProfile m_imported;
};

// Reads an object of another program, where nothing can be relied on: numbers may be text, members
// may be null. What cannot be used is remarked on, and so is what nobody asked for.
class LooseReader {
public:
    LooseReader(const QJsonObject &object, ProfileBuilder &builder, const QString &path = {});

    QString text(QLatin1StringView name);
    bool flag(QLatin1StringView name, bool otherwise = false);
    // Nothing when it is absent or out of range.
    std::optional<qint64> number(QLatin1StringView name, qint64 low, qint64 high);
    QJsonObject object(QLatin1StringView name);
    QJsonArray array(QLatin1StringView name);
    void ignore(std::initializer_list<QLatin1StringView> names);
    // The members that were not read.
    void reportRest();

private:
    QJsonValue take(QLatin1StringView name);

    QJsonObject m_object;
    ProfileBuilder &m_builder;
    QString m_path;
};

} // namespace config

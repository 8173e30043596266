// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/canopyexport.h"

#include "config/import/profilebuilder.h"
#include "config/profilesecrets.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

constexpr int Schema = 1;
const QString Marker = u"canopy"_s;
const QString MarkerValue = u"connections"_s;

Profile forOthers(Profile profile)
{
    profile.unknown = {}; // nobody knows what is in there
    for (SavedSubscription &saved : profile.subscriptions)
        saved.unknown = {};
    profile.options = withoutSecrets(profile.options);
    profile.options.authenticationData.clear();
    // Somebody may have written user:password@host into the file by hand.
    if (client::isNetwork(profile.options.transport))
        profile.options.host = profile.options.host.section(u'@', -1);
    return profile;
}

} // namespace

QByteArray exportProfiles(const std::vector<Profile> &profiles)
{
    QJsonArray entries;
    for (const Profile &profile : profiles)
        entries.append(toJson(forOthers(profile)));
    const QJsonObject object{{Marker, MarkerValue}, {u"schema"_s, Schema}, {MarkerValue, entries}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

bool isCanopyExport(const QJsonObject &object)
{
    return object.value(Marker) == MarkerValue;
}

mqtt::Result<std::vector<ImportedProfile>, ImportError> readCanopyExport(const QJsonObject &object)
{
    if (object.value(u"schema"_s).toInt() > Schema)
        return ImportError{.why = ImportError::Why::NewerVersion};
    std::vector<ImportedProfile> found;
    for (const QJsonValue &entry : object.value(MarkerValue).toArray()) {
        if (std::ssize(found) > importlimits::Profiles)
            break;
        ProfileBuilder builder;
        const auto read = profileFromJson(entry.toObject());
        if (read) {
            builder.profile() = forOthers(*read);
            builder.profile().id.clear();
            for (auto it = read->unknown.constBegin(); it != read->unknown.constEnd(); ++it)
                builder.remark(ImportRemark::Kind::Unknown, it.key());
        } else {
            builder.setName(entry[u"name"_s].toString());
            builder.remark(ImportRemark::Kind::InvalidValue, read.error().field);
        }
        found.push_back(builder.take());
    }
    return found;
}

} // namespace config

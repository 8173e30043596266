// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/profilestore.h"

#include "config/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

constexpr int MostProfiles = 10'000;
constexpr int schema = 1;

// Ids become file names: nothing that leads out of the folder, hides or cannot be written.
bool isUsableId(const QString &id)
{
    const bool plain = std::none_of(id.cbegin(), id.cend(), [](QChar c) {
        return c == u'/' || c == u'\\' || c.category() == QChar::Other_Control;
    });
    return plain && !id.isEmpty() && id.size() <= 100 && !id.startsWith(u'.');
}

ProfileError failed(ProfileError::Why why, const QString &file, const QString &field = {})
{
    ProfileError error;
    error.why = why;
    error.file = file;
    error.field = field;
    return error;
}

} // namespace

ProfileStore::ProfileStore(const QString &directory)
    : m_directory(directory)
{
}

QString ProfileStore::fileFor(const QString &id) const
{
    return m_directory + u"/connections/"_s + id + u".json"_s;
}

void ProfileStore::load()
{
    m_profiles.clear();
    m_errors.clear();
    const QDir folder(m_directory + u"/connections"_s);
    if (!folder.exists() && QFileInfo::exists(folder.path()))
        m_errors.push_back(failed(ProfileError::Why::NotReadable, folder.path()));
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names.first(std::min<qsizetype>(names.size(), MostProfiles))) {
        if (auto profile = read(folder.filePath(name))) {
            profile->id = name.chopped(5); // the file's name is the id, whatever is inside
            m_profiles.push_back(std::move(*profile));
        }
    }
    readOrder();
    sort();
}

QString ProfileStore::orderFile() const
{
    return m_directory + u"/connections.json"_s;
}

void ProfileStore::readOrder()
{
    m_order.clear();
    if (!QFile::exists(orderFile()))
        return;
    const auto object = readJsonFile(orderFile());
    if (!object) {
        m_errors.push_back(object.error());
        if (object.error().why != ProfileError::Why::NotReadable)
            m_errors.back().setAsideAs = setAside(orderFile());
        return;
    }
    const QJsonArray ids = object->value(u"order"_s).toArray();
    for (const QJsonValue &id : ids)
        m_order.append(id.toString());
}

void ProfileStore::sort()
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < m_order.size(); ++i)
        places.insert(m_order.at(i), i);
    const auto before = [&](const Profile &left, const Profile &right) {
        const qsizetype last = m_order.size();
        const qsizetype leftPlace = places.value(left.id, last);
        const qsizetype rightPlace = places.value(right.id, last);
        if (leftPlace != rightPlace)
            return leftPlace < rightPlace;
        const int order = left.name.compare(right.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : left.id < right.id;
    };
    std::sort(m_profiles.begin(), m_profiles.end(), before);
}

std::optional<ProfileError> ProfileStore::setOrder(const QStringList &ids)
{
    m_order = ids;
    sort();
    if (auto error = clearTheWay(orderFile(), schema))
        return error;
    return writeJsonFile(
        orderFile(),
        QJsonObject{{u"schema"_s, schema}, {u"order"_s, QJsonArray::fromStringList(ids)}});
}

std::optional<Profile> ProfileStore::read(const QString &file)
{
    const auto object = readJsonFile(file);
    ProfileError error;
    if (!object) {
        error = object.error();
    } else if (object->value(u"schema"_s).toInt() > schema) {
        // Not damaged: the later version that wrote it will want it back.
        m_errors.push_back(failed(ProfileError::Why::WrongSchema, file, u"schema"_s));
        return std::nullopt;
    } else {
        auto profile = profileFromJson(*object);
        if (profile)
            return std::move(*profile);
        error = profile.error();
        error.file = file;
    }
    if (error.why != ProfileError::Why::NotReadable)
        error.setAsideAs = setAside(file);
    m_errors.push_back(error);
    return std::nullopt;
}

const Profile *ProfileStore::find(const QString &id) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&](const Profile &profile) { return profile.id == id; });
    return found == m_profiles.end() ? nullptr : &*found;
}

QString ProfileStore::uniqueName(const Profile &profile) const
{
    const auto taken = [&](const QString &name) {
        return std::any_of(m_profiles.begin(), m_profiles.end(), [&](const Profile &other) {
            return other.id != profile.id && other.name == name;
        });
    };
    const QString wanted = profile.name.isEmpty() ? profile.options.host : profile.name;
    QString name = wanted;
    for (int suffix = 2; taken(name); ++suffix)
        name = u"%1 %2"_s.arg(wanted, QString::number(suffix));
    return name;
}

std::optional<ProfileError> ProfileStore::save(Profile &profile)
{
    if (profile.id.isEmpty())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!isUsableId(profile.id))
        return failed(ProfileError::Why::InvalidField, fileFor(profile.id), u"id"_s);
    profile.name = uniqueName(profile);
    auto error = clearTheWay(fileFor(profile.id), schema);
    if (!error)
        error = writeJsonFile(fileFor(profile.id), toJson(profile));

    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&](const Profile &other) { return other.id == profile.id; });
    if (found == m_profiles.end())
        m_profiles.push_back(profile);
    else
        *found = profile;
    // Secrets stay where they are asked for.
    for (Profile &kept : m_profiles) {
        kept.options.password.reset();
        kept.options.tls.keyPassphrase.reset();
    }
    sort();
    return error;
}

std::optional<ProfileError> ProfileStore::remove(const QString &id)
{
    const QString file = fileFor(id);
    if (!isUsableId(id))
        return failed(ProfileError::Why::InvalidField, file, u"id"_s);
    QFile stored(file);
    if (stored.exists() && !stored.remove()) {
        ProfileError error;
        error.why = ProfileError::Why::NotWritable;
        error.file = file;
        error.detail = stored.errorString();
        return error;
    }
    std::erase_if(m_profiles, [&](const Profile &profile) { return profile.id == id; });
    return std::nullopt;
}

} // namespace config

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/profilestore.h"

#include "config/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

constexpr int MostProfiles = 10'000;

auto byName = [](const Profile &left, const Profile &right) {
    const int order = left.name.compare(right.name, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : left.id < right.id;
};

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
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names.first(std::min<qsizetype>(names.size(), MostProfiles))) {
        if (auto profile = read(folder.filePath(name))) {
            profile->id = name.chopped(5); // the file's name is the id, whatever is inside
            m_profiles.push_back(std::move(*profile));
        }
    }
    std::sort(m_profiles.begin(), m_profiles.end(), byName);
}

std::optional<Profile> ProfileStore::read(const QString &file)
{
    const auto object = readJsonFile(file);
    ProfileError error;
    if (!object) {
        error = object.error();
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
    profile.name = uniqueName(profile);
    const auto error = writeJsonFile(fileFor(profile.id), toJson(profile));

    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&](const Profile &other) { return other.id == profile.id; });
    if (found == m_profiles.end())
        m_profiles.push_back(profile);
    else
        *found = profile;
    // Secrets stay where they are asked for.
    for (Profile &kept : m_profiles)
        kept.options.password.reset();
    std::sort(m_profiles.begin(), m_profiles.end(), byName);
    return error;
}

std::optional<ProfileError> ProfileStore::remove(const QString &id)
{
    const QString file = fileFor(id);
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

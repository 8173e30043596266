// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace config {

// The saved connections of one folder, DIRECTORY/connections, one file each, named by profile id.
// GUI thread; built and passed in by app. Writes are atomic (QSaveFile). A damaged file is renamed
// to *.damaged and reported, never overwritten; one of a newer version is reported and left alone.
class ProfileStore {
public:
    explicit ProfileStore(const QString &directory);

    // Reads everything anew; what could not be read is in errors().
    void load();
    const std::vector<Profile> &profiles() const { return m_profiles; }
    const std::vector<ProfileError> &errors() const { return m_errors; }
    const Profile *find(const QString &id) const;
    QString directory() const { return m_directory; }

    // Gives a new profile its id, makes the name unique ("Home 2") and writes it. On failure the
    // profile is kept for this run, nothing on disk changes and the reason is returned.
    std::optional<ProfileError> save(Profile &profile);
    std::optional<ProfileError> remove(const QString &id);
    // The order in which the user wants them, in DIRECTORY/connections.json. Profiles that are
    // not named come last, by name.
    std::optional<ProfileError> setOrder(const QStringList &ids);

private:
    QString fileFor(const QString &id) const;
    QString uniqueName(const Profile &profile) const;
    std::optional<Profile> read(const QString &file);
    QString orderFile() const;
    void readOrder();
    void sort();

    QString m_directory;
    std::vector<Profile> m_profiles;
    std::vector<ProfileError> m_errors;
    QStringList m_order; // ids
};

} // namespace config

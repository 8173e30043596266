// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"
#include "config/settingsvalues.h"

#include <QObject>

#include <optional>
#include <utility>

namespace config {

// The settings in use and their file, DIR/settings.json. Built once by the application and
// passed to whoever needs it; GUI thread. Reads in the constructor, set() writes at once. A
// damaged file is set aside and reported; nothing is written over a file that could not be moved.
class Settings : public QObject {
    Q_OBJECT

public:
    // An empty directory: nothing is read or written.
    explicit Settings(const QString &directory, QObject *parent = nullptr);

    const SettingsValues &values() const { return m_values; }
    // What was wrong with the file at start, if anything.
    const std::optional<ProfileError> &loadError() const { return m_loadError; }
    QString file() const; // empty without directory

    // Takes the values, announces them and saves them. They count even when saving fails.
    std::optional<ProfileError> set(const SettingsValues &values);
    // One field: settings.set(&SettingsValues::theme, Theme::Dark).
    template <typename T>
    std::optional<ProfileError> set(T SettingsValues::*field, std::type_identity_t<T> value)
    {
        SettingsValues values = m_values;
        values.*field = std::move(value);
        return set(values);
    }

signals:
    void changed(const config::SettingsValues &now, const config::SettingsValues &before);

private:
    void load();
    ProfileError loadFailed(ProfileError::Why why, const QString &field) const;
    std::optional<ProfileError> save();

    QString m_directory;
    SettingsValues m_values;
    std::optional<ProfileError> m_loadError;
};

} // namespace config

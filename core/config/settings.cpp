// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/settings.h"

#include "config/jsonfile.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace config {

Settings::Settings(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
{
    if (!m_directory.isEmpty() && QFile::exists(file()))
        load();
}

QString Settings::file() const
{
    return m_directory.isEmpty() ? QString() : QString(m_directory + u"/settings.json"_s);
}

ProfileError Settings::loadFailed(ProfileError::Why why, const QString &field) const
{
    ProfileError error;
    error.why = why;
    error.file = file();
    error.field = field;
    return error;
}

void Settings::load()
{
    const auto object = readJsonFile(file());
    if (!object) {
        m_loadError = object.error();
        if (m_loadError->why != ProfileError::Why::NotReadable)
            m_loadError->setAsideAs = setAside(file());
        return;
    }
    const int schema = object->value(u"schema"_s).toInt();
    if (schema > settingsSchema) {
        // A later version will want its file back: it stays until we have to write.
        m_loadError = loadFailed(ProfileError::Why::WrongSchema, u"schema"_s);
        return;
    }
    QString badMember;
    m_values = settingsFromJson(*object, &badMember);
    if (badMember.isEmpty())
        return;
    m_loadError = loadFailed(ProfileError::Why::InvalidField, badMember);
    m_loadError->setAsideAs = setAside(file());
}

std::optional<ProfileError> Settings::set(const SettingsValues &values)
{
    if (values == m_values)
        return std::nullopt;
    const SettingsValues before = std::exchange(m_values, values);
    const std::optional<ProfileError> error = save();
    emit changed(m_values, before);
    return error;
}

std::optional<ProfileError> Settings::save()
{
    if (m_directory.isEmpty())
        return std::nullopt;
    if (auto error = clearTheWay(file(), settingsSchema))
        return error;
    return writeJsonFile(file(), settingsToJson(m_values));
}

} // namespace config

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

ProfileError failed(ProfileError::Why why, const QString &file, const QString &detail,
                    qint64 position = 0)
{
    ProfileError error;
    error.why = why;
    error.file = file;
    error.detail = detail;
    error.position = position;
    return error;
}

} // namespace

mqtt::Result<QJsonObject, ProfileError> readJsonFile(const QString &file)
{
    QFile stored(file);
    if (!stored.open(QIODevice::ReadOnly))
        return failed(ProfileError::Why::NotReadable, file, stored.errorString());
    if (stored.size() > LargestConfigFile)
        return failed(ProfileError::Why::NotJson, file, {}, LargestConfigFile);
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(stored.readAll(), &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return failed(ProfileError::Why::NotJson, file, parseError.errorString(),
                      parseError.offset);
    if (!document.isObject())
        return failed(ProfileError::Why::WrongSchema, file, {});
    return document.object();
}

std::optional<ProfileError> writeJsonFile(const QString &file, const QJsonObject &object)
{
    if (!QDir().mkpath(QFileInfo(file).absolutePath()))
        return failed(ProfileError::Why::NotWritable, file, {});
    QSaveFile stored(file);
    if (!stored.open(QIODevice::WriteOnly))
        return failed(ProfileError::Why::NotWritable, file, stored.errorString());
    stored.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Indented);
    if (stored.write(text) != text.size() || !stored.commit())
        return failed(ProfileError::Why::NotWritable, file, stored.errorString());
    return std::nullopt;
}

QString setAside(const QString &file)
{
    QString target = file + u".damaged"_s;
    for (int suffix = 2; QFile::exists(target) && suffix < 1000; ++suffix)
        target = file + u".damaged-"_s + QString::number(suffix);
    return QFile::rename(file, target) ? target : QString();
}

} // namespace config

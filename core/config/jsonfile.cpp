// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/jsonfile.h"

#include "payload/jsonformat.h"

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

// Qt only says a byte; our own reader knows the place that a person has to look at.
ProfileError notJson(const QString &file, const QByteArray &text, const QJsonParseError &parseError)
{
    const payload::DecodeError place = payload::validateJson(text).value_or(
        payload::makeDecodeError(payload::DecodeErrorKind::ExpectedValue, text, parseError.offset));
    ProfileError error
        = failed(ProfileError::Why::NotJson, file, parseError.errorString(), place.offset);
    error.line = place.line;
    error.column = place.column;
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
    const QByteArray text = stored.readAll();
    const QJsonDocument document = QJsonDocument::fromJson(text, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return notJson(file, text, parseError);
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

std::optional<ProfileError> clearTheWay(const QString &file, int newestSchema)
{
    if (!QFile::exists(file))
        return std::nullopt;
    const auto object = readJsonFile(file);
    if (object && object->value(u"schema"_s).toInt() <= newestSchema)
        return std::nullopt;
    if (!setAside(file).isEmpty())
        return std::nullopt;
    return failed(ProfileError::Why::NotWritable, file, {});
}

QString setAside(const QString &file)
{
    QString target = file + u".damaged"_s;
    for (int suffix = 2; QFile::exists(target) && suffix < 1000; ++suffix)
        target = file + u".damaged-"_s + QString::number(suffix);
    return QFile::rename(file, target) ? target : QString();
}

} // namespace config

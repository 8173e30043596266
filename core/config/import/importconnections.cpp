// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/importconnections.h"

#include "config/import/canopyexport.h"
#include "config/import/mosquittocommand.h"
#include "config/import/mqttexplorer.h"
#include "config/import/mqttx.h"
#include "config/import/urllist.h"
#include "payload/jsonformat.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace config {

using Why = ImportError::Why;

namespace {

ImportResult checked(ImportSource source, std::vector<ImportedProfile> profiles)
{
    if (profiles.empty())
        return ImportError{.why = Why::NothingFound};
    if (std::ssize(profiles) > importlimits::Profiles)
        return ImportError{.why = Why::TooManyProfiles};
    return Imported{source, std::move(profiles)};
}

ImportError notJson(const QByteArray &bytes, const QJsonParseError &parseError)
{
    const payload::DecodeError place
        = payload::validateJson(bytes).value_or(payload::makeDecodeError(
            payload::DecodeErrorKind::ExpectedValue, bytes, parseError.offset));
    return {.why = Why::NotJson, .line = place.line, .column = place.column};
}

// "[::1]:1883"
bool beginsWithAddress6(const QByteArray &text)
{
    const QByteArray inside = text.sliced(1, std::max<qsizetype>(text.indexOf(']'), 1) - 1);
    return inside.contains(':') && std::all_of(inside.begin(), inside.end(), [](char c) {
               return c == ':' || c == '.' || c == '%' || (c >= '0' && c <= '9')
                   || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

ImportResult fromJson(const QByteArray &bytes)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return notJson(bytes, parseError);
    if (document.isArray()) {
        if (isMqttx(document.array()))
            return checked(ImportSource::Mqttx, readMqttx(document.array()));
        return ImportError{.why = Why::NotRecognised};
    }
    const QJsonObject object = document.object();
    if (isCanopyExport(object)) {
        auto read = readCanopyExport(object);
        return read ? checked(ImportSource::CanopyExport, std::move(*read)) : read.error();
    }
    if (isMqttExplorer(object))
        return checked(ImportSource::MqttExplorer, readMqttExplorer(object));
    if (isMqttx(QJsonArray{object})) // one connection alone
        return checked(ImportSource::Mqttx, readMqttx(QJsonArray{object}));
    return ImportError{.why = Why::NotRecognised};
}

} // namespace

ImportResult importConnections(const QByteArray &bytes)
{
    if (bytes.size() > importlimits::FileBytes)
        return ImportError{.why = Why::TooLarge};
    QByteArray text = bytes;
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    const QByteArray start = text.left(1000).trimmed();
    if (start.startsWith('{') || (start.startsWith('[') && !beginsWithAddress6(start)))
        return fromJson(text);
    if (!QByteArrayView(text).isValidUtf8() || text.contains('\0'))
        return ImportError{.why = Why::NotRecognised};
    const QString words = QString::fromUtf8(text);
    if (looksLikeMosquittoCommand(words)) {
        auto read = readMosquittoCommand(words.left(importlimits::TextCharacters));
        if (!read)
            return read.error();
        return Imported{ImportSource::CommandLine, {std::move(*read)}};
    }
    std::vector<ImportedProfile> listed = readUrlList(words);
    // Somebody's shopping list is no list of addresses.
    if (!listed.empty()
        && std::none_of(listed.begin(), listed.end(),
                        [](const ImportedProfile &one) { return one.usable; }))
        return ImportError{.why = Why::NotRecognised};
    return checked(ImportSource::UrlList, std::move(listed));
}

} // namespace config

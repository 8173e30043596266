// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

#include <vector>

namespace config {

// Where connections can be taken over from (ux.md 4.14).
enum class ImportSource : quint8 { CanopyExport, MqttExplorer, Mqttx, CommandLine, UrlList };

// What a reader of the preview should know about one connection. `what` is the source's own word:
// an option, a member, a topic filter.
struct ImportRemark {
    enum class Kind : quint8 {
        InvalidAddress, // cannot be used at all
        InvalidValue, // impossible here: the default was taken
        Unknown, // nobody knows what it means
        NotSupported, // known, but there is nothing like it here
        NoConnectionMatter, // about messages or output, not about the connection
        EmbeddedFile, // a certificate inside of the source: save it as a file and choose that
        ShellText, // only a shell could say what it stands for
        NotVerified, // the broker's certificate is not checked
        InvalidFilter, // this subscription was left out
        TooMany, // the rest was left out
    };
    Kind kind = Kind::Unknown;
    QString what{};

    bool operator==(const ImportRemark &) const = default;
};

// A connection as it was found elsewhere. Its secrets are among the profile's options, in memory
// only; the profile has no id.
struct ImportedProfile {
    Profile profile;
    std::vector<ImportRemark> remarks{};
    bool usable = true;

    bool hasSecrets() const;
    bool operator==(const ImportedProfile &) const = default;
};

struct ImportError {
    enum class Why : quint8 {
        TooLarge,
        NotJson, // `line` and `column` say where
        NotRecognised, // none of the sources
        NewerVersion, // an export of a later Canopy
        NothingFound,
        TooManyProfiles,
        UnfinishedQuote, // `column` says where it begins
        ValueMissing, // the option `what` needs one
        NotMosquitto, // the command `what` is another one
    };
    Why why = Why::NotRecognised;
    QString what{};
    int line = 0; // from 1; 0: none
    int column = 0;

    bool operator==(const ImportError &) const = default;
};

struct Imported {
    ImportSource source = ImportSource::UrlList;
    std::vector<ImportedProfile> profiles;

    bool operator==(const Imported &) const = default;
};

using ImportResult = mqtt::Result<Imported, ImportError>;

// Everything that comes from outside has an end.
namespace importlimits {
inline constexpr qsizetype FileBytes = 16 * 1024 * 1024;
inline constexpr qsizetype Profiles = 1000;
inline constexpr qsizetype Subscriptions = 1000; // a profile
inline constexpr qsizetype UserProperties = 1000; // a profile
inline constexpr qsizetype Remarks = 50; // a profile
inline constexpr qsizetype NameCharacters = 200;
inline constexpr qsizetype TextCharacters = 65535;
inline constexpr int FolderDepth = 8;
} // namespace importlimits

} // namespace config

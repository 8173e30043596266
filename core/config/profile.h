// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"
#include "mqtt/result.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace config {

enum class KeepPassword : quint8 { AskEveryTime, Keyring };

// The colour a connection is marked with, so that it is told from the others at a glance.
enum class ColorMark : quint8 { None, Red, Amber, Green, Teal, Blue, Purple };

// One row of Connection ▸ Subscriptions.
struct SavedSubscription {
    mqtt::Subscription subscription;
    bool enabled = true;
    QString alias;
    QJsonObject unknown{}; // as Profile::unknown

    bool operator==(const SavedSubscription &) const = default;
};

// A saved connection: a value. Its secrets (passwords, passphrase, secret headers) are never
// written; options.subscriptions is made from `subscriptions` by connectOptions().
struct Profile {
    QString id; // stable, names the file; empty until it is saved for the first time
    QString name;
    QString group; // heading in the list of connections; empty: none
    ColorMark mark = ColorMark::None;
    client::ConnectOptions options;
    std::vector<SavedSubscription> subscriptions;
    KeepPassword keepPassword = KeepPassword::AskEveryTime;
    bool connectAtStart = false;
    bool readOnly = false;
    QString notes;
    QJsonObject unknown; // members of the file that this version does not know; written back

    // What is handed to a connection: the options with the subscriptions that are switched on. A
    // read-only one announces nothing either: no will, no message after connecting.
    client::ConnectOptions connectOptions() const;
    // mqtt://host:port, wss://host:port/path and so on, for lists and labels.
    QString address() const;

    bool operator==(const Profile &) const = default;
};

// A new connection with the defaults of the dialog: `explorer-` + six hex digits, "#" at QoS 0.
Profile newProfile();

// Why a file could not be used.
struct ProfileError {
    enum class Why : quint8 {
        NotReadable,
        NotWritable,
        NotJson, // `position` is the byte where reading stopped
        WrongSchema, // written by a newer version, or something else altogether
        InvalidField, // `field` names it
    };
    Why why = Why::NotReadable;
    QString file;
    QString field;
    QString detail; // the system's own words
    qint64 position = 0;
    int line = 0; // NotJson: where reading stopped, from 1; else 0
    int column = 0;
    QString setAsideAs; // where the damaged file was moved to; empty if it was left

    bool operator==(const ProfileError &) const = default;
};

// The file format: readable JSON with "schema": 1. Bytes that are not valid UTF-8 (payloads) are
// written as base64. Unknown members are kept, absent ones take their default.
QJsonObject toJson(const Profile &profile);
mqtt::Result<Profile, ProfileError> profileFromJson(const QJsonObject &object);

} // namespace config

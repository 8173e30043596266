// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"
#include "mqtt/types.h"
#include "publish/composedpayload.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace ui {

// Everything the publish panel holds: what is typed now, a recent message, a saved one.
struct PublishDraft {
    QString name; // of a saved one; empty for drafts and recents
    QByteArray topic;
    QByteArray text; // as typed, UTF-8; the file's path for File
    PublishFormat format = PublishFormat::Json;
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool retain = false;
    mqtt::Properties properties; // those of ux.md 4.8

    bool operator==(const PublishDraft &) const = default;
};

QJsonObject toJson(const PublishDraft &draft);
// Nothing when a member cannot be what toJson() wrote.
std::optional<PublishDraft> draftFromJson(const QJsonObject &object);
// About how many bytes it takes in a file.
qint64 storedSize(const PublishDraft &draft);

} // namespace ui

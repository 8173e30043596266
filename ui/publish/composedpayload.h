// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace ui {

enum class PublishFormat : quint8 { Json, Text, Hex, Base64, File };

// What the editor's text means as a payload: the bytes to send, and what to say about them.
struct ComposedPayload {
    QByteArray bytes;
    QString error; // in plain words, with the place; empty when it can be read
    qsizetype errorOffset = -1; // byte in the text
    bool sendable = true; // invalid JSON is marked but may be sent, invalid hex may not

    bool operator==(const ComposedPayload &) const = default;
};

// `text` is UTF-8 as typed. Json and Text are sent as typed.
ComposedPayload composePayload(PublishFormat format, const QByteArray &text);
// "Valid JSON · 54 B", "Empty", "12 B"
QString validityText(PublishFormat format, const ComposedPayload &payload);

} // namespace ui

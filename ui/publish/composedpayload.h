// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/template.h"

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
    bool filled = false; // placeholders were replaced (ux.md 2.8)

    bool operator==(const ComposedPayload &) const = default;
};

// `text` is UTF-8 as typed, for File the contents. Json and Text are sent as typed, but for
// placeholders, which are filled from `context`. Errors name places of `text`.
ComposedPayload composePayload(PublishFormat format, const QByteArray &text,
                               const payload::TemplateContext &context);
// "Valid JSON · 54 B", "Empty payload", "12 B"
QString validityText(PublishFormat format, const ComposedPayload &payload);

} // namespace ui

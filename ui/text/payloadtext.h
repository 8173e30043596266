// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/bytesinput.h"
#include "payload/decodeerror.h"

#include <QString>

namespace ui {

// What a decoder is called in the window: "JSON", "Text", "Binary"; the id itself when unknown.
QString decoderName(const QString &decoderId);

// "Not valid JSON: line 1, column 18 — unexpected end" (ux 2.7)
QString decodeErrorText(const QString &decoderId, const payload::DecodeError &error);

// What is wrong with typed hex or Base64 and where, counted in lines and columns of `text`:
// "Not valid hex: line 2, column 7 — a digit without its partner".
QString inputErrorText(const QString &formatName, const payload::InputError &error,
                       QStringView text);

} // namespace ui

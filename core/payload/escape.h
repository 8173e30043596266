// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace payload {

// Text from outside, made safe to show in one line: control characters become their pictures
// (␊ ␛), direction marks, invisible characters and lone surrogates are written out (‹U+202E›).
// Joiners that emoji and scripts need stay. Never changes what is copied or sent.
QString visibleText(const QString &text);
// Whether visibleText() would change anything; cheap.
bool needsEscape(QStringView text);
// For one level of a topic: spaces at the ends are shown as ␣ too. Empty stays empty.
QString visibleLevel(const QString &level);
// Appends what visibleText() shows for one Unicode character.
void appendVisible(QString &to, char32_t character);

} // namespace payload

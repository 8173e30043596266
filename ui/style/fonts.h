// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QLocale;
class QWidget;

namespace ui {

// The fonts of the program, all made from the font in force (ux.md 3.2): never a fixed size,
// never a family by name except the CJK face that fits the language.

// One point smaller, not below 8 pt: meta lines, headers, hints.
QFont smallFont(const QFont &body);
// One point larger, semibold: titles of cards and dialogs.
QFont titleFont(const QFont &body);
// Six points larger, bold: the start page.
QFont headingFont(const QFont &body);
QFont boldFont(const QFont &body);
// The fixed-pitch system font at the size of `body`: topics in inputs, payloads, values, times.
QFont monospaceFont(const QFont &body);

enum class TextKind : quint8 { Body, Small, Bold, Title, Heading, Mono, SmallMono };
QFont fontFor(TextKind kind, const QFont &body);

// `body` with a CJK face for the language as second family, so that 仓库 is not drawn with
// Japanese shapes.
QFont withCjkFamilies(const QFont &body, const QLocale &locale);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/preview.h"
#include "style/palette.h"

#include <QString>

#include <vector>

class QFont;
class QPainter;
class QRect;

namespace ui {

// A stretch of one line in one ink: how tree and history show values with muted names (ux 2.4).
struct TextRun {
    QString text;
    ColorRole role = ColorRole::Text;

    bool operator==(const TextRun &) const = default;
};
using TextRuns = std::vector<TextRun>;

// A preview with its inks; ‹binary · 512 KiB› and ‹empty› are put into words here.
TextRuns previewRuns(const payload::Preview &preview);
QString plainText(const TextRuns &runs);
// One line, left to right whatever the language (payloads are never mirrored), shortened with "…"
// at the right edge of `rect`.
void paintTextRuns(QPainter *painter, const QRect &rect, const QFont &font, const TextRuns &runs,
                   const Palette &palette);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/textruns.h"

#include "text/formats.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

namespace ui {

namespace {

ColorRole inkOf(payload::Preview::Role role)
{
    return role == payload::Preview::Role::Value ? ColorRole::Text : ColorRole::Muted;
}

} // namespace

TextRuns previewRuns(const payload::Preview &preview)
{
    switch (preview.kind) {
    case payload::Preview::Kind::Empty:
        return {{QCoreApplication::translate("ui::Preview", "‹empty›"), ColorRole::Muted}};
    case payload::Preview::Kind::Binary:
        return {{QCoreApplication::translate("ui::Preview", "‹binary · %1›")
                     .arg(sizeText(preview.size)),
                 ColorRole::Muted}};
    case payload::Preview::Kind::Scalar:
    case payload::Preview::Kind::Fields:
    case payload::Preview::Kind::Text:
        break;
    }
    TextRuns runs;
    runs.reserve(preview.runs.size() + 1);
    for (const payload::Preview::Run &run : preview.runs)
        runs.push_back({preview.runText(run).toString(), inkOf(run.role)});
    return runs;
}

QString plainText(const TextRuns &runs)
{
    QString text;
    for (const TextRun &run : runs)
        text += run.text;
    return text;
}

void paintTextRuns(QPainter *painter, const QRect &rect, const QFont &font, const TextRuns &runs,
                   const Palette &palette)
{
    const QFontMetrics metrics(font);
    // One pixel more: elidedText() measures in fractions and gives up when these are missing.
    const int ellipsis = metrics.horizontalAdvance(QChar(0x2026)) + 1;
    const Qt::LayoutDirection direction = painter->layoutDirection();
    painter->setLayoutDirection(Qt::LeftToRight);
    painter->setFont(font);
    int left = rect.left();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const TextRun &run = runs[i];
        const int room = rect.right() + 1 - left;
        const int width = metrics.horizontalAdvance(run.text);
        painter->setPen(palette(run.role));
        const QRect place(left, rect.top(), std::max(room, 0), rect.height());
        constexpr int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
        // Only the very end of the line may use the place of the "…".
        int rest = width;
        for (std::size_t k = i + 1; k < runs.size() && rest <= room; ++k)
            rest += metrics.horizontalAdvance(runs[k].text);
        if (rest > room && width > room - ellipsis) {
            const QString cut = metrics.elidedText(
                run.text % QString(width <= room ? 1 : 0, QChar(0x2026)), Qt::ElideRight, room);
            painter->drawText(place, flags, cut);
            break;
        }
        painter->drawText(place, flags, run.text);
        left += width;
    }
    painter->setLayoutDirection(direction);
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "locator/locatordelegate.h"

#include "locator/locatormodel.h"
#include "style/fonts.h"
#include "style/metrics.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int Edge = 10;
constexpr int Gap = 8;
constexpr int LeastValueShare = 3; // a value gets at least a third of the row when it needs it

} // namespace

LocatorDelegate::LocatorDelegate(const LocatorModel *model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize LocatorDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {Edge * 2, Metrics::of(option.widget).connectionRow};
}

void LocatorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const LocatorEntry *entry = m_model->entry(index);
    if (!entry)
        return;
    const Palette palette = Palette::of(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool over = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    if (selected || over)
        painter->fillRect(option.rect, palette(selected ? ColorRole::Sel : ColorRole::Hover));
    const auto mirrored = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (selected) {
        QRect bar = option.rect;
        bar.setWidth(Metrics::selectionBar);
        painter->fillRect(mirrored(bar), palette(ColorRole::Accent));
    }

    const Metrics metrics = Metrics::of(option.widget);
    QRect left = option.rect.adjusted(Edge, 0, -Edge, 0);
    if (!entry->icon.isNull()) {
        const QRect place(left.left(), left.center().y() - metrics.icon / 2 + 1, metrics.icon,
                          metrics.icon);
        entry->icon.paint(painter, mirrored(place));
        left.setLeft(place.right() + 1 + Gap);
    }

    const bool topic = entry->kind == LocatorEntry::Kind::Topic;
    const QFont body = topic ? monospaceFont(option.font) : option.font;
    const int wanted = QFontMetrics(body).horizontalAdvance(entry->text);
    const QFont rightFont = topic ? monospaceFont(option.font) : smallFont(option.font);
    const TextRuns runs
        = topic ? m_model->value(*entry) : TextRuns{{entry->detail, ColorRole::Muted}};
    const int rightWanted = QFontMetrics(rightFont).horizontalAdvance(plainText(runs)) + 1;
    if (rightWanted > 1) {
        const int room = std::max(left.width() - wanted - 2 * Gap, left.width() / LeastValueShare);
        const int width = std::min(rightWanted, room);
        const QRect place(left.right() + 1 - width, left.top(), width, left.height());
        paintTextRuns(painter, mirrored(place), rightFont, runs, palette);
        left.setRight(place.left() - 1 - 2 * Gap);
    }
    paintText(painter, mirrored(left), body, *entry, palette, selected);
    painter->restore();
}

void LocatorDelegate::paintText(QPainter *painter, const QRect &place, const QFont &font,
                                const LocatorEntry &entry, const Palette &palette,
                                bool selected) const
{
    ColorRole ink = selected ? ColorRole::SelText : ColorRole::Text;
    if (entry.kind == LocatorEntry::Kind::Words)
        ink = ColorRole::Muted;
    painter->setFont(font);
    painter->setPen(palette(ink));
    const QFontMetrics metrics(font);
    if (metrics.horizontalAdvance(entry.text) > place.width()) {
        // Both ends of a topic say most; what was found may be in the part left out.
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(entry.text, Qt::ElideMiddle, place.width()));
        return;
    }
    QTextLayout layout(entry.text, font);
    // Topics read from left to right in every language.
    QTextOption options(Qt::AlignLeft);
    options.setWrapMode(QTextOption::NoWrap);
    if (entry.kind == LocatorEntry::Kind::Topic)
        options.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(options);
    QList<QTextLayout::FormatRange> formats;
    for (const store::FuzzyPattern::Stretch &stretch : entry.found) {
        QTextLayout::FormatRange range;
        range.start = stretch.start;
        range.length = stretch.length;
        range.format.setBackground(palette(ColorRole::AccentSoft));
        range.format.setFontUnderline(true);
        range.format.setUnderlineColor(palette(ColorRole::Accent));
        formats.append(range);
    }
    if (selected) {
        // The ground of the row is a tint already.
        for (QTextLayout::FormatRange &range : formats)
            range.format.clearBackground();
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(place.width());
    layout.endLayout();
    const qreal top = place.top() + (place.height() - line.height()) / 2;
    layout.draw(painter, QPointF(place.left(), top));
}

} // namespace ui

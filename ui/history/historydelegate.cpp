// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historydelegate.h"

#include "history/historymodel.h"
#include "history/historytext.h"
#include "store/message.h"
#include "style/fonts.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QPainter>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int CellPadding = 8;
constexpr int FlagGap = 2;

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QFont &font,
               const QColor &ink, int alignment, Qt::TextElideMode elide, const QString &text)
{
    // Only the side it stands on has the full padding: times and distances need their room.
    const bool left = alignment == Qt::AlignLeft;
    const QRect place
        = option.rect.adjusted(left ? CellPadding : 2, 0, left ? -2 : -CellPadding, 0);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(place, alignment | static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, elide, place.width()));
}

// The shape and ink that say what became of our own publish; the words are in the tooltip.
struct DeliveryMark {
    IconName icon = IconName::Ok;
    ColorRole ink = ColorRole::Muted;
    bool shown = false;
};

DeliveryMark markOf(store::Delivery delivery)
{
    switch (delivery) {
    case store::Delivery::Received:
    case store::Delivery::Sent:
        break;
    case store::Delivery::Queued:
    case store::Delivery::Waiting:
        return {IconName::Clock, ColorRole::Muted, true};
    case store::Delivery::Confirmed:
        return {IconName::Ok, ColorRole::Ok, true};
    case store::Delivery::Refused:
    case store::Delivery::Dropped:
        return {IconName::Error, ColorRole::Err, true};
    case store::Delivery::Unknown:
        return {IconName::Help, ColorRole::Warn, true};
    }
    return {};
}

} // namespace

HistoryDelegate::HistoryDelegate(const HistoryModel *model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Palette palette = Palette::of(option.widget);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintGround(painter, option, index, palette);
    if (m_model->gap(index.row())) {
        paintGap(painter, option, index, palette);
        painter->restore();
        return;
    }
    const QString text = index.data().toString();
    const QColor strong = palette(isSelected(option) ? ColorRole::SelText : ColorRole::Text);
    const QColor muted = palette(isSelected(option) ? ColorRole::SelText : ColorRole::Muted);
    switch (static_cast<HistoryColumn>(index.column())) {
    case HistoryColumn::Time:
        paintText(painter, option, fontFor(TextKind::SmallMono, option.font), strong, Qt::AlignLeft,
                  Qt::ElideRight, text);
        break;
    case HistoryColumn::Topic:
        paintText(painter, option, option.font, strong, Qt::AlignLeft, Qt::ElideMiddle, text);
        break;
    case HistoryColumn::Delta:
    case HistoryColumn::Size:
        paintText(painter, option, smallFont(option.font), muted, Qt::AlignRight, Qt::ElideRight,
                  text);
        break;
    case HistoryColumn::Flags:
        paintFlags(painter, option, m_model->message(index.row()), palette);
        break;
    case HistoryColumn::Content: {
        QFont font = monospaceFont(option.font);
        font.setItalic(m_model->isCleared(index.row()));
        paintTextRuns(painter, option.rect.adjusted(CellPadding, 0, -CellPadding, 0), font,
                      m_model->content(index.row()), palette);
        break;
    }
    }
    painter->restore();
}

void HistoryDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, const Palette &palette) const
{
    const QWidget *view = option.widget;
    // The pane that would get the keys, also while the whole window is in the background.
    const bool inFocus = view && view->window()->focusWidget() == view;
    ColorRole ground = m_model->isAlternate(index.row()) ? ColorRole::Alt : ColorRole::Base;
    if (isSelected(option))
        ground = inFocus ? ColorRole::Sel : ColorRole::SelInactive;
    painter->fillRect(option.rect, palette(ground));
    if (!isSelected(option) || index.column() != 0)
        return;
    QRect bar = option.rect;
    if (option.direction == Qt::LeftToRight)
        bar.setWidth(Metrics::selectionBar);
    else
        bar.setLeft(bar.right() + 1 - Metrics::selectionBar);
    painter->fillRect(bar, palette(ColorRole::Accent));
}

void HistoryDelegate::paintGap(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, const Palette &palette) const
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (!view)
        return;
    // Every cell paints its slice of the one line; the clip keeps it inside the cell.
    const QRect row(0, option.rect.top(), view->viewport()->width(), option.rect.height());
    const QFont font = smallFont(option.font);
    const QString text = gapText(*m_model->gap(index.row()));
    const int width = QFontMetrics(font).horizontalAdvance(text) + 4 * CellPadding;
    const int middle = row.top() + row.height() / 2;
    const int left = row.center().x() - width / 2;
    painter->setPen(palette(ColorRole::Warn));
    painter->drawLine(row.left() + CellPadding, middle, left, middle);
    painter->drawLine(left + width, middle, row.right() - CellPadding, middle);
    painter->setFont(font);
    painter->drawText(row, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void HistoryDelegate::paintFlags(QPainter *painter, const QStyleOptionViewItem &option,
                                 const store::Message &message, const Palette &palette) const
{
    const int size = Metrics::of(option.widget).icon - 2;
    const bool leftToRight = option.direction == Qt::LeftToRight;
    int used = CellPadding - 3; // the glyph has air of its own
    const auto place = [&](int width) {
        const int left
            = leftToRight ? option.rect.left() + used : option.rect.right() + 1 - used - width;
        used += width + FlagGap;
        return QRect(left, option.rect.top(), width, option.rect.height());
    };
    const auto paintIcon = [&](IconName icon, ColorRole ink) {
        // Our glyphs have air around them: cells may stand closer than the squares.
        const QRect cell = place(size - 2);
        m_icons.paint(painter, cell.adjusted(-1, 0, 1, 0), icon, palette(ink));
    };
    const auto paintWord = [&](const QString &word, const QFont &font, ColorRole ink) {
        painter->setFont(font);
        painter->setPen(palette(ink));
        painter->drawText(place(QFontMetrics(font).horizontalAdvance(word)),
                          Qt::AlignCenter | Qt::TextSingleLine, word);
    };
    const QFont small = smallFont(option.font);
    paintIcon(message.outbound() ? IconName::Out : IconName::In,
              message.outbound() ? ColorRole::Outbound : ColorRole::Inbound);
    paintWord(QString::number(static_cast<int>(message.qos())), small,
              isSelected(option) ? ColorRole::SelText : ColorRole::Muted);
    if (message.retain())
        paintIcon(IconName::PinFill, ColorRole::Retained);
    if (message.duplicate())
        paintWord(u"DUP"_s, boldFont(small), ColorRole::Warn);
    if (const DeliveryMark mark = markOf(message.delivery()); mark.shown)
        paintIcon(mark.icon, mark.ink);
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/paintviews.h"

#include "style/fonts.h"
#include "style/paintbuttons.h"
#include "style/paintcontext.h"

#include <QAbstractItemView>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

bool isOutermost(const QStyleOptionViewItem &item)
{
    return item.viewItemPosition == QStyleOptionViewItem::Beginning
        || item.viewItemPosition == QStyleOptionViewItem::OnlyOne
        || item.viewItemPosition == QStyleOptionViewItem::Invalid;
}

void paintSelection(const PaintContext &context, const QStyleOptionViewItem &item, bool branch)
{
    const bool focused = context.widget && context.widget->hasFocus();
    const QColor ground = context.color(focused ? ColorRole::Sel : ColorRole::SelInactive);
    if (context.kind() == u"pages") {
        context.roundedBox(item.rect.adjusted(2, 1, -2, -1), context.color(ColorRole::Sel),
                           focused ? context.color(ColorRole::Accent) : QColor());
        return;
    }
    context.painter.fillRect(item.rect, ground);
    if (!branch && (!isOutermost(item) || item.rect.x() > 0))
        return;
    QRect bar = item.rect;
    bar.setWidth(std::min(Metrics::selectionBar, bar.width()));
    context.painter.fillRect(QStyle::visualRect(item.direction, item.rect, bar),
                             context.color(ColorRole::Accent));
}

} // namespace

void paintRowGround(const PaintContext &context, const QStyleOptionViewItem &item, bool branch)
{
    if (item.features.testFlag(QStyleOptionViewItem::Alternate))
        context.painter.fillRect(item.rect, context.color(ColorRole::Alt));
    if (item.backgroundBrush.style() != Qt::NoBrush)
        context.painter.fillRect(item.rect, item.backgroundBrush);
    if (context.has(QStyle::State_Selected)) {
        paintSelection(context, item, branch);
    } else if (!branch && context.hovered()) {
        if (context.kind() == u"pages")
            context.roundedBox(item.rect.adjusted(2, 1, -2, -1), context.color(ColorRole::Hover),
                               QColor());
        else
            context.painter.fillRect(item.rect, context.color(ColorRole::Hover));
    }
}

void paintBranch(const PaintContext &context)
{
    if (!context.has(QStyle::State_Children))
        return;
    const bool reversed = context.option.direction == Qt::RightToLeft;
    const IconName closed = reversed ? IconName::Left : IconName::Right;
    const QRect box = PaintContext::centred(context.rect(), context.chevron());
    context.icons.paint(&context.painter, box,
                        context.has(QStyle::State_Open) ? IconName::Down : closed,
                        context.color(ColorRole::Muted));
}

void paintHeaderSection(const PaintContext &context, const QStyleOptionHeader &header)
{
    QPainter &painter = context.painter;
    const QRect box = header.rect;
    const bool clickable = [&] {
        const auto *view = qobject_cast<const QHeaderView *>(context.widget);
        return view && view->sectionsClickable();
    }();
    painter.fillRect(
        box,
        context.color(clickable && context.hovered() ? ColorRole::SelInactive : ColorRole::Window));
    const QColor line = context.color(ColorRole::Border);
    if (header.orientation == Qt::Horizontal) {
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, line);
        if (header.position != QStyleOptionHeader::End
            && header.position != QStyleOptionHeader::OnlyOneSection) {
            const int x = header.direction == Qt::RightToLeft ? box.x() : box.right();
            painter.fillRect(x, box.y(), 1, box.height(), line);
        }
    } else {
        painter.fillRect(box.right(), box.y(), 1, box.height(), line);
    }
}

void paintHeaderLabel(const PaintContext &context, const QStyleOptionHeader &header)
{
    QPainter &painter = context.painter;
    painter.save();
    QRect box = header.rect.adjusted(4, 0, -4, 0);
    if (header.sortIndicator != QStyleOptionHeader::None) {
        QRect arrow = box;
        arrow.setLeft(box.right() - 10);
        const bool down = header.sortIndicator == QStyleOptionHeader::SortUp;
        context.icon(QStyle::visualRect(header.direction, box, arrow),
                     down ? IconName::Down : IconName::Up, ColorRole::Muted);
        box.adjust(0, 0, -14, 0);
    }
    if (!header.icon.isNull()) {
        const QRect place = PaintContext::centred(box, 14);
        header.icon.paint(&painter,
                          header.text.isEmpty() ? place : QRect(box.x(), place.y(), 14, 14));
        box.adjust(18, 0, 0, 0);
    }
    const QFont font = smallFont(painter.font());
    painter.setFont(font);
    painter.setPen(context.color(ColorRole::Muted));
    const Qt::Alignment across = header.textAlignment & Qt::AlignHorizontal_Mask;
    const Qt::Alignment alignment
        = QStyle::visualAlignment(header.direction, across ? across : Qt::AlignLeft);
    painter.drawText(box, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(header.text, Qt::ElideRight, box.width()));
    painter.restore();
}

void paintTabShape(const PaintContext &context, const QStyleOptionTab &tab)
{
    const bool chosen = context.has(QStyle::State_Selected);
    if (!chosen && context.hovered())
        context.roundedBox(tab.rect.adjusted(2, 3, -2, -3), context.color(ColorRole::SelInactive),
                           QColor());
    if (chosen) {
        const QRect line(tab.rect.x() + 4, tab.rect.bottom() - 1, tab.rect.width() - 8, 2);
        context.painter.fillRect(line, context.color(ColorRole::Accent));
    }
    if (context.has(QStyle::State_HasFocus))
        context.roundedBox(tab.rect.adjusted(3, 4, -3, -5), QColor(),
                           context.color(ColorRole::Accent));
}

void paintTabLabel(const PaintContext &context, const QStyleOptionTab &tab, int iconSize)
{
    QPainter &painter = context.painter;
    painter.save();
    const bool chosen = context.has(QStyle::State_Selected);
    QRect box = tab.rect.adjusted(12, 0, -12, 0);
    if (!tab.leftButtonSize.isEmpty())
        box.adjust(tab.leftButtonSize.width() + 4, 0, 0, 0);
    if (!tab.rightButtonSize.isEmpty())
        box.adjust(0, 0, -(tab.rightButtonSize.width() + 4), 0);
    if (!tab.icon.isNull()) {
        const QRect place(box.x(), box.y() + (box.height() - iconSize) / 2, iconSize, iconSize);
        tab.icon.paint(&painter, QStyle::visualRect(tab.direction, box, place), Qt::AlignCenter,
                       context.enabled() ? QIcon::Normal : QIcon::Disabled);
        box = QStyle::visualRect(tab.direction, box, box.adjusted(iconSize + 8, 0, 0, 0));
    }
    painter.setFont(chosen ? boldFont(painter.font()) : painter.font());
    painter.setPen(context.color(!context.enabled() ? ColorRole::Faint
                                     : chosen       ? ColorRole::Text
                                                    : ColorRole::Muted));
    const int alignment = tab.icon.isNull()
        ? int(Qt::AlignCenter)
        : int(QStyle::visualAlignment(tab.direction, Qt::AlignLeft) | Qt::AlignVCenter);
    painter.drawText(box, alignment | Qt::TextShowMnemonic | Qt::TextSingleLine, tab.text);
    painter.restore();
}

void paintMenuItem(const PaintContext &context, const QStyleOptionMenuItem &item, int iconSize)
{
    QPainter &painter = context.painter;
    const QRect box = item.rect;
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        if (item.text.isEmpty()) {
            painter.fillRect(box.x() + 8, box.center().y(), box.width() - 16, 1,
                             context.color(ColorRole::Border));
        } else {
            painter.save();
            painter.setFont(smallFont(item.font));
            painter.setPen(context.color(ColorRole::Muted));
            painter.drawText(box.adjusted(10, 0, -10, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             item.text);
            painter.restore();
        }
        return;
    }
    const bool reversed = item.direction == Qt::RightToLeft;
    if (context.has(QStyle::State_Selected) && context.enabled())
        context.roundedBox(box.adjusted(4, 0, -4, 0), context.color(ColorRole::Sel), QColor(), 1,
                           3);

    QRect glyph(box.x() + 10, box.y() + (box.height() - iconSize) / 2, iconSize, iconSize);
    glyph = QStyle::visualRect(item.direction, box, glyph);
    if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.icon.isNull()) {
        QStyleOptionButton mark;
        mark.rect = glyph;
        mark.state = item.state & ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
        mark.state |= item.checked ? QStyle::State_On : QStyle::State_Off;
        const PaintContext marked{painter, mark, context.widget, context.palette, context.icons};
        if (item.checkType == QStyleOptionMenuItem::Exclusive)
            paintRadioButton(marked);
        else
            paintCheckBox(marked);
    } else if (!item.icon.isNull()) {
        if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked)
            context.roundedBox(glyph.adjusted(-2, -2, 2, 2), context.color(ColorRole::AccentSoft),
                               context.color(ColorRole::Accent), 1, 3);
        item.icon.paint(&painter, glyph, Qt::AlignCenter,
                        context.enabled() ? QIcon::Normal : QIcon::Disabled);
    }

    painter.save();
    painter.setFont(item.font);
    const bool chosen = context.has(QStyle::State_Selected);
    painter.setPen(context.color(!context.enabled() ? ColorRole::Faint
                                     : chosen       ? ColorRole::SelText
                                                    : ColorRole::Text));
    QRect words = box.adjusted(iconSize + 20, 0, -(iconSize + 12), 0);
    words = QStyle::visualRect(item.direction, box, words);
    const qsizetype tab = item.text.indexOf(u'\t');
    const QString name = tab < 0 ? item.text : item.text.left(tab);
    constexpr int flags
        = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
    painter.drawText(words, flags | int(reversed ? Qt::AlignRight : Qt::AlignLeft), name);
    if (tab >= 0) {
        if (context.enabled())
            painter.setPen(context.color(chosen ? ColorRole::SelText : ColorRole::Muted));
        painter.drawText(words, flags | int(reversed ? Qt::AlignLeft : Qt::AlignRight),
                         item.text.mid(tab + 1));
    }
    painter.restore();
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const int side = context.chevron();
        const QRect arrow(box.right() - side - 8, box.y() + (box.height() - side) / 2, side, side);
        context.icon(QStyle::visualRect(item.direction, box, arrow),
                     reversed ? IconName::Left : IconName::Right, ColorRole::Muted);
    }
}

void paintMenuBarItem(const PaintContext &context, const QStyleOptionMenuItem &item)
{
    QPainter &painter = context.painter;
    painter.fillRect(item.rect, context.color(ColorRole::Window));
    const bool active = context.enabled()
        && (context.has(QStyle::State_Selected) || context.has(QStyle::State_Sunken));
    if (active)
        context.roundedBox(item.rect.adjusted(1, 2, -1, -2), context.color(ColorRole::Sel),
                           QColor(), 1, 3);
    painter.setPen(context.color(!context.enabled() ? ColorRole::Faint
                                     : active       ? ColorRole::SelText
                                                    : ColorRole::Text));
    painter.drawText(item.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     item.text);
}

} // namespace ui

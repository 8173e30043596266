// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiondelegate.h"

#include "connections/colormark.h"
#include "connections/connectionrow.h"
#include "style/fonts.h"
#include "style/metrics.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace ui {

namespace {

constexpr int edge = 12; // as the pane's strip
constexpr int gap = 8;
constexpr qsizetype shownCharacters = 300;
constexpr int textLine = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip;

// Rounded widths and elidedText() disagree by a pixel: what fits is never shortened.
QString fitted(const QFontMetrics &metrics, const QString &text, Qt::TextElideMode mode, int width)
{
    return metrics.horizontalAdvance(text) <= width ? text : metrics.elidedText(text, mode, width);
}

template <typename Enum> Enum enumOf(const QModelIndex &index, int role)
{
    return static_cast<Enum>(index.data(role).toInt());
}

} // namespace

ConnectionDelegate::ConnectionDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {Metrics::unit * 20, Metrics::of(option.widget).connectionRow};
}

QRect ConnectionDelegate::closeRect(const QRect &row, const QWidget *widget)
{
    const int side = Metrics::of(widget).connectionRow;
    return {row.right() - side + 1, row.top(), side, row.height()};
}

QRect ConnectionDelegate::actionRect(const QRect &row, const QWidget *widget)
{
    return closeRect(row, widget).translated(-Metrics::of(widget).connectionRow, 0);
}

void ConnectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QWidget *widget = option.widget;
    const QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &row, painter, widget);

    const Palette palette = Palette::of(widget);
    const Metrics metrics = Metrics::of(widget);
    const QFont body = widget ? widget->font() : QApplication::font();
    const QFont small = smallFont(body);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QRect left = option.rect.adjusted(edge, 0, -edge, 0);

    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    if (index.data(HeadingRole).toBool()) {
        paintHeading(painter, option, index);
        painter->restore();
        return;
    }
    if (const QVariant mark = index.data(MarkRole); mark.isValid()) {
        const int height = option.rect.height() * 2 / 3;
        paintColorMark(painter,
                       {option.rect.left() + Metrics::selectionBar + 2,
                        option.rect.center().y() - height / 2 + 1, ColorMarkBar::Width, height},
                       palette(static_cast<ColorRole>(mark.toInt())));
    }
    const QRect iconRect(left.left(), left.center().y() - metrics.icon / 2 + 1, metrics.icon,
                         metrics.icon);
    m_icons.paint(painter, iconRect, enumOf<IconName>(index, StateIconRole),
                  palette(enumOf<ColorRole>(index, StateInkRole)));
    left.setLeft(iconRect.right() + 1 + gap);

    const bool over = option.state.testFlag(QStyle::State_MouseOver) || selected;
    const auto paintButton = [&](const QRect &button, IconName name) {
        const QRect place(button.center().x() - metrics.icon / 2, iconRect.top(), metrics.icon,
                          metrics.icon);
        m_icons.paint(painter, place, name, palette(over ? ColorRole::Text : ColorRole::Faint));
        left.setRight(button.left() - 1);
    };
    if (index.data(ClosableRole).toBool())
        paintButton(closeRect(option.rect, widget), IconName::Close);
    if (const QVariant action = index.data(ActionIconRole); action.isValid())
        paintButton(actionRect(option.rect, widget), static_cast<IconName>(action.toInt()));

    // The right text is short and always whole; name and detail share what is left.
    const QString right = index.data(RightRole).toString();
    if (!right.isEmpty()) {
        const int width = qMin(QFontMetrics(small).horizontalAdvance(right), left.width() * 2 / 3);
        const QRect place(left.right() - width + 1, left.top(), width, left.height());
        painter->setFont(small);
        painter->setPen(palette(enumOf<ColorRole>(index, RightInkRole)));
        painter->drawText(place, Qt::AlignRight | textLine,
                          fitted(QFontMetrics(small), right, Qt::ElideRight, width));
        left.setRight(place.left() - gap);
    }
    if (index.data(PinRole).toBool()) {
        const QRect pin(left.right() - metrics.icon + 1, iconRect.top(), metrics.icon,
                        metrics.icon);
        m_icons.paint(painter, pin, IconName::PinFill, palette(ColorRole::Retained));
        left.setRight(pin.left() - gap);
    }

    const bool topic = index.data(TopicRole).toBool();
    const QString main = index.data(Qt::DisplayRole).toString().left(shownCharacters);
    const QString detail = index.data(DetailRole).toString().left(shownCharacters);
    const QFont mainFont = topic ? monospaceFont(body) : boldFont(body);
    const QFontMetrics mainMetrics(mainFont);
    const int mainWidth = qMin(mainMetrics.horizontalAdvance(main), left.width());
    painter->setFont(mainFont);
    painter->setPen(palette(selected ? ColorRole::SelText : ColorRole::Text));
    painter->drawText(QRect(left.left(), left.top(), mainWidth, left.height()),
                      Qt::AlignLeft | textLine,
                      fitted(mainMetrics, main, Qt::ElideMiddle, mainWidth));
    left.setLeft(left.left() + mainWidth + gap);
    if (!detail.isEmpty() && left.width() > 3 * gap) {
        painter->setFont(small);
        painter->setPen(palette(ColorRole::Muted));
        painter->drawText(left, Qt::AlignLeft | textLine,
                          fitted(QFontMetrics(small), detail, Qt::ElideMiddle, left.width()));
    }
    painter->restore();
}

// The name of a group, and how many there are.
void ConnectionDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                      const QModelIndex &index) const
{
    const Palette palette = Palette::of(option.widget);
    const Metrics metrics = Metrics::of(option.widget);
    const QFont font = smallFont(option.widget ? option.widget->font() : QApplication::font());
    const QFontMetrics fontMetrics(font);
    QRect left = option.rect.adjusted(edge, 0, -edge, 0);
    const QRect arrow(left.left(), left.center().y() - metrics.icon / 2 + 1, metrics.icon,
                      metrics.icon);
    const bool folded = index.data(FoldedRole).toBool();
    m_icons.paint(painter, arrow, folded ? IconName::Right : IconName::Down,
                  palette(ColorRole::Muted));
    left.setLeft(arrow.right() + 1 + gap);
    const QString count = index.data(RightRole).toString();
    painter->setFont(font);
    painter->setPen(palette(ColorRole::Muted));
    painter->drawText(left, Qt::AlignRight | textLine, count);
    left.setRight(left.right() - fontMetrics.horizontalAdvance(count) - gap);
    painter->setFont(boldFont(font));
    const QString name = index.data(Qt::DisplayRole).toString().left(shownCharacters);
    painter->drawText(left, Qt::AlignLeft | textLine,
                      fitted(QFontMetrics(boldFont(font)), name, Qt::ElideMiddle, left.width()));
}

bool ConnectionDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                     const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QPoint at = mouse->position().toPoint();
        const bool isLeft = mouse->button() == Qt::LeftButton;
        if (isLeft && index.data(ClosableRole).toBool()
            && closeRect(option.rect, option.widget).contains(at)) {
            emit closeClicked(index);
            return true;
        }
        if (isLeft && index.data(ActionIconRole).isValid()
            && actionRect(option.rect, option.widget).contains(at)) {
            emit actionClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

bool ConnectionDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                   const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto tip = [&](const QRect &place, int role) {
        const QString text = index.data(role).toString();
        if (event->type() != QEvent::ToolTip || text.isEmpty() || !place.contains(event->pos()))
            return false;
        QToolTip::showText(event->globalPos(), text, view, place);
        return true;
    };
    return tip(closeRect(option.rect, view), CloseTipRole)
        || tip(actionRect(option.rect, view), ActionTipRole)
        || QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace ui

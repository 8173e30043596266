// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/fieldsdelegate.h"

#include "message/fieldsmodel.h"
#include "message/sparkline.h"
#include "message/valueink.h"
#include "style/fonts.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QPainter>
#include <QTreeView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int widestTrend = 260;
constexpr int cellPadding = 8;
constexpr int namePadding = 8; // below the header's text

QList<double> trendOf(const QModelIndex &index)
{
    return index.data(FieldsModel::TrendRole).value<QList<double>>();
}

// A line break inside a cell would be a second line: show the first part only.
QString elided(const QFontMetrics &metrics, const QString &text, int width,
               Qt::TextElideMode mode = Qt::ElideRight)
{
    return metrics.elidedText(text, mode, width);
}

} // namespace

FieldsDelegate::FieldsDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

int FieldsDelegate::freeColumns(const QModelIndex &valueIndex)
{
    if (!valueIndex.siblingAtColumn(FieldsModel::Was).data().toString().isEmpty())
        return 0;
    return hasTrend(trendOf(valueIndex)) ? 1 : 2;
}

QSize FieldsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, Metrics::of(option.widget).row};
}

void FieldsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    item.features &= ~QStyleOptionViewItem::HasDisplay;
    QStyle *style = item.widget ? item.widget->style() : nullptr;
    if (style)
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const Palette palette = Palette::of(option.widget);
    const QRect cell = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    const QFont mono = monospaceFont(option.font);
    painter->save();
    switch (index.column()) {
    case FieldsModel::Field: {
        painter->setFont(mono);
        painter->setPen(palette(index.data(FieldsModel::KindRole).toInt() < 0
                                    ? ColorRole::Muted
                                    : ColorRole::SyntaxKey));
        const auto *tree = qobject_cast<const QTreeView *>(option.widget);
        const bool chevrons = tree && tree->rootIsDecorated();
        const QRect name = option.rect.adjusted(chevrons ? 2 : namePadding, 0, -cellPadding, 0);
        painter->drawText(
            name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            elided(QFontMetrics(mono), index.data().toString(), name.width(), Qt::ElideMiddle));
        break;
    }
    case FieldsModel::Value:
        if (freeColumns(index) == 0)
            paintWideValue(painter, option.rect, option.font, palette, index);
        break;
    case FieldsModel::Was:
        paintWas(painter, cell, option.font, palette, index);
        break;
    case FieldsModel::Trend: {
        QRectF area = cell.adjusted(0, 4, 0, -5);
        area.setWidth(std::min<qreal>(area.width(), widestTrend));
        paintSparkline(painter, area, trendOf(index), palette(ColorRole::Plot1));
        break;
    }
    default:
        break;
    }
    painter->restore();
}

void FieldsDelegate::paintWideValue(QPainter *painter, const QRect &rect, const QFont &font,
                                    const Palette &palette, const QModelIndex &valueIndex) const
{
    QFont mono = monospaceFont(font);
    if (valueIndex.data(FieldsModel::ChangedRole).toBool())
        mono.setWeight(QFont::DemiBold);
    const int kind = valueIndex.data(FieldsModel::KindRole).toInt();
    mono.setItalic(kind < 0);
    const QRect cell = rect.adjusted(cellPadding, 0, -cellPadding, 0);
    painter->save();
    painter->setFont(mono);
    painter->setPen(palette(kind < 0 ? ColorRole::Muted : valueInk(payload::Kind(kind))));
    painter->drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      elided(QFontMetrics(mono), valueIndex.data().toString(), cell.width()));
    painter->restore();
}

void FieldsDelegate::paintWas(QPainter *painter, const QRect &rect, const QFont &font,
                              const Palette &palette, const QModelIndex &index) const
{
    const QString was = index.data().toString();
    if (was.isEmpty())
        return;
    const QFont small = smallFont(monospaceFont(font));
    const QFontMetrics metrics(small);
    const auto direction
        = static_cast<payload::Direction>(index.data(FieldsModel::DirectionRole).toInt());
    QString arrow;
    if (direction == payload::Direction::Up)
        arrow = u"▲"_s;
    else if (direction == payload::Direction::Down)
        arrow = u"▼"_s;
    const QString delta = index.data(FieldsModel::DeltaRole).toString();
    const int gap = metrics.horizontalAdvance(u' ');
    const int arrowWidth
        = arrow.isEmpty() ? 0 : 2 * gap + metrics.horizontalAdvance(arrow + u' ' + delta);
    // The old value comes first; the distance only where both fit.
    const int wasWidth = metrics.horizontalAdvance(was);
    const bool both = !arrow.isEmpty() && wasWidth + arrowWidth <= rect.width();
    painter->setFont(small);
    painter->setPen(palette(ColorRole::Muted));
    const int onlyArrow = arrow.isEmpty() ? 0 : 2 * gap + metrics.horizontalAdvance(arrow);
    const int room = rect.width() - (both ? arrowWidth : onlyArrow);
    const QString text = elided(metrics, was, room);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (arrow.isEmpty())
        return;
    QRect rest = rect.adjusted(metrics.horizontalAdvance(text) + 2 * gap, 0, 0, 0);
    painter->setPen(palette(ColorRole::Changed));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, arrow);
    if (both) {
        rest.adjust(metrics.horizontalAdvance(arrow + u' '), 0, 0, 0);
        painter->setPen(palette(ColorRole::Muted));
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, delta);
    }
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/propertiesdelegate.h"

#include "message/propertiesmodel.h"
#include "style/fonts.h"
#include "style/metrics.h"
#include "style/palette.h"

namespace ui {

PropertiesDelegate::PropertiesDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QSize PropertiesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, Metrics::of(option.widget).row};
}

void PropertiesDelegate::initStyleOption(QStyleOptionViewItem *option,
                                         const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Palette palette = Palette::of(option->widget);
    const bool name = index.column() == PropertiesModel::Name;
    const bool user = index.data(PropertiesModel::UserPropertyRole).toBool();
    const bool link = !name && index.data(PropertiesModel::LinkRole).toBool();
    ColorRole ink = ColorRole::Text;
    if (link)
        ink = ColorRole::Accent;
    else if (name)
        ink = user ? ColorRole::SyntaxKey : ColorRole::Muted;
    option->palette.setColor(QPalette::Text, palette(ink));
    option->palette.setColor(QPalette::HighlightedText, palette(ink));
    if (!name || user)
        option->font = monospaceFont(option->font);
    option->font.setUnderline(link);
    option->fontMetrics = QFontMetrics(option->font);
    option->textElideMode = Qt::ElideRight;
    // Below the header's text.
    option->rect.adjust(3, 0, 0, 0);
}

} // namespace ui

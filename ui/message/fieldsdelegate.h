// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class Palette;

// Paints the cells of FieldsView: names and values in syntax colours, what it was with ▲▼, the
// trend. A value without "was" or trend beside it is left to paintWideValue(), which the view calls
// with the free columns added.
class FieldsDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit FieldsDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    // How many columns right of Value are free for it.
    static int freeColumns(const QModelIndex &valueIndex);
    void paintWideValue(QPainter *painter, const QRect &rect, const QFont &font,
                        const Palette &palette, const QModelIndex &valueIndex) const;

private:
    void paintWas(QPainter *painter, const QRect &rect, const QFont &font, const Palette &palette,
                  const QModelIndex &index) const;
};

} // namespace ui

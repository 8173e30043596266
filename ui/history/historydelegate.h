// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/iconpainter.h"

#include <QStyledItemDelegate>

namespace store {
class Message;
}

namespace ui {

class HistoryModel;
class Palette;

// Paints the cells of the history (ux 2.6): zebra, soft selection, arrows and flags, changed
// fields, and the lines about the connection, which run through all columns. Keeps only tinted
// icons.
class HistoryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit HistoryDelegate(const HistoryModel *model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index, const Palette &palette) const;
    void paintGap(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const Palette &palette) const;
    void paintFlags(QPainter *painter, const QStyleOptionViewItem &option,
                    const store::Message &message, const Palette &palette) const;

    const HistoryModel *m_model;
    mutable IconPainter m_icons;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topictree.h"
#include "style/iconpainter.h"

#include <QStyledItemDelegate>

namespace ui {

class Palette;
class TopicTreeModel;

// Paints the cells of the topic tree (ux 2.4, 3.5): name and pin, value with its tint, sparkline
// and rate, age. The ground of the row belongs to TopicTreeView. Asks the model for the facts of
// the one cell it paints; keeps nothing but tinted icons. State_Open in the option says expanded.
class TopicDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TopicDelegate(const TopicTreeModel *model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintName(QPainter *painter, const QStyleOptionViewItem &option, store::NodeId node,
                   const Palette &palette) const;
    void paintValue(QPainter *painter, const QStyleOptionViewItem &option, store::NodeId node,
                    const Palette &palette) const;
    void paintRate(QPainter *painter, const QStyleOptionViewItem &option, store::NodeId node,
                   const Palette &palette) const;
    void paintAge(QPainter *painter, const QStyleOptionViewItem &option, store::NodeId node,
                  const Palette &palette) const;

    const TopicTreeModel *m_model;
    mutable IconPainter m_icons;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/iconpainter.h"

#include <QStyledItemDelegate>

namespace ui {

// Paints a row of the two lists above the tree (picture 01): state icon, name, muted detail, and at
// the right a rate or a reason; or the name of a group. Rows with ClosableRole end in an × that can
// be clicked, those with ActionIconRole have another button before it.
class ConnectionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ConnectionDelegate(QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    // Where the × and the button before it are in a row of this shape, for tests.
    static QRect closeRect(const QRect &row, const QWidget *widget);
    static QRect actionRect(const QRect &row, const QWidget *widget);

signals:
    void closeClicked(const QModelIndex &index);
    void actionClicked(const QModelIndex &index);

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;

    mutable IconPainter m_icons;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/palette.h"

#include <QStyledItemDelegate>

namespace ui {

class LocatorModel;
struct LocatorEntry;

// Paints a row of the locator's list: icon, text with what was found underlined, at the right the
// last value, the keys or the state. The chosen row looks as one that has the keyboard, although
// that stays in the field.
class LocatorDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit LocatorDelegate(const LocatorModel *model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintText(QPainter *painter, const QRect &place, const QFont &font,
                   const LocatorEntry &entry, const Palette &palette, bool selected) const;

    const LocatorModel *m_model;
};

} // namespace ui

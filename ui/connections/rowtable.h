// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

#include <QWidget>

class QAbstractTableModel;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace ui {

// A small table that is edited in place, with its buttons in a column beside it: + and −, and what
// a derived table adds. The model is the derived table's; it knows no more about it than its rows.
class RowTable : public QWidget {
    Q_OBJECT

signals:
    void edited();

protected:
    struct Button {
        QString text; // as tool tip and for screen readers
        QString objectName;
    };

    // The model is a child of this or outlives it.
    RowTable(QAbstractTableModel *model, int maximumRows, const Button &add, const Button &remove,
             QWidget *parent);

    QTableView *view() const { return m_view; }
    QToolButton *addButton(IconName icon, const Button &button);
    int currentRow() const; // -1: none
    // The number of the new row; negative: there is no room for it.
    virtual int appendRow() = 0;
    virtual void updateButtons();

private:
    void add();
    void remove();

    QAbstractTableModel *m_model;
    int m_maximumRows;
    QTableView *m_view;
    QVBoxLayout *m_buttons;
    QToolButton *m_add;
    QToolButton *m_remove;
};

} // namespace ui

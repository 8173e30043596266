// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QListView;

namespace ui {

class LocatorModel;

// The list below the locator's field: a child of the window that lies over it, so that the keyboard
// stays in the field. Ten rows at most, the rest scrolls. Goes when somebody clicks elsewhere.
class LocatorPopup : public QFrame {
    Q_OBJECT

public:
    static constexpr int MostRows = 10;

    // Both outlive the list; `field` is in the window the list will lie over.
    LocatorPopup(LocatorModel &model, QWidget &field);

    void open();
    void setCurrent(const QModelIndex &index);
    QModelIndex current() const;
    void moveCurrent(int rows);

signals:
    void chosen(const QModelIndex &index); // clicked
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void place();

    LocatorModel &m_model;
    QWidget &m_field;
    QListView *m_list;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QWidget>

#include <vector>

class QTableView;
class QToolButton;

namespace ui {

class UserPropertyModel;

// The user properties of MQTT 5 as a small table with + and −, and ↑ ↓ for the order (ux.md 4.4).
class UserPropertyTable : public QWidget {
    Q_OBJECT

public:
    explicit UserPropertyTable(QWidget *parent = nullptr);

    void setProperties(const std::vector<mqtt::UserProperty> &properties);
    // Rows left empty on both sides are not part of it.
    std::vector<mqtt::UserProperty> properties() const;

signals:
    void edited();

private:
    void add();
    void remove();
    void move(int by);
    void updateButtons();

    UserPropertyModel *m_model;
    QTableView *m_view;
    QToolButton *m_add;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/rowtable.h"
#include "mqtt/properties.h"

#include <vector>

namespace ui {

class UserPropertyModel;

// The user properties of MQTT 5 as a small table with + and −, and ↑ ↓ for the order (ux.md 4.4).
class UserPropertyTable : public RowTable {
    Q_OBJECT

public:
    explicit UserPropertyTable(QWidget *parent = nullptr);

    void setProperties(const std::vector<mqtt::UserProperty> &properties);
    // Rows left empty on both sides are not part of it.
    std::vector<mqtt::UserProperty> properties() const;

protected:
    int appendRow() override;
    void updateButtons() override;

private:
    UserPropertyTable(UserPropertyModel *model, QWidget *parent);
    void move(int by);

    UserPropertyModel *m_model;
    QToolButton *m_up;
    QToolButton *m_down;
};

} // namespace ui

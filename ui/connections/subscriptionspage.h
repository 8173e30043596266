// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/formpage.h"

class QPushButton;
class QTableView;

namespace ui {

class SubscriptionTableModel;

// What a connection subscribes to by itself after connecting (ux.md 4.5).
class SubscriptionsPage : public FormPage {
    Q_OBJECT

public:
    explicit SubscriptionsPage(QWidget *parent = nullptr);

    void load(const config::Profile &profile) override;
    void store(config::Profile &profile) const override;
    bool validate() override;
    void setVersion(client::VersionChoice version) override;

private:
    void buildTable();
    void add();
    void remove();
    void filterTyped(const QString &filter);
    void check();
    void say(const QString &error, const QString &hint);

    SubscriptionTableModel *m_model;
    QTableView *m_view;
    QPushButton *m_add;
    QPushButton *m_remove;
    FormField *m_field;
};

} // namespace ui

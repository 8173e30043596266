// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

#include <QWidget>

class QComboBox;

namespace ui {

// Where a connection stands in the list and how it is told from others: the heading it is under,
// chosen or typed, and its colour.
class GroupInput : public QWidget {
    Q_OBJECT

public:
    static constexpr int LongestGroup = 100; // characters

    explicit GroupInput(QWidget *parent = nullptr);

    // Those there are already.
    void setGroups(const QStringList &groups);
    void load(const config::Profile &profile);
    void store(config::Profile &profile) const;

signals:
    void edited();

private:
    QComboBox *m_group;
    QComboBox *m_mark;
};

} // namespace ui

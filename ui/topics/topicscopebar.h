// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/strip.h"

namespace ui {

class ElidedLabel;
class LinkButton;

// Says above the topic tree that it shows one branch only, and ends it (ux 2.13): "Only
// plant/line-3 — Show all". Hidden while everything is shown.
class TopicScopeBar : public Strip {
    Q_OBJECT

public:
    explicit TopicScopeBar(QWidget *parent = nullptr);

    void setBranch(const QString &topic); // empty: all

signals:
    void showAllRequested();

private:
    ElidedLabel *m_label;
    LinkButton *m_showAll;
};

} // namespace ui

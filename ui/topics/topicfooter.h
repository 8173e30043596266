// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/strip.h"

namespace ui {

class ElidedLabel;
class IconLabel;
class LinkButton;

// The line below the topic tree: how many topics, in which order; what is wrong with the filter
// takes the place of the counts.
class TopicFooter : public Strip {
    Q_OBJECT

public:
    explicit TopicFooter(QWidget *parent = nullptr);

    void setCounts(const QString &text);
    void setOrder(const QString &text);
    void setError(const QString &sentence); // empty: none
    ElidedLabel *countsLabel() const { return m_counts; }
    ElidedLabel *orderLabel() const { return m_order; }
    void setRefreshShown(bool shown); // the order is a snapshot

signals:
    void refreshRequested();

private:
    IconLabel *m_wrongIcon;
    ElidedLabel *m_wrong;
    ElidedLabel *m_counts;
    ElidedLabel *m_order;
    LinkButton *m_refresh;
};

} // namespace ui

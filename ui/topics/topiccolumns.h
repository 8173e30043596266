// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topiccolumn.h"

#include <QByteArray>
#include <QObject>

#include <array>
#include <optional>

class QAction;
class QMenu;
class QTreeView;

namespace ui {

// Which columns of the topic tree are shown, and how wide (ux 2.1, 2.4, 2.13). Name and Value are
// always there, Value takes what the others leave; only when columns were added and there is no
// room for a value, the tree scrolls sideways. Part of TopicTreeView; widths come from its font.
class TopicColumns : public QObject {
    Q_OBJECT

public:
    explicit TopicColumns(QTreeView *view);

    void setRateColumn(bool shown); // narrow windows have no rate, unless it was asked for (ux 2.1)
    void setClockTimes(bool clock); // times of day need more room than ages
    void applyMetrics(); // the font is another one
    void fitValue(); // the view has another width

    bool isShown(TopicColumn column) const;
    void show(TopicColumn column, bool shown);
    void reset();
    // What the user has chosen, to be kept in the settings; empty when nothing differs.
    QByteArray choices() const;
    void setChoices(const QByteArray &choices); // unknown words are skipped

    void fill(QMenu *menu) const; // checkable columns and *Reset columns*

signals:
    void choicesChanged();

private:
    void apply();
    int wantedWidth(TopicColumn column) const;
    bool isShownByDefault(TopicColumn column) const;
    bool hasAddedColumns() const;

    QTreeView *m_view;
    std::array<QAction *, topicColumnCount> m_actions{};
    std::array<std::optional<bool>, topicColumnCount> m_chosen;
    QAction *m_reset;
    bool m_rateColumn = true;
    bool m_clockTimes = false;
};

} // namespace ui

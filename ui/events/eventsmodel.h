// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/event.h"

#include <QAbstractTableModel>

#include <deque>

namespace ui {

// The events of this run, newest at the bottom. Bounded: beyond `Limit` the oldest go, a tenth at
// a time, and are counted. An event that repeats the newest one of its connection (same level and
// text) raises that one's count and moves it to the bottom instead of adding a row, whatever other
// connections have said meanwhile. GUI thread.
class EventsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Level, Connection, Text, Details, ColumnCount };
    enum Role { LevelRole = Qt::UserRole, CountRole };
    static constexpr int Limit = 10'000;

    explicit EventsModel(QObject *parent = nullptr);

    void add(const Event &event);
    void clear();
    qint64 discarded() const { return m_discarded; }
    // Warnings and errors since the last call of markSeen(); a repeated one counts once.
    int unseenCount() const { return m_unseen; }
    void markSeen();
    // Every row as a line of text, oldest first.
    QString report() const;
    static QString levelText(NoticeLevel level); // the word beside the icon

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void unseenChanged(int count);

private:
    struct Row {
        Event event;
        int count = 1;
        bool seen = false;
    };
    QString text(const Row &row, int column) const;
    int repeated(const Event &event) const; // the row of the same, -1: it is news
    void repeat(int row, const Event &event);
    void append(const Event &event);
    void trim();

    std::deque<Row> m_rows;
    qint64 m_discarded = 0;
    int m_unseen = 0;
};

} // namespace ui

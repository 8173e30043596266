// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/branchmessages.h"
#include "history/connectiongap.h"
#include "history/historycolumn.h"
#include "store/messagelog.h"
#include "store/topictree.h"
#include "topics/textruns.h"

#include <QAbstractTableModel>
#include <QCache>

#include <vector>

namespace payload {
class Registry;
}

namespace ui {

// The messages of the selected topics, oldest first, with a line for each time without connection
// (ux 2.6). Holds message numbers only; texts are made for rows somebody asks for and cached,
// bounded. New messages come in one batch a tick; old rows leave in chunks: beyond 2,000 shown
// (10,000 while the user reads older ones) or when the log drops them. GUI thread; tree and log are
// watched, not owned.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int ShownAtMost = 2000;
    static constexpr int ShownWhileReading = 10'000;
    static constexpr int TrimStep = 250; // rows that leave together

    explicit HistoryModel(const payload::Registry &registry, QObject *parent = nullptr);

    void setStore(const store::TopicTree *tree, const store::MessageLog *log); // both may be null
    void setTopics(const std::vector<store::NodeId> &topics); // with everything below them
    const std::vector<store::NodeId> &topics() const { return m_topics; }
    void setGaps(const std::vector<ConnectionGap> &gaps); // in order of time
    void setShow(HistoryShow show);
    HistoryShow show() const { return m_show; }
    // Older rows are being read: they stay longer.
    void setReading(bool reading);
    // A hidden pane forgets its rows and reads them again when it is shown.
    void setActive(bool active);

    bool isBranch() const { return m_branch; } // more than one topic: the Topic column says which
    store::MessageId messageId(int row) const; // None for a line about the connection
    store::Message message(int row) const;
    int rowOf(store::MessageId id) const; // -1 when not shown
    int lastMessageRow() const; // -1 when there is none
    int messageRows() const; // without the gaps between them
    const ConnectionGap *gap(int row) const; // nullptr for a message
    bool isAlternate(int row) const; // zebra that stays with its row when others leave
    bool isCleared(int row) const;
    TextRuns content(int row) const;
    // Messages of these topics ever received, and how many of them are still kept (-1: not known
    // without counting a whole branch).
    quint64 receivedCount() const;
    qint64 keptCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void branchModeChanged(bool branch);
    void messagesAppended(int count);

private:
    struct Row {
        store::MessageId id = store::MessageId::None; // of a gap: the message above it
        int gap = -1; // index in m_gaps

        bool isGap() const { return gap >= 0; }
    };

    void reload();
    void appended(store::MessageId first, store::MessageId last);
    void evictedBefore(store::MessageId firstKept);
    void deliveryChanged(store::MessageId id);
    void trim();
    void removeRows(int first, int last);
    void updateBranchMode();
    std::vector<Row> rowsOf(const std::vector<store::MessageId> &ids) const;
    QString text(int row, HistoryColumn column) const;
    QString accessibleText(int row) const;
    QString topicText(const store::Message &message) const;

    const payload::Registry &m_registry;
    const store::TopicTree *m_tree = nullptr;
    const store::MessageLog *m_log = nullptr;
    std::vector<store::NodeId> m_topics;
    BranchSet m_below; // the same with everything below
    std::vector<ConnectionGap> m_gaps;
    std::vector<Row> m_rows;
    mutable QCache<quint64, TextRuns> m_contents;
    quint64 m_removed = 0; // rows that left at the top, for the zebra
    HistoryShow m_show = HistoryShow::Changes;
    bool m_branch = false;
    bool m_reading = false;
    bool m_active = true;
};

} // namespace ui

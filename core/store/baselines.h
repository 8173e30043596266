// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/message.h"

#include <QObject>
#include <QString>

#include <deque>
#include <memory>
#include <vector>

namespace store {

// Names a mark of one tree; grows with every mark, never reused.
enum class MarkId : quint32 { None = 0 };

// A point in time to which the values of all topics can be compared.
struct Mark {
    MarkId id = MarkId::None;
    QString name; // unique among the marks, without regard to case
    qint64 atUs = 0; // microseconds since the epoch

    bool operator==(const Mark &) const = default;
};

// What a topic's value was at a mark, when it has had another one since.
struct OldValue {
    enum class Kind : quint8 {
        Value,
        Absent, // the topic had none yet
        Lost // it had one, but the limit left no room for it
    };
    Kind kind = Kind::Absent;
    MessageId id = MessageId::None;
    QByteArray payload{};
};

// The marks of one topic tree, copy on write (ux 2.20 F3): a mark costs nothing; the old value of a
// topic is copied when it first changes after a mark, and serves all marks since its last copy.
// The baseline is what was in the store when the mark was made. GUI thread; owned by TopicTree.
// Bounded by bytes and by number, with counters for what did not fit.
class Baselines : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t MostMarks = 20;
    static constexpr qsizetype LongestName = 60; // UTF-16 units
    static constexpr qint64 DefaultByteLimit = 256LL * 1024 * 1024;
    static constexpr std::size_t MostValues = 8'000'000; // of all topics and marks

    explicit Baselines(QObject *parent = nullptr);
    ~Baselines() override;

    const std::vector<Mark> &marks() const { return m_marks; } // oldest first
    const Mark *find(MarkId mark) const; // null when there is no such mark (any more)
    MarkId newest() const { return m_marks.empty() ? MarkId::None : m_marks.back().id; }
    MarkId named(QStringView name) const; // without regard to case; None when there is none

    // None when there are MostMarks already. Another mark of the same name: "name (2)".
    MarkId add(const QString &name, qint64 atUs);
    bool rename(MarkId mark, const QString &name);
    void forget(MarkId mark);
    void clear();

    // Null: it is as it was then, or there is no such mark.
    const OldValue *oldValue(NodeId node, MarkId mark) const;
    // By bytes: what has changed and changed back does not differ.
    bool differs(NodeId node, MarkId mark, QByteArrayView now) const;

    struct Counters {
        quint64 values = 0; // remembered now
        qint64 bytes = 0; // memory of them
        quint64 lost = 0; // did not fit below the byte limit, ever
        quint64 missed = 0; // changes beyond MostValues that no mark knows of, ever
    };
    Counters counters() const;
    void setByteLimit(qint64 bytes) { m_byteLimit = bytes; }
    void setValueLimit(std::size_t values) { m_valueLimit = values; }

    // For whoever enters messages: is this the first change since the newest mark?
    bool isMarked() const { return !m_marks.empty(); }
    bool needsOldValue(NodeId node) const;
    void remember(NodeId node, OldValue old);

signals:
    void marksChanged();
    void marked(store::MarkId mark); // after that

private:
    static constexpr quint32 NoRecord = 0xFFFFFFFF;
    static constexpr quint32 SlotsPerPage = 1024;

    // The value that held at the marks after the next older record's `until`, up to this one's.
    struct Record {
        quint32 older = NoRecord;
        quint32 until = 0; // MarkId
        OldValue value;
    };
    struct Slot {
        quint32 until = 0; // of the newest record
        quint32 newest = NoRecord;
    };
    using Page = std::unique_ptr<Slot[]>;

    QString uniqueName(const QString &name, MarkId except) const;
    const Slot *slotOf(NodeId node) const;
    Slot &slotToChange(NodeId node);
    bool servesAnyMark(quint32 after, quint32 until) const;
    void dropUnneeded(NodeId node);
    static qint64 costOf(const Record &record);

    std::vector<Mark> m_marks;
    quint32 m_lastMark = 0;
    std::vector<Page> m_pages; // by node
    std::deque<Record> m_records;
    std::vector<quint32> m_free; // records that may be used again
    qint64 m_byteLimit = DefaultByteLimit;
    std::size_t m_valueLimit = MostValues;
    qint64 m_bytes = 0;
    quint64 m_lost = 0;
    quint64 m_missed = 0;
};

} // namespace store

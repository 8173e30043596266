// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/baselines.h"

#include <algorithm>
#include <utility>

namespace store {

Baselines::Baselines(QObject *parent)
    : QObject(parent)
{
}

Baselines::~Baselines() = default;

const Mark *Baselines::find(MarkId mark) const
{
    const auto found = std::find_if(m_marks.begin(), m_marks.end(),
                                    [mark](const Mark &known) { return known.id == mark; });
    return found == m_marks.end() ? nullptr : &*found;
}

MarkId Baselines::named(QStringView name) const
{
    for (const Mark &mark : m_marks) {
        if (name.compare(mark.name, Qt::CaseInsensitive) == 0)
            return mark.id;
    }
    return MarkId::None;
}

// Quotes would end the name in a filter, control characters the line.
QString Baselines::uniqueName(const QString &name, MarkId except) const
{
    QString plain = name.simplified();
    plain.remove(u'"');
    plain.truncate(LongestName);
    plain = plain.trimmed();
    const auto isTaken = [&](const QString &wanted) {
        const MarkId other = named(wanted);
        return wanted.isEmpty() || wanted.compare(u"mark", Qt::CaseInsensitive) == 0 // the newest
            || (other != MarkId::None && other != except);
    };
    QString unique = plain;
    for (int i = 2; isTaken(unique); ++i)
        unique = plain % QStringLiteral(" (%1)").arg(i);
    return unique.trimmed();
}

MarkId Baselines::add(const QString &name, qint64 atUs)
{
    if (m_marks.size() >= MostMarks)
        return MarkId::None;
    const MarkId id{++m_lastMark};
    m_marks.push_back({id, uniqueName(name, MarkId::None), atUs});
    emit marksChanged();
    emit marked(id);
    return id;
}

bool Baselines::rename(MarkId mark, const QString &name)
{
    const QString unique = uniqueName(name, mark);
    for (Mark &known : m_marks) {
        if (known.id != mark)
            continue;
        known.name = unique;
        emit marksChanged();
        return true;
    }
    return false;
}

void Baselines::forget(MarkId mark)
{
    const auto found = std::find_if(m_marks.begin(), m_marks.end(),
                                    [mark](const Mark &known) { return known.id == mark; });
    if (found == m_marks.end())
        return;
    if (m_marks.size() == 1)
        return clear();
    m_marks.erase(found);
    for (std::size_t page = 0; page < m_pages.size(); ++page) {
        if (!m_pages[page])
            continue;
        for (quint32 slot = 0; slot < SlotsPerPage; ++slot)
            dropUnneeded(NodeId{static_cast<quint32>(page) * SlotsPerPage + slot});
    }
    emit marksChanged();
}

void Baselines::clear()
{
    const bool any = !m_marks.empty();
    m_marks.clear();
    m_pages.clear();
    m_records.clear();
    m_free = {};
    m_bytes = 0;
    if (any)
        emit marksChanged();
}

const Baselines::Slot *Baselines::slotOf(NodeId node) const
{
    const auto id = static_cast<quint32>(node);
    const quint32 page = id / SlotsPerPage;
    return page < m_pages.size() && m_pages[page] ? &m_pages[page][id % SlotsPerPage] : nullptr;
}

Baselines::Slot &Baselines::slotToChange(NodeId node)
{
    const auto id = static_cast<quint32>(node);
    const quint32 page = id / SlotsPerPage;
    if (page >= m_pages.size())
        m_pages.resize(page + 1);
    if (!m_pages[page]) {
        m_pages[page] = std::make_unique<Slot[]>(SlotsPerPage);
        m_bytes += qint64(SlotsPerPage * sizeof(Slot));
    }
    return m_pages[page][id % SlotsPerPage];
}

qint64 Baselines::costOf(const Record &record)
{
    constexpr qint64 AllocationHeader = 32;
    const auto capacity = static_cast<qint64>(record.value.payload.capacity());
    return qint64(sizeof(Record)) + (capacity > 0 ? capacity + AllocationHeader : 0);
}

bool Baselines::servesAnyMark(quint32 after, quint32 until) const
{
    return std::any_of(m_marks.begin(), m_marks.end(), [after, until](const Mark &mark) {
        const auto id = static_cast<quint32>(mark.id);
        return id > after && id <= until;
    });
}

// Records that served only marks that are forgotten.
void Baselines::dropUnneeded(NodeId node)
{
    Slot &slot = slotToChange(node);
    quint32 *link = &slot.newest;
    while (*link != NoRecord) {
        Record &record = m_records[*link];
        const quint32 after = record.older == NoRecord ? 0 : m_records[record.older].until;
        if (servesAnyMark(after, record.until)) {
            link = &record.older;
            continue;
        }
        m_bytes -= costOf(record);
        m_free.push_back(*link);
        *link = record.older;
        record = {};
    }
    slot.until = slot.newest == NoRecord ? 0 : m_records[slot.newest].until;
}

const OldValue *Baselines::oldValue(NodeId node, MarkId mark) const
{
    const Slot *slot = slotOf(node);
    const auto id = static_cast<quint32>(mark);
    if (!slot || slot->until < id || !find(mark))
        return nullptr;
    quint32 record = slot->newest;
    for (quint32 older = m_records[record].older; older != NoRecord && m_records[older].until >= id;
         older = m_records[record].older)
        record = older;
    return &m_records[record].value;
}

bool Baselines::differs(NodeId node, MarkId mark, QByteArrayView now) const
{
    const OldValue *old = oldValue(node, mark);
    return old && (old->kind != OldValue::Kind::Value || old->payload != now);
}

Baselines::Counters Baselines::counters() const
{
    return {m_records.size() - m_free.size(), m_bytes, m_lost, m_missed};
}

bool Baselines::needsOldValue(NodeId node) const
{
    if (m_marks.empty())
        return false;
    const Slot *slot = slotOf(node);
    return !slot || slot->until < static_cast<quint32>(m_marks.back().id);
}

void Baselines::remember(NodeId node, OldValue old)
{
    if (!needsOldValue(node))
        return;
    if (m_records.size() - m_free.size() >= m_valueLimit) {
        ++m_missed;
        return;
    }
    Slot &slot = slotToChange(node);
    Record record;
    record.older = slot.newest;
    record.until = static_cast<quint32>(m_marks.back().id);
    record.value = std::move(old);
    if (record.value.kind == OldValue::Kind::Value && m_bytes + costOf(record) > m_byteLimit) {
        record.value.kind = OldValue::Kind::Lost;
        record.value.payload = {};
    }
    if (record.value.kind == OldValue::Kind::Lost)
        ++m_lost;
    m_bytes += costOf(record);
    slot.until = record.until;
    if (m_free.empty()) {
        slot.newest = static_cast<quint32>(m_records.size());
        m_records.push_back(std::move(record));
    } else {
        slot.newest = m_free.back();
        m_free.pop_back();
        m_records[slot.newest] = std::move(record);
    }
}

} // namespace store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/prefetch.h"

#include <QtGlobal>

#include <vector>

namespace store {

// An open-addressing table from a 32-bit hash to a 32-bit value, 8 bytes a slot. It never sees the
// keys: the caller compares them, so equal hashes cost time but never confuse two keys. Values are
// added and never removed one by one; growing needs no key either. 0xFFFFFFFF is not a value.
class FlatIndex {
public:
    static constexpr quint32 Nothing = 0xFFFFFFFF;

    // The value with this hash that `matches(value)` accepts, or Nothing.
    template <typename Matches> quint32 find(quint32 hash, Matches matches) const
    {
        if (m_slots.empty())
            return Nothing;
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
            const Slot &slot = m_slots[i];
            if (slot.value == Nothing)
                return Nothing;
            if (slot.hash == hash && matches(slot.value))
                return slot.value;
        }
    }

    // Asks the processor to fetch what find() and peek() will read.
    void prefetch(quint32 hash) const
    {
        if (!m_slots.empty())
            store::prefetch(&m_slots[hash & (m_slots.size() - 1)]);
    }
    // Most likely the value that find() is going to return, without asking for keys.
    quint32 peek(quint32 hash) const
    {
        return find(hash, [](quint32) { return true; });
    }

    // The caller has made sure that the key is not there yet.
    void insert(quint32 hash, quint32 value)
    {
        if ((m_size + 1) * 4 > m_slots.size() * 3)
            grow();
        place(m_slots, {hash, value});
        ++m_size;
    }

    void clear()
    {
        m_slots = std::vector<Slot>();
        m_size = 0;
    }

    qint64 bytesUsed() const { return static_cast<qint64>(m_slots.capacity() * sizeof(Slot)); }

private:
    struct Slot {
        quint32 hash = 0;
        quint32 value = Nothing;
    };

    static void place(std::vector<Slot> &table, Slot slot)
    {
        const std::size_t mask = table.size() - 1;
        std::size_t i = slot.hash & mask;
        while (table[i].value != Nothing)
            i = (i + 1) & mask;
        table[i] = slot;
    }

    void grow()
    {
        std::vector<Slot> larger(m_slots.empty() ? 64 : m_slots.size() * 2);
        for (const Slot &slot : m_slots) {
            if (slot.value != Nothing)
                place(larger, slot);
        }
        m_slots = std::move(larger);
    }

    std::vector<Slot> m_slots; // a power of two, at most three quarters full
    std::size_t m_size = 0;
};

} // namespace store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

namespace store {

// Bytes that are written once and stay where they are until clear(), packed into large blocks:
// no allocation per name.
class TextArena {
public:
    // Where the copy of `text` lies; its length is the caller's to remember.
    const char *add(QByteArrayView text)
    {
        const auto size = static_cast<std::size_t>(text.size());
        if (size > m_left)
            open(size);
        char *place = m_next;
        if (size > 0)
            std::memcpy(place, text.data(), size);
        m_next += size;
        m_left -= size;
        return place;
    }

    void clear() { *this = {}; }
    qint64 bytesUsed() const { return static_cast<qint64>(m_allocated); }

private:
    void open(std::size_t atLeast)
    {
        // The first blocks are small: many trees stay tiny.
        const std::size_t usual = m_blocks.size() < 4 ? 4096 : 256 * 1024;
        const std::size_t size = std::max(usual, atLeast);
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(size));
        m_next = m_blocks.back().get();
        m_left = size;
        m_allocated += size;
    }

    std::vector<std::unique_ptr<char[]>> m_blocks;
    char *m_next = nullptr;
    std::size_t m_left = 0;
    std::size_t m_allocated = 0;
};

} // namespace store

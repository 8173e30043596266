// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/levelnames.h"

#include <QHashFunctions>

#include <algorithm>

namespace store {

quint32 LevelNames::hash(QByteArrayView text) const
{
    const quint64 wide = qHashBits(text.data(), static_cast<size_t>(text.size()), m_seed);
    return static_cast<quint32>(wide ^ (wide >> 32));
}

LevelId LevelNames::find(QByteArrayView text) const
{
    return find(text, hash(text));
}

LevelId LevelNames::find(QByteArrayView text, quint32 hash) const
{
    return LevelId{m_index.find(
        hash, [this, text](quint32 value) { return this->text(LevelId{value}) == text; })};
}

LevelId LevelNames::ensure(QByteArrayView text)
{
    const quint32 key = hash(text);
    const LevelId known = find(text, key);
    if (known != LevelId::None)
        return known;
    const quint32 added = add(text);
    m_index.insert(key, added);
    return LevelId{added};
}

quint32 LevelNames::add(QByteArrayView text)
{
    const auto length = static_cast<quint16>(text.size());
    const quint32 needed = (sizeof(length) + length + Grain - 1) / Grain * Grain;
    if (m_used + needed > m_capacity) {
        // The first blocks are small: many trees stay tiny.
        constexpr quint32 Small = 4096;
        m_capacity = m_blocks.size() < 4 ? std::max(Small, needed) : BlockBytes;
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(m_capacity));
        m_allocated += m_capacity;
        m_used = 0;
    }
    char *place = m_blocks.back().get() + m_used;
    std::memcpy(place, &length, sizeof(length));
    if (length > 0)
        std::memcpy(place + sizeof(length), text.data(), length);
    const quint32 id = static_cast<quint32>(m_blocks.size() - 1) << OffsetBits | (m_used / Grain);
    m_used += needed;
    return id;
}

void LevelNames::clear()
{
    m_blocks = std::vector<std::unique_ptr<char[]>>();
    m_used = 0;
    m_capacity = 0;
    m_allocated = 0;
    m_index.clear();
}

qint64 LevelNames::bytesUsed() const
{
    return m_allocated + m_index.bytesUsed();
}

} // namespace store

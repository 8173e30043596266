// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/levelnames.h"

#include <QHashFunctions>

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
    const auto added = static_cast<quint32>(m_names.size());
    m_names.push_back({m_arena.add(text), text.size()});
    m_index.insert(key, added);
    return LevelId{added};
}

void LevelNames::clear()
{
    m_names = std::vector<Name>();
    m_index.clear();
    m_arena.clear();
}

qint64 LevelNames::bytesUsed() const
{
    return m_arena.bytesUsed() + m_index.bytesUsed()
        + static_cast<qint64>(m_names.capacity() * sizeof(Name));
}

} // namespace store

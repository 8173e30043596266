// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/flatindex.h"

#include <QByteArrayView>

#include <cstring>
#include <memory>
#include <vector>

namespace store {

// Names a level's text: where it lies. The same bytes always have the same id.
enum class LevelId : quint32 { None = FlatIndex::Nothing };

// The texts of levels, each kept once however many nodes carry it, with its length in front: from
// an id to the text is one step. Part of TopicTree.
class LevelNames {
public:
    // What the ids can name.
    static constexpr qint64 MostBytes = qint64(8) * 1024 * 1024 * 1024;

    // The seed keeps a publisher from preparing colliding names.
    explicit LevelNames(size_t seed)
        : m_seed(seed)
    {
    }

    LevelId find(QByteArrayView text) const;
    LevelId ensure(QByteArrayView text); // up to 65,535 bytes
    QByteArrayView text(LevelId id) const
    {
        const auto place = static_cast<quint32>(id);
        const char *at
            = m_blocks[place >> OffsetBits].get() + std::size_t(place & OffsetMask) * Grain;
        quint16 length = 0;
        std::memcpy(&length, at, sizeof(length));
        return {at + sizeof(length), length};
    }
    void clear();
    qint64 bytesUsed() const;

    quint32 hash(QByteArrayView text) const;

private:
    static constexpr quint32 Grain = 4; // ids count in this many bytes
    static constexpr quint32 OffsetBits = 16;
    static constexpr quint32 OffsetMask = (1U << OffsetBits) - 1;
    static constexpr quint32 BlockBytes = Grain << OffsetBits;

    LevelId find(QByteArrayView text, quint32 hash) const;
    quint32 add(QByteArrayView text);

    size_t m_seed;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    quint32 m_used = 0; // of the last block
    quint32 m_capacity = 0; // of the last block
    qint64 m_allocated = 0;
    FlatIndex m_index;
};

} // namespace store

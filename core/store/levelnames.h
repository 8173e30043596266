// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/flatindex.h"
#include "store/textarena.h"

#include <QByteArrayView>

#include <vector>

namespace store {

// Names a level's text; the same bytes always have the same id.
enum class LevelId : quint32 { None = FlatIndex::Nothing };

// The texts of levels, each kept once however many nodes carry it. Part of TopicTree.
class LevelNames {
public:
    // The seed keeps a publisher from preparing colliding names.
    explicit LevelNames(size_t seed)
        : m_seed(seed)
    {
    }

    LevelId find(QByteArrayView text) const;
    LevelId ensure(QByteArrayView text);
    QByteArrayView text(LevelId id) const
    {
        const Name &name = m_names[static_cast<quint32>(id)];
        return {name.text, name.length};
    }
    void clear();
    qint64 bytesUsed() const;

    quint32 hash(QByteArrayView text) const;

private:
    struct Name {
        const char *text;
        qsizetype length;
    };
    LevelId find(QByteArrayView text, quint32 hash) const;

    size_t m_seed;
    std::vector<Name> m_names;
    FlatIndex m_index;
    TextArena m_arena;
};

} // namespace store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/message.h"

#include <deque>
#include <memory>
#include <vector>

namespace store {

// Where the messages of one topic begin in a MessageLog.
struct TopicHead {
    static constexpr quint32 NoneKept = 0xFFFFFFFF;

    MessageId newest = MessageId::None; // ours included
    MessageId newestReceived = MessageId::None;
    quint32 inChunks = 0; // messages that are still in a chunk
    quint32 kept = NoneKept; // index of its KeptHead

    // The one that outlives everything else.
    MessageId lasting() const
    {
        return newestReceived != MessageId::None ? newestReceived : newest;
    }
};
static_assert(sizeof(TopicHead) == 24);

// The messages of one topic that outlived their chunk.
struct KeptHead {
    MessageId oldest = MessageId::None;
    MessageId newest = MessageId::None;
    quint32 count = 0;
    bool isWhole = false; // somebody wants all of this topic
};

// The heads of all topics by NodeId: pages that come when needed and never move. Part of
// MessageLog.
class TopicHeads {
public:
    const TopicHead *find(NodeId node) const
    {
        const auto index = static_cast<std::size_t>(node);
        return index / PageSize < m_pages.size() && m_pages[index / PageSize]
            ? &m_pages[index / PageSize][index % PageSize]
            : nullptr;
    }
    TopicHead &at(NodeId node) // made when there is none
    {
        const auto index = static_cast<std::size_t>(node);
        if (index / PageSize >= m_pages.size())
            m_pages.resize(index / PageSize + 1);
        std::unique_ptr<TopicHead[]> &page = m_pages[index / PageSize];
        if (!page)
            page = std::make_unique<TopicHead[]>(PageSize);
        return page[index % PageSize];
    }
    template <typename Visit> void forEach(Visit visit) const
    {
        for (const std::unique_ptr<TopicHead[]> &page : m_pages) {
            for (std::size_t i = 0; page && i < PageSize; ++i)
                visit(page[i]);
        }
    }
    const KeptHead &keptOf(const TopicHead &head) const
    {
        return head.kept == TopicHead::NoneKept ? m_none : m_kept[head.kept];
    }
    KeptHead &makeKeptOf(TopicHead &head)
    {
        if (head.kept == TopicHead::NoneKept) {
            head.kept = static_cast<quint32>(m_kept.size());
            m_kept.emplace_back();
        }
        return m_kept[head.kept];
    }

private:
    static constexpr std::size_t PageSize = 1024;

    std::vector<std::unique_ptr<TopicHead[]>> m_pages;
    std::deque<KeptHead> m_kept;
    KeptHead m_none; // for all that keep nothing
};

} // namespace store

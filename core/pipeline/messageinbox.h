// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace pipeline {

// The one place where data crosses from the I/O thread to the GUI thread, and the only mutex of
// the program. Any number of batches go in, all of them come out at once. Bounded by bytes through
// its writer: push() never refuses, but says when it is full, and then the writer stops reading
// until take() has said that it was. Nothing of Qt in here, so that ThreadSanitizer can judge it.
template <typename Batch> class MessageInbox {
public:
    explicit MessageInbox(std::int64_t byteLimit)
        : m_byteLimit(byteLimit)
    {
    }

    struct Pushed {
        bool wasEmpty = false; // the reader has to be woken
        bool isFull = false; // the writer has to stop
    };
    // `bytes` is what the batch costs in memory, `messages` how many are in it.
    Pushed push(Batch batch, std::int64_t bytes, std::int64_t messages)
    {
        const std::lock_guard lock(m_mutex);
        const bool wasEmpty = m_batches.empty();
        m_batches.push_back(std::move(batch));
        m_bytes += bytes;
        m_messages += messages;
        m_pushedMessages += messages;
        const bool isFull = m_bytes >= m_byteLimit;
        m_wasFull = m_wasFull || isFull;
        return {wasEmpty, isFull};
    }

    struct Taken {
        std::vector<Batch> batches;
        bool wasFull = false; // the writer may go on
    };
    Taken take()
    {
        Taken taken;
        const std::lock_guard lock(m_mutex);
        taken.batches.swap(m_batches);
        taken.wasFull = std::exchange(m_wasFull, false);
        m_bytes = 0;
        m_messages = 0;
        return taken;
    }

    bool isEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return m_batches.empty();
    }

    struct Counts {
        std::int64_t waitingMessages = 0;
        std::int64_t waitingBytes = 0;
        std::int64_t pushedMessages = 0; // ever
    };
    Counts counts() const
    {
        const std::lock_guard lock(m_mutex);
        return {m_messages, m_bytes, m_pushedMessages};
    }

private:
    const std::int64_t m_byteLimit;
    mutable std::mutex m_mutex; // guards everything below
    std::vector<Batch> m_batches;
    std::int64_t m_bytes = 0;
    std::int64_t m_messages = 0;
    std::int64_t m_pushedMessages = 0;
    bool m_wasFull = false;
};

} // namespace pipeline

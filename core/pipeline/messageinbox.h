// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <mutex>
#include <utility>
#include <vector>

namespace pipeline {

// The one place where data crosses from the I/O thread to the GUI thread, and the only mutex of
// the program. Batches come out in the order they went in, as many as the reader can work off soon:
// what it has not taken still counts. Bounded by bytes through its writer: push() never refuses,
// but says when it is full, and then the writer stops reading until it is told to go on, when the
// half of it is free again. Nothing of Qt in here, so that ThreadSanitizer can judge it.
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
        const bool wasEmpty = m_waiting.empty();
        m_waiting.push_back({std::move(batch), bytes, messages});
        m_bytes += bytes;
        m_messages += messages;
        m_pushedMessages += messages;
        const bool isFull = m_bytes >= m_byteLimit;
        m_wasFull = m_wasFull || isFull;
        return {wasEmpty, isFull};
    }

    struct Taken {
        std::vector<Batch> batches;
        bool goOn = false; // the writer has stopped and may read again
    };
    // The oldest batches, up to the first that makes `bytes` full.
    Taken take(std::int64_t bytes = std::numeric_limits<std::int64_t>::max())
    {
        Taken taken;
        const std::lock_guard lock(m_mutex);
        for (std::int64_t sum = 0; sum < bytes && !m_waiting.empty(); m_waiting.pop_front()) {
            Waiting &next = m_waiting.front();
            sum += next.bytes;
            m_bytes -= next.bytes;
            m_messages -= next.messages;
            taken.batches.push_back(std::move(next.batch));
        }
        taken.goOn = mayGoOn();
        return taken;
    }

    // True: the writer has stopped and may read again.
    bool setByteLimit(std::int64_t bytes)
    {
        const std::lock_guard lock(m_mutex);
        m_byteLimit = bytes;
        return mayGoOn();
    }

    bool isEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting.empty();
    }

    struct Counts {
        std::int64_t waitingMessages = 0;
        std::int64_t waitingBytes = 0;
        std::int64_t byteLimit = 0;
        std::int64_t pushedMessages = 0; // ever
    };
    Counts counts() const
    {
        const std::lock_guard lock(m_mutex);
        return {m_messages, m_bytes, m_byteLimit, m_pushedMessages};
    }

private:
    struct Waiting {
        Batch batch;
        std::int64_t bytes;
        std::int64_t messages;
    };

    bool mayGoOn() { return m_bytes <= m_byteLimit / 2 && std::exchange(m_wasFull, false); }

    mutable std::mutex m_mutex; // guards everything below
    std::int64_t m_byteLimit;
    std::deque<Waiting> m_waiting;
    std::int64_t m_bytes = 0;
    std::int64_t m_messages = 0;
    std::int64_t m_pushedMessages = 0;
    bool m_wasFull = false;
};

} // namespace pipeline

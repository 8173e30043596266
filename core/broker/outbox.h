// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace broker {

// Bytes on their way to one client until they are handed to its transport, once per turn of the
// event loop. Small frames are copied into one buffer, large ones are shared with the other
// receivers. Owned by BrokerConnection, which bounds it.
class Outbox {
public:
    // To append to.
    QByteArray &tail() { return m_tail; }
    void append(QByteArrayView bytes) { m_tail.append(bytes); }
    void appendFrame(const QByteArray &frame);

    bool isEmpty() const { return m_tail.isEmpty() && m_parts.empty(); }
    qint64 size() const { return m_partsSize + m_tail.size(); }

    // In order; `write` is called for each piece. Leaves the outbox empty, with its memory.
    template <typename Write> void drain(Write write)
    {
        for (const QByteArray &part : m_parts)
            write(part);
        if (!m_tail.isEmpty())
            write(m_tail);
        clear();
    }
    void clear();

private:
    std::vector<QByteArray> m_parts; // before the tail
    QByteArray m_tail;
    qint64 m_partsSize = 0;
};

} // namespace broker

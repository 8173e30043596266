// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/outbox.h"

namespace broker {
namespace {

constexpr qsizetype worthSharing = 8 * 1024; // below it copying is cheaper than a further write
constexpr qsizetype keptMemory = 512 * 1024;

} // namespace

void Outbox::appendFrame(const QByteArray &frame)
{
    if (frame.size() < worthSharing) {
        m_tail.append(frame);
        return;
    }
    if (!m_tail.isEmpty()) {
        m_partsSize += m_tail.size();
        m_parts.push_back(std::exchange(m_tail, QByteArray()));
    }
    m_partsSize += frame.size();
    m_parts.push_back(frame);
}

void Outbox::clear()
{
    m_parts.clear();
    m_partsSize = 0;
    if (m_tail.capacity() > keptMemory)
        m_tail = QByteArray();
    else
        m_tail.resize(0);
}

} // namespace broker

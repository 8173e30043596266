// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/framereader.h"

#include <algorithm>
#include <cstring>

namespace mqtt {
namespace {

// Large buffers come in few sizes: where an old one of a full history was, a new one fits.
constexpr qsizetype granule = 16 * 1024;
constexpr qsizetype smallestBuffer = 4096;
constexpr qsizetype largestKeptBuffer = 1'048'576;

} // namespace

FrameReader::FrameReader(quint32 maximumSize)
    : m_maximumSize(maximumSize)
{
}

void FrameReader::setMaximumSize(quint32 bytes)
{
    m_maximumSize = bytes;
}

char *FrameReader::reserve(qsizetype size)
{
    const qsizetype wanted = m_end + size;
    if (wanted > m_buffer.size()) {
        // Doubling keeps a big frame that arrives in small reads linear; only what is stored is
        // copied, and never more than twice what really came is allocated beyond `size`.
        const qsizetype room = std::max({wanted, 2 * m_end, smallestBuffer});
        QByteArray larger(room < granule ? room : (room + granule - 1) / granule * granule,
                          Qt::Uninitialized);
        if (m_end > 0)
            std::memcpy(larger.data(), m_buffer.constData(), static_cast<std::size_t>(m_end));
        m_buffer = std::move(larger);
    }
    return m_buffer.data() + m_end;
}

void FrameReader::commit(qsizetype size)
{
    if (!m_error)
        m_end += std::min(size, m_buffer.size() - m_end);
}

void FrameReader::append(QByteArrayView bytes)
{
    if (bytes.isEmpty() || m_error)
        return;
    std::memcpy(reserve(bytes.size()), bytes.data(), static_cast<std::size_t>(bytes.size()));
    commit(bytes.size());
}

std::optional<FrameReader::Frame> FrameReader::nextFrame()
{
    if (m_error)
        return std::nullopt;
    if (m_announced == 0) {
        const qsizetype available = m_end - m_next;
        if (available == 0)
            return std::nullopt;
        const auto *bytes = reinterpret_cast<const uchar *>(m_buffer.constData()) + m_next;
        if ((bytes[0] >> 4U) == 0) {
            fail(Error::Kind::Malformed, ReasonCode::MalformedPacket, 0, "packet type 0");
            return std::nullopt;
        }
        quint32 remaining = 0;
        qsizetype at = 1;
        for (;; ++at) {
            if (at == available)
                return std::nullopt;
            remaining |= (bytes[at] & 0x7FU) << (7U * static_cast<unsigned>(at - 1));
            if ((bytes[at] & 0x80U) == 0)
                break;
            if (at == 4) {
                fail(Error::Kind::Malformed, ReasonCode::MalformedPacket, 1,
                     "remaining length has more than four bytes");
                return std::nullopt;
            }
        }
        if (at > 1 && bytes[at] == 0) {
            fail(Error::Kind::Malformed, ReasonCode::MalformedPacket, 1,
                 "remaining length is not in its shortest form");
            return std::nullopt;
        }
        const qint64 total = qint64(remaining) + 1 + at;
        if (total > m_maximumSize) {
            fail(Error::Kind::TooLarge, ReasonCode::PacketTooLarge, 1,
                 "announced frame exceeds the limit");
            return std::nullopt;
        }
        m_announced = static_cast<qsizetype>(total);
    }
    if (m_end - m_next < m_announced)
        return std::nullopt;
    const Frame frame{m_next, m_announced};
    m_next += m_announced;
    m_announced = 0;
    return frame;
}

QByteArrayView FrameReader::view(Frame frame) const
{
    return QByteArrayView(m_buffer).sliced(frame.offset, frame.length);
}

QByteArray FrameReader::takeFrames()
{
    if (m_next == 0)
        return {};
    QByteArray frames;
    if (m_next < m_buffer.size() - m_buffer.size() / 4) {
        // Much of the room is empty: a copy of the right size is cheaper to keep than the buffer.
        frames = QByteArray(m_buffer.constData(), m_next);
        dropDelivered();
        return frames;
    }
    const qsizetype rest = m_end - m_next;
    QByteArray tail(m_buffer.constData() + m_next, rest);
    m_buffer.truncate(m_next);
    frames = std::exchange(m_buffer, std::move(tail));
    m_consumed += m_next;
    m_next = 0;
    m_end = rest;
    return frames;
}

void FrameReader::discardFrames()
{
    if (m_next > 0)
        dropDelivered();
}

void FrameReader::dropDelivered()
{
    const qsizetype rest = m_end - m_next;
    const char *from = m_buffer.constData() + m_next;
    if (m_buffer.size() > largestKeptBuffer && rest < m_buffer.size() / 4)
        m_buffer = QByteArray(from, rest); // one huge frame must not hold its memory for ever
    else if (rest > 0)
        std::memmove(m_buffer.data(), from, static_cast<std::size_t>(rest));
    m_consumed += m_next;
    m_next = 0;
    m_end = rest;
}

void FrameReader::reset()
{
    *this = FrameReader(m_maximumSize);
}

void FrameReader::fail(Error::Kind kind, ReasonCode reason, qsizetype offset, const char *what)
{
    m_error = Error{kind, reason, m_consumed + m_next + offset, what};
}

} // namespace mqtt

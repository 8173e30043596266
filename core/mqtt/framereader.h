// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace mqtt {

/// Cuts a byte stream into whole frames without copying them. Owned by whoever reads the socket,
/// used on that thread only. One round is: reserve() → read into it → commit() → nextFrame() until
/// empty → takeFrames() (or discardFrames()). The announced length of a frame is checked against
/// the limit before its body is stored, and memory grows only with bytes that really came.
/// Refuses: packet type 0, a Remaining Length that is not in its shortest form, too long frames.
/// The first error stays; after it nothing more is stored or delivered.
class FrameReader {
public:
    /// A whole frame; offset counts from the start of the current buffer and stays true in the
    /// buffer that takeFrames() returns.
    struct Frame {
        qsizetype offset = 0;
        qsizetype length = 0;
        friend bool operator==(const Frame &, const Frame &) = default;
    };

    /// `maximumSize` in bytes counts the whole frame, as Maximum Packet Size does (3.1.2.11.4).
    explicit FrameReader(quint32 maximumSize = maximumFrameSize);

    void setMaximumSize(quint32 bytes);
    quint32 maximumSize() const { return m_maximumSize; }

    /// Room for at least `size` bytes behind what is stored; valid until the next call.
    char *reserve(qsizetype size);
    /// How many of the reserved bytes have been filled.
    void commit(qsizetype size);
    /// reserve, copy and commit in one.
    void append(QByteArrayView bytes);

    /// The next whole frame, if one has arrived.
    std::optional<Frame> nextFrame();
    QByteArrayView view(Frame frame) const;
    /// Offset counts from the first byte of the stream.
    const std::optional<Error> &error() const { return m_error; }

    /// The buffer that holds all frames delivered since the last take, for the message history.
    /// It is trimmed to their size; the incomplete rest moves to a buffer of its own.
    QByteArray takeFrames();
    /// The same without keeping them.
    void discardFrames();

    /// Bytes stored that are not part of a delivered frame yet.
    qsizetype pendingBytes() const { return m_end - m_next; }
    /// Size of the frame that is arriving, header included; 0 while that is unknown.
    qsizetype announcedSize() const { return m_announced; }

    /// Forgets everything, for a new connection.
    void reset();

private:
    void dropDelivered();
    void fail(Error::Kind kind, ReasonCode reason, qsizetype offset, const char *what);

    QByteArray m_buffer; // its size is room, not content: content ends at m_end
    qsizetype m_next = 0; // first byte after the last delivered frame
    qsizetype m_end = 0;
    qsizetype m_announced = 0;
    qint64 m_consumed = 0; // stream bytes before the buffer
    quint32 m_maximumSize;
    std::optional<Error> m_error;
};

} // namespace mqtt

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/error.h"
#include "mqtt/fieldsink.h"

#include <QByteArrayView>

namespace mqtt {

/// Bounds-checked cursor over one frame. It remembers the first failure and returns zeros and
/// empty views after it, so that a packet reader asks ok() once, at the end. With a sink every
/// read also names its bytes. Views point into the frame; nothing is copied.
class WireReader {
public:
    explicit WireReader(QByteArrayView bytes, FieldSink *sink = nullptr)
        : m_bytes(reinterpret_cast<const uchar *>(bytes.data()))
        , m_end(bytes.size())
        , m_sink(sink)
    {
    }

    bool ok() const { return !m_failed; }
    /// Meaningful only when !ok().
    const Error &error() const { return m_error; }
    qsizetype position() const { return m_position; }
    qsizetype remaining() const { return m_end - m_position; }
    bool atEnd() const { return m_position >= m_end; }
    /// The next byte without reading it; 0 at the end.
    quint8 peek() const { return atEnd() ? quint8(0) : m_bytes[m_position]; }

    quint8 byte(const char *name)
    {
        if (remaining() < 1) [[unlikely]]
            return static_cast<quint8>(missing());
        const quint8 value = m_bytes[m_position];
        advance(name, 1, value);
        return value;
    }

    quint16 twoByteInteger(const char *name)
    {
        if (remaining() < 2) [[unlikely]]
            return static_cast<quint16>(missing());
        const quint16 value = peek16();
        advance(name, 2, value);
        return value;
    }

    quint32 fourByteInteger(const char *name)
    {
        if (remaining() < 4) [[unlikely]]
            return missing();
        const uchar *p = m_bytes + m_position;
        const quint32 value
            = quint32(p[0]) << 24U | quint32(p[1]) << 16U | quint32(p[2]) << 8U | quint32(p[3]);
        advance(name, 4, value);
        return value;
    }

    /// Shortest form only (section 1.5.5).
    quint32 variableInteger(const char *name)
    {
        if (remaining() > 0 && m_bytes[m_position] < 0x80U) [[likely]] {
            const quint32 value = m_bytes[m_position];
            advance(name, 1, value);
            return value;
        }
        return longVariableInteger(name);
    }

    /// Two bytes of length, then well-formed UTF-8 without U+0000 (section 1.5.4).
    QByteArrayView string(const char *name);
    /// Two bytes of length, then any bytes (section 1.5.6).
    QByteArrayView binary(const char *name);
    /// Like binary(), but never shown.
    QByteArrayView secret(const char *name);
    /// Everything up to the end.
    QByteArrayView rest(const char *name);

    /// Makes the next `length` bytes the end of reading and returns the old end for leave().
    /// Fails when there are fewer.
    qsizetype enter(qsizetype length);
    void leave(qsizetype oldEnd)
    {
        if (!m_failed)
            m_end = oldEnd;
    }

    /// Keeps the first failure only.
    void fail(Error::Kind kind, ReasonCode reason, qsizetype offset, const char *what);
    void failMalformed(qsizetype offset, const char *what)
    {
        fail(Error::Kind::Malformed, ReasonCode::MalformedPacket, offset, what);
    }
    void failProtocol(qsizetype offset, const char *what)
    {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError, offset, what);
    }

    /// nullptr unless somebody wants the field tree and nothing has failed.
    FieldSink *sink() const { return m_sink; }

private:
    quint16 peek16() const
    {
        const uchar *p = m_bytes + m_position;
        return static_cast<quint16>(p[0] << 8U | p[1]);
    }

    void advance(const char *name, qsizetype length, quint32 value)
    {
        if (m_sink) [[unlikely]]
            record(name, length, value);
        m_position += length;
    }

    quint32 missing();
    quint32 longVariableInteger(const char *name);
    QByteArrayView lengthPrefixed();
    void record(const char *name, qsizetype length, quint32 value);
    void recordField(const char *name, QByteArrayView content, const QString &value, bool hidden);

    const uchar *m_bytes;
    qsizetype m_position = 0;
    qsizetype m_end;
    FieldSink *m_sink;
    bool m_failed = false;
    Error m_error;
};

} // namespace mqtt

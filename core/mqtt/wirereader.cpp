// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/wirereader.h"

#include "mqtt/utf8.h"

namespace mqtt {

void WireReader::fail(Error::Kind kind, ReasonCode reason, qsizetype offset, const char *what)
{
    if (m_failed)
        return;
    m_failed = true;
    m_error = Error{kind, reason, offset, what};
    // From here on every read finds nothing left, and nothing more is named.
    m_end = m_position;
    m_sink = nullptr;
}

quint32 WireReader::missing()
{
    failMalformed(m_position, "the packet ends inside a field");
    return 0;
}

quint32 WireReader::longVariableInteger(const char *name)
{
    quint32 value = 0;
    for (qsizetype i = 0; i < 4; ++i) {
        if (i >= remaining())
            return missing();
        const uchar byte = m_bytes[m_position + i];
        value |= (byte & 0x7FU) << (7U * static_cast<unsigned>(i));
        if (byte < 0x80U) {
            if (byte == 0) {
                failMalformed(m_position, "variable byte integer is not in its shortest form");
                return 0;
            }
            advance(name, i + 1, value);
            return value;
        }
    }
    failMalformed(m_position, "variable byte integer has more than four bytes");
    return 0;
}

// Checks that the field fits and returns its content; the position stays before the length.
QByteArrayView WireReader::lengthPrefixed()
{
    if (remaining() < 2 || remaining() - 2 < peek16()) [[unlikely]] {
        missing();
        return {};
    }
    return {m_bytes + m_position + 2, qsizetype(peek16())};
}

QByteArrayView WireReader::string(const char *name)
{
    const QByteArrayView content = lengthPrefixed();
    if (m_failed) [[unlikely]]
        return {};
    if (const qsizetype bad = firstInvalidUtf8(content); bad >= 0) [[unlikely]] {
        failMalformed(m_position + 2 + bad,
                      content[bad] == '\0' ? "U+0000 in a string" : "string is not UTF-8");
        return {};
    }
    if (m_sink) [[unlikely]]
        recordField(name, content, FieldSink::text(content), false);
    m_position += 2 + content.size();
    return content;
}

QByteArrayView WireReader::binary(const char *name)
{
    const QByteArrayView content = lengthPrefixed();
    if (m_failed) [[unlikely]]
        return {};
    if (m_sink)
        recordField(name, content, FieldSink::hex(content), false);
    m_position += 2 + content.size();
    return content;
}

QByteArrayView WireReader::secret(const char *name)
{
    const QByteArrayView content = lengthPrefixed();
    if (m_failed) [[unlikely]]
        return {};
    if (m_sink)
        recordField(name, content, {}, true);
    m_position += 2 + content.size();
    return content;
}

QByteArrayView WireReader::rest(const char *name)
{
    const QByteArrayView content(m_bytes + m_position, remaining());
    if (m_sink && !content.isEmpty()) [[unlikely]] {
        const bool isText = firstInvalidUtf8(content) < 0;
        m_sink->leaf(name, m_position, content.size(),
                     isText ? FieldSink::text(content) : FieldSink::hex(content));
    }
    m_position = m_end;
    return content;
}

qsizetype WireReader::enter(qsizetype length)
{
    const qsizetype oldEnd = m_end;
    if (length > remaining())
        missing();
    else
        m_end = m_position + length;
    return oldEnd;
}

void WireReader::record(const char *name, qsizetype length, quint32 value)
{
    m_sink->leaf(name, m_position, length, QString::number(value));
}

void WireReader::recordField(const char *name, QByteArrayView content, const QString &value,
                             bool hidden)
{
    m_sink->open(name, m_position);
    m_sink->leaf("Length", m_position, 2, QString::number(content.size()));
    if (!content.isEmpty()) {
        m_sink->leaf("Value", m_position + 2, content.size(), value);
        if (hidden)
            m_sink->hide();
    }
    m_sink->close(hidden ? QStringLiteral("********") : value);
}

} // namespace mqtt

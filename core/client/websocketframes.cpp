// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/websocketframes.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace client {

namespace {

constexpr quint8 finalBit = 0x80;
constexpr quint8 reservedBits = 0x70;
constexpr quint8 opcodeBits = 0x0F;
constexpr quint8 controlBit = 0x08;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7F;
constexpr quint8 lengthIn16Bits = 126;
constexpr quint8 lengthIn64Bits = 127;
constexpr quint64 longestControl = 125;

bool isControl(WebSocketOpcode opcode)
{
    return (quint8(opcode) & controlBit) != 0;
}

bool isKnown(quint8 opcode)
{
    return opcode <= quint8(WebSocketOpcode::Binary)
        || (opcode >= quint8(WebSocketOpcode::Close) && opcode <= quint8(WebSocketOpcode::Pong));
}

qsizetype headerSizeFor(quint8 shortLength)
{
    if (shortLength == lengthIn64Bits)
        return 2 + 8;
    return shortLength == lengthIn16Bits ? 2 + 2 : 2;
}

// `mask` as its four bytes lie in memory.
void copyMasked(char *target, const char *source, qsizetype size, quint32 mask)
{
    const quint64 wide = quint64(mask) << 32 | mask;
    qsizetype i = 0;
    for (; i + qsizetype(sizeof wide) <= size; i += qsizetype(sizeof wide)) {
        quint64 word = 0;
        std::memcpy(&word, source + i, sizeof word);
        word ^= wide;
        std::memcpy(target + i, &word, sizeof word);
    }
    std::array<char, sizeof mask> key{};
    std::memcpy(key.data(), &mask, sizeof mask);
    for (; i < size; ++i)
        target[i] = char(source[i] ^ key.at(size_t(i) % sizeof mask));
}

} // namespace

QByteArray webSocketFrame(WebSocketOpcode opcode, QByteArrayView payload, quint32 mask)
{
    std::array<char, 2 + 8 + sizeof mask> header{};
    const qsizetype size = payload.size();
    quint8 shortLength = lengthIn64Bits;
    if (size < lengthIn16Bits) {
        shortLength = quint8(size);
    } else if (size <= 0xFFFF) {
        shortLength = lengthIn16Bits;
        qToBigEndian(quint16(size), header.data() + 2);
    } else {
        qToBigEndian(quint64(size), header.data() + 2);
    }
    const qsizetype plain = headerSizeFor(shortLength);
    header[0] = char(finalBit | quint8(opcode));
    header[1] = char(maskBit | shortLength);
    std::memcpy(header.data() + plain, &mask, sizeof mask);

    const qsizetype headerSize = plain + qsizetype(sizeof mask);
    QByteArray frame(headerSize + size, Qt::Uninitialized);
    char *const target = frame.data();
    std::memcpy(target, header.data(), size_t(headerSize));
    copyMasked(target + headerSize, payload.data(), size, mask);
    return frame;
}

QByteArray webSocketClosePayload(quint16 code)
{
    QByteArray payload(sizeof code, Qt::Uninitialized);
    qToBigEndian(code, payload.data());
    return payload;
}

std::optional<QByteArray> WebSocketUnframer::takePing()
{
    return std::exchange(m_ping, std::nullopt);
}

qsizetype WebSocketUnframer::unframe(char *data, qsizetype size)
{
    qsizetype written = 0;
    qsizetype at = 0;
    while (m_part != Part::Ended && at < size) {
        if (m_part == Part::Header) {
            m_header.at(size_t(m_headerSize++)) = quint8(data[at++]);
            if (!beginFrame())
                continue;
            m_headerSize = 0;
            m_part = m_problem == WebSocketProblem::None ? Part::Payload : Part::Ended;
        }
        if (m_part == Part::Payload) {
            const auto piece = qsizetype(std::min(m_payloadLeft, quint64(size - at)));
            if (isControl(m_opcode)) {
                m_control.append(data + at, piece);
            } else {
                std::memmove(data + written, data + at, size_t(piece));
                written += piece;
            }
            at += piece;
            m_payloadLeft -= quint64(piece);
            if (m_payloadLeft == 0)
                endFrame();
        }
    }
    return written;
}

bool WebSocketUnframer::beginFrame()
{
    if (m_headerSize < 2)
        return false;
    const quint8 first = m_header[0];
    const quint8 shortLength = m_header[1] & lengthBits;
    const auto opcode = WebSocketOpcode(first & opcodeBits);
    const bool isFinal = (first & finalBit) != 0;
    if (m_headerSize == 2) { // wrong ones are not waited for
        // No extension was agreed on, and a server masks nothing (5.1).
        const bool isWrong = (first & reservedBits) != 0 || !isKnown(first & opcodeBits)
            || (m_header[1] & maskBit) != 0 || (isControl(opcode) && !isFinal);
        if (isWrong) {
            fail(WebSocketProblem::ProtocolViolation);
            return true;
        }
        if (opcode == WebSocketOpcode::Text) {
            fail(WebSocketProblem::TextFrame);
            return true;
        }
        if (isControl(opcode) && shortLength > longestControl) {
            fail(WebSocketProblem::FrameTooLarge);
            return true;
        }
        if (!isControl(opcode) && (opcode == WebSocketOpcode::Continuation) != m_isInMessage) {
            fail(WebSocketProblem::ProtocolViolation);
            return true;
        }
    }
    if (m_headerSize < headerSizeFor(shortLength))
        return false;

    m_payloadLeft = shortLength;
    if (shortLength == lengthIn16Bits)
        m_payloadLeft = qFromBigEndian<quint16>(m_header.data() + 2);
    else if (shortLength == lengthIn64Bits)
        m_payloadLeft = qFromBigEndian<quint64>(m_header.data() + 2);
    if (m_payloadLeft > quint64(std::numeric_limits<qint64>::max())) { // 5.2
        fail(WebSocketProblem::FrameTooLarge);
        return true;
    }
    m_opcode = opcode;
    if (!isControl(opcode))
        m_isInMessage = !isFinal;
    m_control.clear();
    return true;
}

void WebSocketUnframer::endFrame()
{
    m_part = Part::Header;
    if (m_opcode == WebSocketOpcode::Ping) {
        m_ping = std::exchange(m_control, {});
    } else if (m_opcode == WebSocketOpcode::Close) {
        m_part = Part::Ended;
        Close close;
        if (m_control.size() == 1)
            fail(WebSocketProblem::ProtocolViolation);
        if (m_control.size() >= 2) {
            close.code = qFromBigEndian<quint16>(m_control.constData());
            close.reason = m_control.sliced(2);
        }
        m_close = close;
    }
}

void WebSocketUnframer::fail(WebSocketProblem problem)
{
    m_problem = problem;
}

} // namespace client

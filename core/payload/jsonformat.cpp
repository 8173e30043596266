// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsonformat.h"

#include "payload/jsontokenizer.h"

#include <algorithm>

namespace payload {

namespace {

using Token = JsonTokenizer::Token;

// Copies tokens and writes what stands between them; indent < 0 means nothing does.
class Writer {
public:
    Writer(QByteArrayView bytes, int indent)
        : m_bytes(bytes)
        , m_indent(indent)
    {
        m_out.reserve(bytes.size());
    }

    void write(Token token, const JsonTokenizer &at)
    {
        const bool closing = token == Token::ObjectEnd || token == Token::ArrayEnd;
        if (closing && m_last != Token::ObjectBegin && m_last != Token::ArrayBegin)
            breakLine(at.depth());
        else if (!closing && m_last == Token::Key)
            m_out += m_indent < 0 ? QByteArrayView(":") : QByteArrayView(": ");
        else if (!closing && !m_first)
            separate(token, at.depth());
        m_out += m_bytes.sliced(at.offset(), at.length());
        m_last = token;
        m_first = false;
    }

    QByteArray &out() { return m_out; }

private:
    void separate(Token token, int depth)
    {
        if (m_last != Token::ObjectBegin && m_last != Token::ArrayBegin)
            m_out += ',';
        const bool opening = token == Token::ObjectBegin || token == Token::ArrayBegin;
        breakLine(opening ? depth - 1 : depth);
    }

    void breakLine(int depth)
    {
        if (m_indent < 0)
            return;
        m_out += '\n';
        m_out.append(qsizetype{m_indent} * depth, ' ');
    }

    QByteArrayView m_bytes;
    QByteArray m_out;
    int m_indent;
    Token m_last = Token::End;
    bool m_first = true;
};

FormattedJson format(QByteArrayView bytes, int indent, qsizetype maximumBytes)
{
    JsonTokenizer tokenizer(bytes);
    Writer writer(bytes, indent);
    for (Token token = tokenizer.next(); token != Token::End; token = tokenizer.next()) {
        if (token == Token::Error)
            return {{}, tokenizer.error()};
        writer.write(token, tokenizer);
        // Deep nesting multiplies the indentation: 10 MB could become gigabytes.
        if (writer.out().size() > maximumBytes)
            return {{}, makeDecodeError(DecodeErrorKind::TooLarge, bytes, tokenizer.offset())};
    }
    return {std::move(writer.out()), std::nullopt};
}

} // namespace

FormattedJson prettyJson(QByteArrayView bytes, int indent, qsizetype maximumBytes)
{
    return format(bytes, std::clamp(indent, 0, 16), maximumBytes);
}

FormattedJson minifiedJson(QByteArrayView bytes)
{
    return format(bytes, -1, bytes.size());
}

std::optional<DecodeError> validateJson(QByteArrayView bytes)
{
    JsonTokenizer tokenizer(bytes);
    for (Token token = tokenizer.next(); token != Token::End; token = tokenizer.next()) {
        if (token == Token::Error)
            return tokenizer.error();
    }
    return std::nullopt;
}

} // namespace payload

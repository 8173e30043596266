// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsontokenizer.h"

#include "payload/utf8.h"

namespace payload {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

JsonTokenizer::JsonTokenizer(QByteArrayView bytes, int maximumDepth)
    : m_bytes(bytes)
    , m_maximumDepth(maximumDepth)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        m_position = 3;
}

JsonTokenizer::Token JsonTokenizer::next()
{
    if (m_expect == Expect::Stopped)
        return m_last;
    skipSpace();
    m_tokenStart = m_position;
    switch (m_expect) {
    case Expect::Nothing:
        if (!atEnd())
            return fail(DecodeErrorKind::TrailingData, m_position);
        m_expect = Expect::Stopped;
        return finish(Token::End);
    case Expect::CommaOrEnd: {
        if (atEnd())
            return fail(DecodeErrorKind::UnexpectedEnd, m_position);
        const bool object = m_inObject.last();
        if (current() == (object ? '}' : ']'))
            return close(object);
        if (current() != ',')
            return fail(DecodeErrorKind::ExpectedCommaOrEnd, m_position);
        ++m_position;
        skipSpace();
        m_tokenStart = m_position;
        m_afterComma = true;
        return object ? key() : value();
    }
    case Expect::KeyOrEnd:
        if (!atEnd() && current() == '}')
            return close(true);
        return key();
    case Expect::ElementOrEnd:
        if (!atEnd() && current() == ']')
            return close(false);
        return value();
    case Expect::Value:
    case Expect::Stopped:
        break;
    }
    return value();
}

JsonTokenizer::Token JsonTokenizer::value()
{
    if (atEnd()) {
        const bool nothingAtAll = m_inObject.isEmpty();
        return fail(nothingAtAll ? DecodeErrorKind::Empty : DecodeErrorKind::UnexpectedEnd,
                    m_position);
    }
    const char c = current();
    switch (c) {
    case '{':
        return open(true);
    case '[':
        return open(false);
    case '"':
        return string(Token::String);
    case 't':
        return literal("true", Token::True);
    case 'f':
        return literal("false", Token::False);
    case 'n':
        return literal("null", Token::Null);
    case ']':
        if (m_afterComma)
            return fail(DecodeErrorKind::TrailingComma, m_position);
        break;
    default:
        if (c == '-' || isDigit(c))
            return number();
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            return fail(DecodeErrorKind::BadLiteral, m_position);
        break;
    }
    return fail(DecodeErrorKind::ExpectedValue, m_position);
}

JsonTokenizer::Token JsonTokenizer::key()
{
    if (atEnd())
        return fail(DecodeErrorKind::UnexpectedEnd, m_position);
    if (current() == '}' && m_afterComma)
        return fail(DecodeErrorKind::TrailingComma, m_position);
    if (current() != '"')
        return fail(DecodeErrorKind::ExpectedKey, m_position);
    if (string(Token::Key) == Token::Error)
        return Token::Error;
    // The colon belongs to the key, so that what follows is a value like any other.
    skipSpace();
    if (atEnd())
        return fail(DecodeErrorKind::UnexpectedEnd, m_position);
    if (current() != ':')
        return fail(DecodeErrorKind::ExpectedColon, m_position);
    ++m_position;
    m_afterComma = false;
    m_expect = Expect::Value;
    return Token::Key;
}

JsonTokenizer::Token JsonTokenizer::string(Token token)
{
    m_hasEscapes = false;
    ++m_position;
    const char *const begin = m_bytes.data();
    const char *const end = begin + m_bytes.size();
    while (!atEnd()) {
        const auto byte = static_cast<quint8>(current());
        if (byte == '"') {
            ++m_position;
            if (token == Token::String)
                valueDone();
            return finish(token);
        }
        if (byte == '\\') {
            m_hasEscapes = true;
            if (!escape())
                return Token::Error;
        } else if (byte < 0x20) {
            return fail(DecodeErrorKind::ControlCharacter, m_position);
        } else if (byte < 0x80) {
            ++m_position;
        } else {
            const Utf8Step step = readUtf8(begin + m_position, end);
            if (step.status == Utf8Step::Status::Invalid)
                return fail(DecodeErrorKind::InvalidUtf8, m_position);
            m_position += step.length; // an incomplete one leads to the end
        }
    }
    return fail(DecodeErrorKind::UnexpectedEnd, m_position);
}

// Steps over one escape; false after a failure.
bool JsonTokenizer::escape()
{
    const qsizetype start = m_position++;
    if (atEnd()) {
        fail(DecodeErrorKind::UnexpectedEnd, m_position);
        return false;
    }
    const char c = current();
    ++m_position;
    if (c == 'u') {
        for (int i = 0; i < 4; ++i, ++m_position) {
            if (atEnd()) {
                fail(DecodeErrorKind::UnexpectedEnd, m_position);
                return false;
            }
            if (!isHexDigit(current())) {
                fail(DecodeErrorKind::BadEscape, start);
                return false;
            }
        }
        return true;
    }
    if (c != '\0' && QByteArrayView("\"\\/bfnrt").contains(c))
        return true;
    fail(DecodeErrorKind::BadEscape, start);
    return false;
}

JsonTokenizer::Token JsonTokenizer::number()
{
    const auto digits = [this] {
        const qsizetype start = m_position;
        while (!atEnd() && isDigit(current()))
            ++m_position;
        return m_position > start;
    };
    const auto missing = [this] {
        return fail(atEnd() ? DecodeErrorKind::UnexpectedEnd : DecodeErrorKind::BadNumber,
                    m_position);
    };
    if (current() == '-')
        ++m_position;
    if (!atEnd() && current() == '0') {
        ++m_position;
        if (!atEnd() && isDigit(current()))
            return fail(DecodeErrorKind::LeadingZero, m_position - 1);
    } else if (!digits()) {
        return missing();
    }
    if (!atEnd() && current() == '.') {
        ++m_position;
        if (!digits())
            return missing();
    }
    if (!atEnd() && (current() == 'e' || current() == 'E')) {
        ++m_position;
        if (!atEnd() && (current() == '+' || current() == '-'))
            ++m_position;
        if (!digits())
            return missing();
    }
    valueDone();
    return finish(Token::Number);
}

JsonTokenizer::Token JsonTokenizer::literal(QByteArrayView word, Token token)
{
    const QByteArrayView rest = m_bytes.sliced(m_position);
    if (rest.startsWith(word)) {
        m_position += word.size();
        valueDone();
        return finish(token);
    }
    if (rest.size() < word.size() && word.startsWith(rest))
        return fail(DecodeErrorKind::UnexpectedEnd, m_bytes.size());
    return fail(DecodeErrorKind::BadLiteral, m_position);
}

JsonTokenizer::Token JsonTokenizer::open(bool object)
{
    if (m_inObject.size() >= m_maximumDepth)
        return fail(DecodeErrorKind::TooDeep, m_position);
    m_inObject.append(object);
    ++m_position;
    m_expect = object ? Expect::KeyOrEnd : Expect::ElementOrEnd;
    m_afterComma = false;
    return finish(object ? Token::ObjectBegin : Token::ArrayBegin);
}

JsonTokenizer::Token JsonTokenizer::close(bool object)
{
    m_inObject.removeLast();
    ++m_position;
    valueDone();
    return finish(object ? Token::ObjectEnd : Token::ArrayEnd);
}

JsonTokenizer::Token JsonTokenizer::fail(DecodeErrorKind kind, qsizetype offset)
{
    m_errorKind = kind;
    m_errorOffset = offset;
    m_expect = Expect::Stopped;
    return finish(Token::Error);
}

JsonTokenizer::Token JsonTokenizer::finish(Token token)
{
    m_tokenEnd = m_position;
    return m_last = token;
}

void JsonTokenizer::valueDone()
{
    m_afterComma = false;
    m_expect = m_inObject.isEmpty() ? Expect::Nothing : Expect::CommaOrEnd;
}

void JsonTokenizer::skipSpace()
{
    while (!atEnd()
           && (current() == ' ' || current() == '\n' || current() == '\r' || current() == '\t'))
        ++m_position;
}

} // namespace payload

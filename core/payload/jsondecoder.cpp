// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsondecoder.h"

#include "payload/jsonstring.h"
#include "payload/jsontokenizer.h"

#include <algorithm>

namespace payload {

namespace {

using Token = JsonTokenizer::Token;

// Fields are compared, copied and destroyed recursively: this much is safe on any stack.
constexpr int deepestTree = 1024;
constexpr qsizetype probedBytes = 4096;

// Puts the tokens of one text together to a tree.
class TreeBuilder {
public:
    TreeBuilder(QByteArrayView bytes, FieldValue &root, qsizetype maximumFields)
        : m_bytes(bytes)
        , m_root(root)
        , m_maximumFields(maximumFields)
    {
    }

    void key(const JsonTokenizer &at)
    {
        m_keyOffset = at.offset();
        m_keyLength = at.length();
        m_keyEscapes = at.hasEscapes();
    }

    void scalar(Kind kind, const JsonTokenizer &at)
    {
        FieldValue *field = add(kind, at);
        if (!field)
            return;
        const QByteArrayView slice = m_bytes.sliced(at.offset(), at.length());
        field->length = at.length();
        field->text = kind == Kind::String ? jsonString(slice, at.hasEscapes(), StringForm::Visible)
                                           : QString::fromLatin1(slice);
    }

    void open(Kind kind, const JsonTokenizer &at)
    {
        if (FieldValue *field = add(kind, at))
            m_open.push_back(field);
        else
            ++m_skippedOpen;
    }

    void close(qsizetype end)
    {
        if (m_skippedOpen > 0) {
            --m_skippedOpen;
            return;
        }
        m_open.back()->length = end - m_open.back()->offset;
        m_open.pop_back();
    }

    // The text was cut: what is still open ends at the cut.
    void closeAll(qsizetype end)
    {
        m_skippedOpen = 0;
        while (!m_open.empty())
            close(end);
    }

    bool isFull() const { return m_full; }

private:
    // The pointers in m_open stay good: only the innermost container grows.
    FieldValue *add(Kind kind, const JsonTokenizer &at)
    {
        if (m_count >= m_maximumFields || m_skippedOpen > 0) {
            m_full = true;
            return nullptr;
        }
        ++m_count;
        FieldValue *field = &m_root;
        if (!m_open.empty()) {
            FieldValue *parent = m_open.back();
            field = &parent->children.emplace_back();
            if (parent->kind == Kind::Object) {
                field->keyOffset = m_keyOffset;
                field->keyLength = m_keyLength;
                field->key = jsonString(m_bytes.sliced(m_keyOffset, m_keyLength), m_keyEscapes,
                                        StringForm::Visible);
            }
        }
        field->kind = kind;
        field->offset = at.offset();
        return field;
    }

    QByteArrayView m_bytes;
    FieldValue &m_root;
    std::vector<FieldValue *> m_open;
    qsizetype m_maximumFields;
    qsizetype m_count = 0;
    qsizetype m_skippedOpen = 0; // containers entered after the limit
    qsizetype m_keyOffset = -1;
    qsizetype m_keyLength = 0;
    bool m_keyEscapes = false;
    bool m_full = false;
};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isScalarDocument(QByteArrayView bytes)
{
    JsonTokenizer tokenizer(bytes, 0);
    const Token first = tokenizer.next();
    return first != Token::Error && tokenizer.next() == Token::End;
}

} // namespace

QString JsonDecoder::id() const
{
    return QStringLiteral("json");
}

Confidence JsonDecoder::probe(QByteArrayView bytes) const
{
    qsizetype i = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const qsizetype end = std::min(bytes.size(), probedBytes);
    const auto skip = [&] {
        while (i < end && isSpace(bytes[i]))
            ++i;
    };
    skip();
    if (i == end)
        return Confidence::No;
    const char first = bytes[i];
    if (first == '{')
        return Confidence::Likely;
    if (first == '[') {
        // "[INFO] started" is a log line: an array goes on with a value.
        ++i;
        skip();
        const QByteArrayView starters("\"{[]-0123456789tfn");
        return i == end || (bytes[i] != '\0' && starters.contains(bytes[i])) ? Confidence::Likely
                                                                             : Confidence::No;
    }
    return bytes.size() <= probedBytes && isScalarDocument(bytes) ? Confidence::Certain
                                                                  : Confidence::No;
}

DecodedPayload JsonDecoder::decode(QByteArrayView bytes, const Limits &limits) const
{
    DecodedPayload result;
    result.decoderId = id();
    result.encoding = Encoding::Utf8;
    result.size = bytes.size();
    const bool cut = bytes.size() > limits.maximumBytes;
    if (cut)
        bytes = bytes.first(std::max<qsizetype>(limits.maximumBytes, 0));

    JsonTokenizer tokenizer(bytes, std::min(limits.maximumDepth, deepestTree));
    TreeBuilder tree(bytes, result.root, limits.maximumFields);
    for (Token token = tokenizer.next(); token != Token::End; token = tokenizer.next()) {
        switch (token) {
        case Token::ObjectBegin:
            tree.open(Kind::Object, tokenizer);
            break;
        case Token::ArrayBegin:
            tree.open(Kind::Array, tokenizer);
            break;
        case Token::ObjectEnd:
        case Token::ArrayEnd:
            tree.close(tokenizer.offset() + 1);
            break;
        case Token::Key:
            tree.key(tokenizer);
            break;
        case Token::String:
            tree.scalar(Kind::String, tokenizer);
            break;
        case Token::Number:
            // A number at the cut may go on behind it: better none than a wrong one.
            if (!cut || tokenizer.offset() + tokenizer.length() < bytes.size())
                tree.scalar(Kind::Number, tokenizer);
            break;
        case Token::True:
        case Token::False:
            tree.scalar(Kind::Boolean, tokenizer);
            break;
        case Token::Null:
            tree.scalar(Kind::Null, tokenizer);
            break;
        case Token::Error: {
            const bool atCut = cut
                && (tokenizer.errorKind() == DecodeErrorKind::UnexpectedEnd
                    || tokenizer.errorKind() == DecodeErrorKind::Empty);
            if (atCut) {
                tree.closeAll(bytes.size());
                result.truncated = true;
                return result;
            }
            result.error = tokenizer.error();
            result.failedDecoderId = id();
            result.root = {};
            return result;
        }
        case Token::End:
            break;
        }
    }
    result.truncated = cut || tree.isFull();
    return result;
}

} // namespace payload

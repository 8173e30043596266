// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decodeerror.h"

#include <QByteArrayView>
#include <QVarLengthArray>

namespace payload {

// Walks over JSON text (RFC 8259) token by token and checks it completely, without building
// anything: every token is a stretch of the bytes. Iterative, so depth costs no stack. Scalars at
// the top level are valid, a leading byte order mark is skipped, lone surrogates written as
// escapes pass (the grammar allows them). Stays at End or Error once it got there.
class JsonTokenizer {
public:
    enum class Token {
        ObjectBegin,
        ObjectEnd,
        ArrayBegin,
        ArrayEnd,
        Key,
        String,
        Number,
        True,
        False,
        Null,
        End,
        Error
    };

    // The bytes must outlive the tokenizer.
    explicit JsonTokenizer(QByteArrayView bytes, int maximumDepth = 512);

    Token next();

    // The last token: keys and strings with their quotes; at Error the token that broke.
    qsizetype offset() const { return m_tokenStart; }
    qsizetype length() const { return m_tokenEnd - m_tokenStart; }
    bool hasEscapes() const { return m_hasEscapes; } // of the last key or string
    int depth() const { return static_cast<int>(m_inObject.size()); } // containers still open

    DecodeErrorKind errorKind() const { return m_errorKind; }
    qsizetype errorOffset() const { return m_errorOffset; }
    DecodeError error() const { return makeDecodeError(m_errorKind, m_bytes, m_errorOffset); }

private:
    enum class Expect { Value, ElementOrEnd, KeyOrEnd, CommaOrEnd, Nothing, Stopped };

    Token value();
    Token key();
    Token string(Token token);
    Token number();
    Token literal(QByteArrayView word, Token token);
    Token open(bool object);
    Token close(bool object);
    Token finish(Token token);
    Token fail(DecodeErrorKind kind, qsizetype offset);
    bool escape();
    void skipSpace();
    void valueDone();
    bool atEnd() const { return m_position == m_bytes.size(); }
    char current() const { return m_bytes[m_position]; }

    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    qsizetype m_tokenStart = 0;
    qsizetype m_tokenEnd = 0;
    qsizetype m_errorOffset = 0;
    int m_maximumDepth;
    DecodeErrorKind m_errorKind = DecodeErrorKind::UnexpectedEnd;
    Expect m_expect = Expect::Value;
    Token m_last = Token::End;
    bool m_afterComma = false;
    bool m_hasEscapes = false;
    QVarLengthArray<bool, 64> m_inObject; // one entry for each open container
};

} // namespace payload

// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/preview.h"

#include "payload/escape.h"
#include "payload/jsonstring.h"
#include "payload/jsontokenizer.h"
#include "payload/textread.h"
#include "payload/utf8.h"

#include <QVarLengthArray>

#include <algorithm>

namespace payload {

namespace {

using Role = Preview::Role;
using Token = JsonTokenizer::Token;

constexpr qsizetype windowBytes = 4096;
constexpr int previewDepth = 64;

// Collects coloured text up to a number of characters.
class LineWriter {
public:
    LineWriter(Preview &preview, int maximum)
        : m_preview(preview)
        , m_maximum(maximum)
    {
        m_preview.text.reserve(maximum + 16);
        m_preview.runs.reserve(24);
    }

    bool isFull() const { return m_preview.text.size() > m_maximum; }
    qsizetype room() const { return std::max<qsizetype>(m_maximum - m_preview.text.size() + 1, 0); }

    void add(QLatin1StringView text, Role role)
    {
        m_preview.text += text;
        finish(role);
    }
    void addJsonString(QByteArrayView quoted, bool hasEscapes, Role role)
    {
        appendJsonString(m_preview.text, quoted, hasEscapes, StringForm::Visible, room());
        finish(role);
    }
    void addLatin1(QByteArrayView text, Role role)
    {
        for (const char c : text.first(std::min(text.size(), room())))
            appendVisible(m_preview.text, static_cast<quint8>(c));
        finish(role);
    }
    void addUtf8(QByteArrayView text, Role role)
    {
        const char *at = text.data();
        const char *const end = at + text.size();
        while (at != end && !isFull()) {
            const Utf8Step step = readUtf8(at, end);
            if (step.status == Utf8Step::Status::Incomplete)
                break;
            appendVisible(m_preview.text, step.character);
            at += step.length;
        }
        finish(role);
    }

    // Cuts what is too long; `more` says that the payload goes on in any case.
    void end(bool more)
    {
        m_preview.cut = more || isFull();
        if (!m_preview.cut)
            return;
        qsizetype length = std::min<qsizetype>(m_preview.text.size(), m_maximum);
        if (length > 0 && m_preview.text.at(length - 1).isHighSurrogate())
            --length;
        m_preview.text.truncate(length);
        while (!m_preview.runs.empty() && m_preview.runs.back().start >= length)
            m_preview.runs.pop_back();
        if (!m_preview.runs.empty())
            m_preview.runs.back().length = static_cast<int>(length) - m_preview.runs.back().start;
        m_preview.text += u'…';
        finish(Role::Muted);
    }

private:
    void finish(Role role)
    {
        std::vector<Preview::Run> &runs = m_preview.runs;
        const int start = runs.empty() ? 0 : runs.back().start + runs.back().length;
        const int length = static_cast<int>(m_preview.text.size()) - start;
        if (length == 0)
            return;
        if (!runs.empty() && runs.back().role == role)
            runs.back().length += length;
        else
            runs.push_back({start, length, role});
    }

    Preview &m_preview;
    int m_maximum;
};

// `key value · key value`; nested objects go on after their key, arrays keep their brackets.
class FieldsWriter {
public:
    FieldsWriter(QByteArrayView bytes, LineWriter &line)
        : m_bytes(bytes)
        , m_tokenizer(bytes, previewDepth)
        , m_line(line)
    {
    }

    // False when the bytes are not JSON as far as they were read.
    bool write(bool cut)
    {
        while (!m_line.isFull()) {
            const Token token = m_tokenizer.next();
            if (token == Token::End)
                return true;
            if (token == Token::Error)
                return writePartial(cut);
            step(token);
        }
        return true;
    }

private:
    struct Level {
        bool object = false;
        bool bracketed = false;
        bool empty = true;
    };

    void step(Token token)
    {
        switch (token) {
        case Token::ObjectBegin:
        case Token::ArrayBegin:
            open(token == Token::ObjectBegin);
            break;
        case Token::ObjectEnd:
        case Token::ArrayEnd:
            close();
            break;
        case Token::Key:
            separate();
            m_line.addJsonString(slice(), m_tokenizer.hasEscapes(), Role::Key);
            m_afterKey = true;
            break;
        case Token::String:
            beginValue();
            string(slice());
            break;
        default:
            beginValue();
            m_line.addLatin1(slice(), Role::Value);
            break;
        }
    }

    void open(bool object)
    {
        const bool inArray = !m_levels.isEmpty() && !m_levels.last().object;
        beginValue();
        // An object needs its braces only where several stand in a row.
        const bool bracketed = !object || inArray;
        if (bracketed)
            m_line.add(QLatin1StringView(object ? "{" : "["), Role::Muted);
        m_levels.append({object, bracketed, true});
    }

    void close()
    {
        const Level level = m_levels.last();
        m_levels.removeLast();
        if (level.bracketed)
            m_line.add(QLatin1StringView(level.object ? "}" : "]"), Role::Muted);
        else if (level.empty)
            m_line.add(QLatin1StringView("{}"), Role::Muted);
    }

    void beginValue()
    {
        if (m_afterKey)
            m_line.add(QLatin1StringView(" "), Role::Separator);
        else
            separate();
        m_afterKey = false;
    }

    void separate()
    {
        if (m_levels.isEmpty())
            return;
        Level &level = m_levels.last();
        if (!level.empty)
            m_line.add(level.object ? QLatin1StringView(" \xB7 ") : QLatin1StringView(", "),
                       Role::Separator);
        level.empty = false;
    }

    void string(QByteArrayView quoted)
    {
        if (quoted.size() <= 2)
            m_line.add(QLatin1StringView("\"\""), Role::Muted);
        else
            m_line.addJsonString(quoted, m_tokenizer.hasEscapes(), Role::Value);
    }

    // What the window cut in the middle is still worth showing.
    bool writePartial(bool cut)
    {
        const DecodeErrorKind kind = m_tokenizer.errorKind();
        if (kind == DecodeErrorKind::TooDeep) {
            m_line.add(QLatin1StringView("["), Role::Muted);
            return true;
        }
        if (!cut || kind != DecodeErrorKind::UnexpectedEnd)
            return false;
        const QByteArrayView rest = m_bytes.sliced(m_tokenizer.offset());
        if (m_afterKey && rest.startsWith('"')) {
            beginValue();
            m_line.addJsonString(rest, true, Role::Value);
        }
        return true;
    }

    QByteArrayView slice() const
    {
        return m_bytes.sliced(m_tokenizer.offset(), m_tokenizer.length());
    }

    QByteArrayView m_bytes;
    JsonTokenizer m_tokenizer;
    LineWriter &m_line;
    QVarLengthArray<Level, 16> m_levels;
    bool m_afterKey = false;
};

bool looksLikeContainer(QByteArrayView bytes)
{
    const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) {
        return c != ' ' && c != '\n' && c != '\r' && c != '\t';
    });
    return first != bytes.end() && (*first == '{' || *first == '[');
}

bool isScalar(QByteArrayView bytes)
{
    JsonTokenizer tokenizer(bytes, 0);
    return tokenizer.next() != Token::Error && tokenizer.next() == Token::End;
}

} // namespace

Preview makePreview(QByteArrayView payload, int maximumCharacters)
{
    Preview preview;
    preview.size = payload.size();
    if (payload.isEmpty())
        return preview;
    const bool windowed = payload.size() > windowBytes;
    const QByteArrayView window = windowed ? payload.first(windowBytes) : payload;
    const int maximum = std::clamp(maximumCharacters, 1, 4096);

    if (looksLikeContainer(window)) {
        LineWriter line(preview, maximum);
        if (FieldsWriter(window, line).write(windowed)) {
            preview.kind = Preview::Kind::Fields;
            line.end(windowed);
            return preview;
        }
        preview.text.clear();
        preview.runs.clear();
    }
    const Encoding encoding = guessEncoding(payload, windowBytes);
    if (encoding == Encoding::None) {
        preview.kind = Preview::Kind::Binary;
        return preview;
    }
    const bool scalar = !windowed && encoding == Encoding::Utf8 && isScalar(window);
    preview.kind = scalar ? Preview::Kind::Scalar : Preview::Kind::Text;
    LineWriter line(preview, maximum);
    if (encoding == Encoding::Latin1)
        line.addLatin1(window, Role::Value);
    else
        line.addUtf8(window, Role::Value);
    line.end(windowed);
    return preview;
}

} // namespace payload

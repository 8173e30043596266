// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/textdecoder.h"

#include "payload/escape.h"
#include "payload/textread.h"
#include "payload/utf8.h"

#include <algorithm>

namespace payload {

namespace {

// Where the bytes stop being UTF-8; an incomplete character at the end counts unless cut there.
qsizetype firstInvalid(QByteArrayView bytes, bool cut)
{
    const char *const begin = bytes.data();
    const char *const end = begin + bytes.size();
    const char *at = begin;
    while (at != end) {
        const Utf8Step step = readUtf8(at, end);
        if (step.status == Utf8Step::Status::Invalid
            || (step.status == Utf8Step::Status::Incomplete && !cut))
            break;
        at += step.length;
    }
    return at - begin;
}

// Without the character that a cut left incomplete.
QByteArrayView wholeCharacters(QByteArrayView bytes)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, bytes.size()); ++back) {
        const char *lead = bytes.data() + bytes.size() - back;
        if ((static_cast<quint8>(*lead) & 0xC0) == 0x80)
            continue;
        const Utf8Step step = readUtf8(lead, bytes.data() + bytes.size());
        return step.status == Utf8Step::Status::Incomplete ? bytes.chopped(back) : bytes;
    }
    return bytes;
}

} // namespace

QString TextDecoder::id() const
{
    return QStringLiteral("text");
}

Confidence TextDecoder::probe(QByteArrayView bytes) const
{
    if (bytes.isEmpty())
        return Confidence::Certain;
    switch (guessEncoding(bytes)) {
    case Encoding::Utf8:
        return Confidence::Likely;
    case Encoding::Latin1:
        return Confidence::Possible;
    case Encoding::None:
        break;
    }
    return Confidence::No;
}

DecodedPayload TextDecoder::decode(QByteArrayView bytes, const Limits &limits) const
{
    DecodedPayload result;
    result.decoderId = id();
    result.size = bytes.size();
    result.truncated = bytes.size() > limits.maximumBytes;
    if (result.truncated)
        bytes = bytes.first(std::max<qsizetype>(limits.maximumBytes, 0));

    const qsizetype invalid = firstInvalid(bytes, result.truncated);
    QString text;
    if (invalid == bytes.size()) {
        if (result.truncated)
            bytes = wholeCharacters(bytes);
        result.encoding = Encoding::Utf8;
        text = QString::fromUtf8(bytes);
    } else if (guessEncoding(bytes, bytes.size()) == Encoding::Latin1) {
        result.encoding = Encoding::Latin1;
        text = QString::fromLatin1(bytes);
    } else {
        result.error = makeDecodeError(DecodeErrorKind::InvalidUtf8, bytes, invalid);
        result.failedDecoderId = id();
        return result;
    }
    result.root.kind = Kind::Text;
    result.root.text = visibleText(text);
    result.root.length = bytes.size();
    return result;
}

} // namespace payload

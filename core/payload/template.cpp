// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/template.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <array>
#include <optional>

namespace payload {

namespace {

constexpr qsizetype longestPlaceholder = 64; // "{{random -9223372036854775808 …}}" fits
constexpr int mostDecimals = 9;

struct Bound {
    qint64 scaled = 0; // value · 10^decimals
    int decimals = 0;
};

std::optional<Bound> readBound(QByteArrayView text)
{
    const bool negative = text.startsWith('-');
    qint64 value = 0;
    int digits = 0;
    int decimals = -1;
    for (const char c : text.sliced(negative ? 1 : 0)) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        // 18 digits always fit into 64 bits
        if (c < '0' || c > '9' || ++digits > 18)
            return std::nullopt;
        value = value * 10 + (c - '0');
        if (decimals >= 0 && ++decimals > mostDecimals)
            return std::nullopt;
    }
    if (digits == 0)
        return std::nullopt;
    return Bound{negative ? -value : value, std::max(decimals, 0)};
}

std::optional<qint64> scaledBy(qint64 value, int powerOfTen)
{
    for (int i = 0; i < powerOfTen; ++i) {
        if (__builtin_mul_overflow(value, qint64(10), &value))
            return std::nullopt;
    }
    return value;
}

QByteArray decimalText(qint64 scaled, int decimals)
{
    const bool negative = scaled < 0;
    QByteArray digits = QByteArray::number(negative ? -scaled : scaled);
    if (decimals > 0) {
        while (digits.size() <= decimals)
            digits.prepend('0');
        digits.insert(digits.size() - decimals, '.');
    }
    return negative ? QByteArray('-' + digits) : digits;
}

std::optional<QByteArray> randomNumber(QByteArrayView low, QByteArrayView high,
                                       QRandomGenerator &random)
{
    const std::optional<Bound> from = readBound(low);
    const std::optional<Bound> to = readBound(high);
    if (!from || !to)
        return std::nullopt;
    const int decimals = std::max(from->decimals, to->decimals);
    const std::optional<qint64> first = scaledBy(from->scaled, decimals - from->decimals);
    const std::optional<qint64> last = scaledBy(to->scaled, decimals - to->decimals);
    if (!first || !last || *first > *last)
        return std::nullopt;
    // 64-bit modulo: the bias is below 2^-4 of one step only for ranges nobody types
    const quint64 span = static_cast<quint64>(*last) - static_cast<quint64>(*first);
    const quint64 drawn = random.generate64();
    const quint64 step = span == ~quint64(0) ? drawn : drawn % (span + 1);
    return decimalText(static_cast<qint64>(static_cast<quint64>(*first) + step), decimals);
}

QByteArray uuidText(QRandomGenerator &random)
{
    std::array<quint32, 4> words;
    random.fillRange(words.data(), static_cast<qsizetype>(words.size()));
    QByteArray bytes(reinterpret_cast<const char *>(words.data()), 16);
    bytes[6] = static_cast<char>((static_cast<uchar>(bytes[6]) & 0x0F) | 0x40); // version 4
    bytes[8] = static_cast<char>((static_cast<uchar>(bytes[8]) & 0x3F) | 0x80); // RFC 4122
    return QUuid::fromRfc4122(bytes).toByteArray(QUuid::WithoutBraces);
}

std::optional<QByteArray> fill(QByteArrayView inside, const TemplateContext &context)
{
    const QByteArray words = inside.toByteArray().simplified();
    if (words == "now") {
        const QDateTime zoned = context.now.toOffsetFromUtc(context.now.offsetFromUtc());
        return zoned.toString(Qt::ISODateWithMs).toLatin1();
    }
    if (words == "now_ms")
        return QByteArray::number(context.now.toMSecsSinceEpoch());
    if (words == "counter")
        return QByteArray::number(context.counter);
    if (!context.random)
        return std::nullopt;
    if (words == "uuid")
        return uuidText(*context.random);
    if (words.startsWith("random ")) {
        const QList<QByteArray> parts = words.split(' ');
        if (parts.size() == 3)
            return randomNumber(parts.at(1), parts.at(2), *context.random);
    }
    return std::nullopt;
}

} // namespace

bool mayBeTemplate(QByteArrayView source)
{
    const qsizetype open = source.indexOf("{{");
    return open >= 0 && source.indexOf("}}", open) >= 0;
}

qsizetype ExpandedTemplate::sourceOffset(qsizetype resultOffset) const
{
    qsizetype shift = 0; // source minus result behind the last insertion before the offset
    for (const Insertion &insertion : insertions) {
        if (resultOffset < insertion.resultOffset)
            break;
        if (resultOffset < insertion.resultOffset + insertion.resultLength)
            return insertion.sourceOffset;
        shift = insertion.sourceOffset + insertion.sourceLength - insertion.resultOffset
            - insertion.resultLength;
    }
    return resultOffset + shift;
}

ExpandedTemplate expandTemplate(QByteArrayView source, const TemplateContext &context)
{
    ExpandedTemplate result;
    qsizetype done = 0;
    qsizetype open = source.indexOf("{{");
    while (open >= 0) {
        // `{"a":{{now_ms}}}` opens with one brace more, and the first "}}" closes
        while (open + 2 < source.size() && source.at(open + 2) == '{')
            ++open;
        const QByteArrayView rest = source.sliced(open + 2);
        const qsizetype close = rest.first(std::min(rest.size(), longestPlaceholder)).indexOf("}}");
        std::optional<QByteArray> value;
        if (close >= 0)
            value = fill(rest.first(close), context);
        if (value) {
            result.bytes.append(source.sliced(done, open - done));
            result.insertions.push_back({open, close + 4, result.bytes.size(), value->size()});
            result.bytes.append(*value);
            done = open + close + 4;
            open = source.indexOf("{{", done);
        } else {
            open = source.indexOf("{{", open + 2);
        }
    }
    result.bytes.append(source.sliced(done));
    return result;
}

} // namespace payload

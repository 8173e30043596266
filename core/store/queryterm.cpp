// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/queryterm.h"

#include "mqtt/topic.h"
#include "store/messagelog.h"
#include "store/queryfield.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace store {

namespace {

constexpr char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<uchar>(c) < 128; });
}

bool equalFolded(const char *text, QByteArrayView needle)
{
    return std::equal(needle.begin(), needle.end(), text,
                      [](char small, char any) { return folded(any) == small; });
}

// memchr finds the rarer starts quickly; `needle` is already folded.
bool containsFolded(QByteArrayView text, QByteArrayView needle)
{
    if (needle.isEmpty())
        return true;
    if (text.size() < needle.size())
        return false;
    const char first = needle.front();
    const char upper = first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
    const char *end = text.data() + (text.size() - needle.size() + 1);
    for (const char *at = text.data(); at != end; ++at) {
        if ((*at == first || *at == upper) && equalFolded(at, needle))
            return true;
    }
    return false;
}

Verdict verdict(bool yes)
{
    return yes ? Verdict::Yes : Verdict::No;
}

} // namespace

const Message &QuerySubject::message()
{
    if (!m_message)
        m_message = m_log ? m_log->last(m_node) : Message();
    return *m_message;
}

bool compare(double value, Comparison comparison, double limit)
{
    switch (comparison) {
    case Comparison::Contains:
    case Comparison::Equal:
        return value >= limit && value <= limit;
    case Comparison::NotEqual:
        return value < limit || value > limit;
    case Comparison::Less:
        return value < limit;
    case Comparison::LessOrEqual:
        return value <= limit;
    case Comparison::Greater:
        return value > limit;
    case Comparison::GreaterOrEqual:
        return value >= limit;
    }
    return false;
}

std::optional<double> numberOf(QByteArrayView text)
{
    constexpr qsizetype LongestNumber = 64;
    const QByteArrayView number = text.trimmed();
    if (number.isEmpty() || number.size() > LongestNumber)
        return std::nullopt;
    const char *begin = number.data() + (number.front() == '+' ? 1 : 0);
    const char *end = number.data() + number.size();
    double value = 0;
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

QueryOperand makeOperand(QStringView text)
{
    QueryOperand operand;
    operand.folded = text.toUtf8();
    operand.number = numberOf(operand.folded);
    if (!isAscii(operand.folded))
        operand.text = text.toString();
    std::transform(operand.folded.begin(), operand.folded.end(), operand.folded.begin(), folded);
    return operand;
}

bool compare(QByteArrayView bytes, Comparison comparison, const QueryOperand &operand)
{
    switch (comparison) {
    case Comparison::Contains:
        // Letters beyond ASCII have their own rules of case.
        return operand.text.isEmpty()
            ? containsFolded(bytes, operand.folded)
            : QString::fromUtf8(bytes).contains(operand.text, Qt::CaseInsensitive);
    case Comparison::Equal:
    case Comparison::NotEqual: {
        const bool wanted = comparison == Comparison::Equal;
        const QByteArrayView text = bytes.trimmed();
        const std::optional<double> number = operand.number ? numberOf(text) : std::nullopt;
        if (number)
            return compare(*number, comparison, *operand.number);
        if (!operand.text.isEmpty())
            return (QString::fromUtf8(text).compare(operand.text, Qt::CaseInsensitive) == 0)
                == wanted;
        return (text.size() == operand.folded.size() && equalFolded(text.data(), operand.folded))
            == wanted;
    }
    default: {
        const std::optional<double> number = numberOf(bytes);
        return number && operand.number && compare(*number, comparison, *operand.number);
    }
    }
}

Verdict QueryTerm::judge(QuerySubject &subject) const
{
    const Verdict plain = ask(subject);
    if (!negated || plain == Verdict::GaveUp)
        return plain;
    return verdict(plain == Verdict::No);
}

Verdict QueryTerm::ask(QuerySubject &subject) const
{
    const TopicTree &tree = subject.tree();
    switch (kind) {
    case Kind::Retained:
        return verdict(tree.retained(subject.node()) == retained);
    case Kind::Pattern:
        return verdict(mqtt::TopicFilter::matches(pattern, tree.topicText(subject.node())));
    case Kind::Word:
        return verdict(compare(tree.topicText(subject.node()), Comparison::Contains, operand));
    case Kind::Regex: {
        const QRegularExpressionMatch match
            = expression.match(QString::fromUtf8(tree.topicText(subject.node())));
        return match.isValid() ? verdict(match.hasMatch()) : Verdict::GaveUp;
    }
    case Kind::Rate:
        return verdict(compare(tree.rate(subject.node(), subject.nowUs()), comparison, limit));
    case Kind::Changed:
        if (!tree.baselines().oldValue(subject.node(), mark) || tree.isMuted(subject.node()))
            return Verdict::No; // as it was, without a look at the message, or no news
        break;
    case Kind::Age:
    case Kind::QoS:
    case Kind::Size:
    case Kind::Value:
    case Kind::Field:
        break;
    }
    const Message &message = subject.message();
    if (message.isNull())
        return Verdict::No;
    const QByteArrayView payload = message.payload();
    const QByteArrayView seen = payload.first(std::min(payload.size(), PayloadBytes));
    switch (kind) {
    case Kind::Changed:
        return verdict(tree.baselines().differs(subject.node(), mark, payload));
    case Kind::Age:
        return verdict(compare(static_cast<double>(subject.nowUs() - message.receivedAtUs()) / 1e6,
                               comparison, limit));
    case Kind::QoS:
        return verdict(compare(static_cast<double>(message.qos()), comparison, limit));
    case Kind::Size:
        return verdict(compare(static_cast<double>(payload.size()), comparison, limit));
    case Kind::Value:
        return verdict(compare(seen, comparison, operand));
    case Kind::Field:
        return verdict(anyField(seen, path, [this](QByteArrayView value) {
            return fieldExists || compare(value, comparison, operand);
        }));
    default:
        return Verdict::No;
    }
}

} // namespace store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topic.h"

#include "mqtt/utf8.h"

namespace mqtt {
namespace {

using Why = TopicError::Why;

constexpr QByteArrayView sharePrefix("$share/");

std::optional<TopicError> checkText(QByteArrayView text)
{
    if (text.isEmpty())
        return TopicError{Why::Empty, 0};
    if (const qsizetype bad = firstInvalidUtf8(text); bad >= 0)
        return TopicError{text[bad] == '\0' ? Why::NullCharacter : Why::InvalidUtf8, bad};
    if (text.size() > maximumFieldLength)
        return TopicError{Why::TooLong, maximumFieldLength};
    return std::nullopt;
}

// A wildcard fills its whole level; # also ends the filter. `start` is where the filter begins.
std::optional<TopicError> checkWildcards(QByteArrayView text, qsizetype start)
{
    for (qsizetype i = start; i < text.size(); ++i) {
        const char c = text[i];
        if (c != '+' && c != '#')
            continue;
        const bool opensLevel = i == start || text[i - 1] == '/';
        const bool atEnd = i + 1 == text.size();
        const bool closesLevel = atEnd || text[i + 1] == '/';
        if (!opensLevel || !closesLevel)
            return TopicError{c == '+' ? Why::PlusNotAlone : Why::HashNotAlone, i};
        if (c == '#' && !atEnd)
            return TopicError{Why::HashNotLast, i};
    }
    return std::nullopt;
}

// Where the filter begins behind "$share/name/"; 0 without that prefix.
Result<qsizetype, TopicError> filterStart(QByteArrayView text)
{
    if (!text.startsWith(sharePrefix))
        return qsizetype(0);
    const qsizetype nameStart = sharePrefix.size();
    for (qsizetype i = nameStart; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '+' || c == '#')
            return TopicError{Why::ShareNameWildcard, i};
        if (c != '/')
            continue;
        if (i == nameStart)
            return TopicError{Why::ShareNameEmpty, i};
        if (i + 1 == text.size())
            return TopicError{Why::ShareFilterMissing, text.size()};
        return i + 1;
    }
    return TopicError{text.size() == nameStart ? Why::ShareNameEmpty : Why::ShareFilterMissing,
                      text.size()};
}

} // namespace

std::vector<QByteArrayView> splitLevels(QByteArrayView topic)
{
    std::vector<QByteArrayView> levels;
    if (topic.isEmpty())
        return levels;
    levels.reserve(static_cast<std::size_t>(levelCount(topic)));
    qsizetype start = 0;
    for (qsizetype slash = topic.indexOf('/'); slash >= 0; slash = topic.indexOf('/', start)) {
        levels.push_back(topic.sliced(start, slash - start));
        start = slash + 1;
    }
    levels.push_back(topic.sliced(start));
    return levels;
}

qsizetype levelCount(QByteArrayView topic)
{
    return topic.isEmpty() ? 0 : topic.count('/') + 1;
}

std::optional<TopicError> TopicName::check(QByteArrayView text)
{
    if (const auto error = checkText(text))
        return error;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '+' || text[i] == '#')
            return TopicError{Why::WildcardInName, i};
    }
    return std::nullopt;
}

Result<TopicName, TopicError> TopicName::fromBytes(const QByteArray &text)
{
    if (const auto error = check(text))
        return *error;
    return TopicName(text);
}

std::optional<TopicError> TopicFilter::check(QByteArrayView text)
{
    if (const auto error = checkText(text))
        return error;
    const auto start = filterStart(text);
    if (!start)
        return start.error();
    return checkWildcards(text, *start);
}

std::optional<TopicError> TopicFilter::checkPlain(QByteArrayView text)
{
    if (const auto error = checkText(text))
        return error;
    return checkWildcards(text, 0);
}

Result<TopicFilter, TopicError> TopicFilter::fromBytes(const QByteArray &text)
{
    if (const auto error = check(text))
        return *error;
    return TopicFilter(text, *filterStart(text));
}

QByteArrayView TopicFilter::shareName() const
{
    if (!isShared())
        return {};
    return QByteArrayView(m_bytes).sliced(sharePrefix.size(),
                                          m_filterStart - 1 - sharePrefix.size());
}

bool TopicFilter::hasWildcards() const
{
    const QByteArrayView text = filter();
    return text.contains('+') || text.endsWith('#');
}

bool TopicFilter::matches(QByteArrayView filter, QByteArrayView topic)
{
    if (filter.isEmpty() || topic.isEmpty())
        return false;
    if (topic.front() == '$' && (filter.front() == '+' || filter.front() == '#'))
        return false;
    qsizetype f = 0;
    qsizetype t = 0;
    // Each round compares one level; both positions stand at the start of a level.
    for (;;) {
        if (f < filter.size() && filter[f] == '#')
            return true;
        if (f < filter.size() && filter[f] == '+') {
            ++f;
            while (t < topic.size() && topic[t] != '/')
                ++t;
        } else {
            while (f < filter.size() && filter[f] != '/' && t < topic.size()
                   && filter[f] == topic[t]) {
                ++f;
                ++t;
            }
        }
        const bool filterLevelEnds = f == filter.size() || filter[f] == '/';
        const bool topicLevelEnds = t == topic.size() || topic[t] == '/';
        if (!filterLevelEnds || !topicLevelEnds)
            return false;
        if (f == filter.size() || t == topic.size())
            break;
        ++f;
        ++t;
    }
    if (f == filter.size())
        return t == topic.size();
    // "a/#" also matches "a", the parent level.
    return filter.sliced(f) == QByteArrayView("/#");
}

} // namespace mqtt

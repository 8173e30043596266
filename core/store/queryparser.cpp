// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/queryparser.h"

#include "mqtt/topic.h"
#include "store/topicquery.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace store {

namespace {

// Steps of the engine for one topic, and its memory in KiB: enough for any sensible expression,
// little enough that a hundred thousand hopeless topics do not stop the window.
constexpr QLatin1StringView ExpressionLimits("(*LIMIT_MATCH=20000)(*LIMIT_HEAP=1024)");

struct Unit {
    QLatin1StringView name;
    double factor;
};

constexpr double KiB = 1024;

std::optional<double> factorOf(QueryTerm::Kind kind, QStringView unit)
{
    static constexpr std::array Ages{
        Unit{""_L1, 1},       Unit{"s"_L1, 1},     Unit{"sec"_L1, 1},
        Unit{"ms"_L1, 0.001}, Unit{"m"_L1, 60},    Unit{"min"_L1, 60},
        Unit{"h"_L1, 3600},   Unit{"d"_L1, 86400}, Unit{"w"_L1, 604800}};
    static constexpr std::array Sizes{Unit{""_L1, 1},           Unit{"b"_L1, 1},
                                      Unit{"k"_L1, KiB},        Unit{"kb"_L1, KiB},
                                      Unit{"kib"_L1, KiB},      Unit{"m"_L1, KiB * KiB},
                                      Unit{"mb"_L1, KiB * KiB}, Unit{"mib"_L1, KiB * KiB}};
    static constexpr std::array Rates{Unit{""_L1, 1}, Unit{"/s"_L1, 1}};
    static constexpr std::array Plain{Unit{""_L1, 1}};
    const auto search = [unit](const auto &units) -> std::optional<double> {
        for (const Unit &known : units) {
            if (unit.compare(known.name, Qt::CaseInsensitive) == 0)
                return known.factor;
        }
        return std::nullopt;
    };
    switch (kind) {
    case QueryTerm::Kind::Age:
        return search(Ages);
    case QueryTerm::Kind::Size:
        return search(Sizes);
    case QueryTerm::Kind::Rate:
        return search(Rates);
    default:
        return search(Plain);
    }
}

bool isSign(QChar c)
{
    return c == u':' || c == u'=' || c == u'<' || c == u'>' || c == u'!';
}

// A pattern by its look; whether it is a valid one is another question.
bool looksLikePattern(QStringView word)
{
    for (const QStringView level : word.tokenize(u'/')) {
        if (level == u"+" || level == u"#")
            return true;
    }
    return false;
}

} // namespace

bool QueryParser::fail(Why why, qsizetype position, const QString &detail)
{
    m_error = {why, position, detail};
    return false;
}

bool QueryParser::parse()
{
    for (;;) {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at == m_text.size())
            return true;
        if (m_terms.size() == TopicQuery::MaximumTerms)
            return fail(Why::TooManyTerms, m_at);
        const qsizetype start = m_at;
        if (!term())
            return false;
        m_terms.back().start = start;
        m_terms.back().length = m_at - start;
    }
}

bool QueryParser::isAtEndOfTerm() const
{
    return m_at >= m_text.size() || m_text[m_at].isSpace();
}

bool QueryParser::isAtSign() const
{
    if (m_at >= m_text.size() || !isSign(m_text[m_at]))
        return false;
    return m_text[m_at] != u'!' || (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'=');
}

std::optional<QString> QueryParser::rest()
{
    const qsizetype start = m_at;
    if (m_at < m_text.size() && m_text[m_at] == u'"') {
        const qsizetype end = m_text.indexOf(u'"', start + 1);
        if (end < 0) {
            fail(Why::QuoteOpen, start);
            return std::nullopt;
        }
        m_at = end + 1;
        return m_text.mid(start + 1, end - start - 1);
    }
    while (!isAtEndOfTerm())
        ++m_at;
    return m_text.mid(start, m_at - start);
}

bool QueryParser::term()
{
    m_terms.emplace_back();
    QueryTerm &term = m_terms.back();
    if (m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace()) {
        term.negated = true;
        ++m_at;
    }
    if (m_text[m_at] == u'/') {
        const qsizetype before = m_at;
        const bool ok = expression();
        if (!ok || m_at != before)
            return ok;
    }
    const qsizetype start = m_at;
    if (m_text[m_at] == u'"') {
        const std::optional<QString> word = rest();
        if (!word)
            return false;
        term.operand = makeOperand(*word);
        return true;
    }
    while (m_at < m_text.size() && m_text[m_at].isLetter())
        ++m_at;
    const QStringView key = QStringView(m_text).mid(start, m_at - start);
    if (isAtSign()) {
        static constexpr std::array<QLatin1StringView, 8> Keys{
            "value"_L1, "field"_L1, "retained"_L1, "changed"_L1,
            "age"_L1,   "rate"_L1,  "size"_L1,     "qos"_L1};
        for (const QLatin1StringView known : Keys) {
            if (key.compare(known, Qt::CaseInsensitive) == 0)
                return condition(term, key);
        }
    }
    while (!isAtEndOfTerm())
        ++m_at;
    const QStringView word = QStringView(m_text).mid(start, m_at - start);
    if (looksLikePattern(word))
        return pattern(term, word, start);
    term.operand = makeOperand(word);
    return true;
}

// From the slash to the next one that ends a term. Stays where it is when there is none: then it is
// a topic that begins with a slash.
bool QueryParser::expression()
{
    const qsizetype start = m_at;
    qsizetype end = start + 1;
    for (; end < m_text.size(); ++end) {
        if (m_text[end] == u'/' && (end + 1 == m_text.size() || m_text[end + 1].isSpace()))
            break;
    }
    if (end >= m_text.size())
        return true;
    const QString pattern = m_text.mid(start + 1, end - start - 1);
    if (pattern.isEmpty())
        return fail(Why::ExpressionEmpty, start);
    if (pattern.size() > TopicQuery::MaximumExpressionLength)
        return fail(Why::ExpressionTooLong, start);
    if (++m_expressions > TopicQuery::MaximumExpressions)
        return fail(Why::TooManyExpressions, start);
    QueryTerm &term = m_terms.back();
    term.kind = QueryTerm::Kind::Regex;
    // Of several limits the engine takes the lowest, so the text cannot raise them.
    term.expression.setPattern(ExpressionLimits + pattern);
    if (!term.expression.isValid()) {
        const qsizetype offset = term.expression.patternErrorOffset() - ExpressionLimits.size();
        return fail(Why::ExpressionInvalid,
                    start + 1 + qBound(qsizetype(0), offset, pattern.size()),
                    term.expression.errorString());
    }
    term.expression.optimize();
    m_at = end + 1;
    return true;
}

bool QueryParser::pattern(QueryTerm &term, QStringView word, qsizetype start)
{
    term.kind = QueryTerm::Kind::Pattern;
    term.pattern = word.toUtf8();
    const std::optional<mqtt::TopicError> error = mqtt::TopicFilter::checkPlain(term.pattern);
    if (!error)
        return true;
    const QByteArray before = term.pattern.left(error->position);
    const qsizetype position = start + QString::fromUtf8(before).size();
    switch (error->why) {
    case mqtt::TopicError::Why::HashNotLast:
        return fail(Why::HashNotLast, position);
    case mqtt::TopicError::Why::HashNotAlone:
        return fail(Why::HashNotAlone, position);
    case mqtt::TopicError::Why::PlusNotAlone:
        return fail(Why::PlusNotAlone, position);
    default: // half a character, U+0000: no topic holds them, so it is a word nobody has
        term.kind = QueryTerm::Kind::Word;
        term.operand = makeOperand(word);
        return true;
    }
}

Comparison QueryParser::comparison()
{
    const auto take = [this](QStringView sign) {
        if (!QStringView(m_text).mid(m_at).startsWith(sign))
            return false;
        m_at += sign.size();
        return true;
    };
    if (take(u"!="))
        return Comparison::NotEqual;
    if (take(u"<="))
        return Comparison::LessOrEqual;
    if (take(u">="))
        return Comparison::GreaterOrEqual;
    if (take(u"<"))
        return Comparison::Less;
    if (take(u">"))
        return Comparison::Greater;
    if (take(u"=") || take(u":")) {
        // "value:>20" is what some are used to.
        if (m_text[m_at - 1] == u':' && isAtSign() && m_text[m_at] != u':')
            return comparison();
        return m_text[m_at - 1] == u':' ? Comparison::Contains : Comparison::Equal;
    }
    return Comparison::Contains;
}

bool QueryParser::condition(QueryTerm &term, QStringView key)
{
    const auto is
        = [key](QLatin1StringView name) { return key.compare(name, Qt::CaseInsensitive) == 0; };
    if (is("field"_L1))
        return field(term);
    term.comparison = comparison();
    if (is("value"_L1)) {
        term.kind = QueryTerm::Kind::Value;
        return operand(term);
    }
    if (is("retained"_L1))
        return retained(term);
    if (is("changed"_L1)) {
        return changed(term);
    }
    const bool colon = term.comparison == Comparison::Contains;
    return measure(term, key, colon);
}

bool QueryParser::operand(QueryTerm &term)
{
    const qsizetype start = m_at;
    if (isAtEndOfTerm())
        return fail(Why::ValueMissing, start);
    const std::optional<QString> text = rest();
    if (!text)
        return false;
    term.operand = makeOperand(*text);
    const bool ordered = term.comparison >= Comparison::Less;
    if (ordered && !term.operand.number)
        return fail(Why::NumberExpected, start);
    return true;
}

bool QueryParser::field(QueryTerm &term)
{
    term.kind = QueryTerm::Kind::Field;
    if (m_text[m_at] != u':')
        return fail(Why::FieldMissing, m_at);
    const qsizetype start = ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == u'"') {
        const std::optional<QString> name = rest();
        if (!name)
            return false;
        term.path.push_back(name->toUtf8()); // one name, dots and all
    } else {
        while (!isAtEndOfTerm() && !isAtSign())
            ++m_at;
        const QString path = m_text.mid(start, m_at - start);
        for (const QString &name : path.split(u'.', Qt::SkipEmptyParts)) {
            if (name != "$"_L1) // the root, as paths are shown
                term.path.push_back(name.toUtf8());
        }
    }
    if (term.path.empty())
        return fail(Why::FieldMissing, start);
    if (isAtEndOfTerm()) {
        term.fieldExists = true;
        return true;
    }
    term.comparison = comparison();
    return operand(term);
}

bool QueryParser::retained(QueryTerm &term)
{
    term.kind = QueryTerm::Kind::Retained;
    const qsizetype start = m_at;
    const QString word = rest().value_or(QString());
    const auto is
        = [&word](QLatin1StringView name) { return word.compare(name, Qt::CaseInsensitive) == 0; };
    if (is("yes"_L1))
        term.retained = Retained::Yes;
    else if (is("no"_L1))
        term.retained = Retained::No;
    else if (is("was"_L1))
        term.retained = Retained::Was;
    else
        return fail(Why::RetainedExpected, start);
    if (term.comparison == Comparison::NotEqual)
        term.negated = !term.negated;
    return true;
}

bool QueryParser::changed(QueryTerm &term)
{
    term.kind = QueryTerm::Kind::Changed;
    const qsizetype start = m_at;
    const std::optional<QString> name = rest();
    if (!name)
        return false;
    if (name->trimmed().isEmpty())
        return fail(Why::MarkExpected, start);
    if (name->compare("mark"_L1, Qt::CaseInsensitive) != 0)
        term.markName = name->simplified();
    if (term.comparison == Comparison::NotEqual)
        term.negated = !term.negated;
    return true;
}

bool QueryParser::measure(QueryTerm &term, QStringView key, bool colon)
{
    const auto is
        = [key](QLatin1StringView name) { return key.compare(name, Qt::CaseInsensitive) == 0; };
    term.kind = is("age"_L1) ? QueryTerm::Kind::Age
        : is("rate"_L1)      ? QueryTerm::Kind::Rate
        : is("qos"_L1)       ? QueryTerm::Kind::QoS
                             : QueryTerm::Kind::Size;
    const qsizetype start = m_at;
    const bool exact
        = colon || term.comparison == Comparison::Equal || term.comparison == Comparison::NotEqual;
    if (exact && (term.kind == QueryTerm::Kind::Age || term.kind == QueryTerm::Kind::Rate))
        return fail(Why::AgeNeedsLimit, start > 0 ? start - 1 : start);
    while (m_at < m_text.size() && (m_text[m_at].isDigit() || m_text[m_at] == u'.'))
        ++m_at;
    const std::optional<double> number
        = numberOf(QStringView(m_text).mid(start, m_at - start).toUtf8());
    const qsizetype unitAt = m_at;
    const QString unit = rest().value_or(u"?"_s);
    if (term.kind == QueryTerm::Kind::QoS) {
        if (!number || !unit.isEmpty() || *number < 0 || *number > 2)
            return fail(Why::QosExpected, start);
    } else if (!number) {
        return fail(Why::NumberExpected, start);
    }
    const std::optional<double> factor = factorOf(term.kind, unit);
    if (!factor)
        return fail(Why::UnitUnknown, unitAt);
    term.limit = *number * *factor;
    return true;
}

} // namespace store

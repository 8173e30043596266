// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/topicquery.h"

#include "store/queryparser.h"

#include <algorithm>

namespace store {

namespace {

TopicQuery::Kind kindOf(const QueryTerm &term)
{
    switch (term.kind) {
    case QueryTerm::Kind::Word:
        return TopicQuery::Kind::Words;
    case QueryTerm::Kind::Pattern:
        return TopicQuery::Kind::Pattern;
    case QueryTerm::Kind::Regex:
        return TopicQuery::Kind::Expression;
    default:
        return TopicQuery::Kind::Conditions;
    }
}

} // namespace

mqtt::Result<TopicQuery, QueryError> TopicQuery::parse(const QString &text)
{
    if (text.size() > MaximumLength)
        return QueryError{QueryError::Why::TooLong, MaximumLength, {}};
    QueryParser parser(text);
    if (!parser.parse())
        return parser.error();
    TopicQuery query;
    query.m_text = text;
    query.m_terms = parser.takeTerms();
    std::stable_sort(query.m_terms.begin(), query.m_terms.end(),
                     [](const QueryTerm &a, const QueryTerm &b) { return a.kind < b.kind; });
    return query;
}

TopicQuery::Kind TopicQuery::kind() const
{
    Kind kind = Kind::Empty;
    for (const QueryTerm &term : m_terms) {
        const Kind own = kindOf(term);
        if (kind != Kind::Empty && kind != own)
            return Kind::Mixed;
        kind = own;
    }
    return kind;
}

bool TopicQuery::needsMessages() const
{
    return std::any_of(m_terms.begin(), m_terms.end(),
                       [](const QueryTerm &term) { return kindOf(term) == Kind::Conditions; });
}

bool TopicQuery::needsTime() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const QueryTerm &term) {
        return term.kind == QueryTerm::Kind::Age || term.kind == QueryTerm::Kind::Rate;
    });
}

bool TopicQuery::namesMark() const
{
    return std::any_of(m_terms.begin(), m_terms.end(),
                       [](const QueryTerm &term) { return term.kind == QueryTerm::Kind::Changed; });
}

std::optional<QueryError> TopicQuery::checkMarks(const Baselines &baselines) const
{
    for (const QueryTerm &term : m_terms) {
        if (term.kind != QueryTerm::Kind::Changed)
            continue;
        if (baselines.marks().empty())
            return QueryError{QueryError::Why::NoMark, term.start, {}};
        if (!term.markName.isEmpty() && baselines.named(term.markName) == MarkId::None)
            return QueryError{QueryError::Why::MarkExpected, term.start, {}};
    }
    return std::nullopt;
}

void TopicQuery::resolveMarks(const Baselines &baselines)
{
    for (QueryTerm &term : m_terms) {
        if (term.kind == QueryTerm::Kind::Changed)
            term.mark
                = term.markName.isEmpty() ? baselines.newest() : baselines.named(term.markName);
    }
}

MarkId TopicQuery::changedSince() const
{
    for (const QueryTerm &term : m_terms) {
        if (term.kind == QueryTerm::Kind::Changed && !term.negated)
            return term.mark;
    }
    return MarkId::None;
}

bool TopicQuery::isCostly() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const QueryTerm &term) {
        return term.kind == QueryTerm::Kind::Regex || term.kind == QueryTerm::Kind::Value
            || term.kind == QueryTerm::Kind::Field;
    });
}

bool TopicQuery::isOnlyChanged() const
{
    return m_terms.size() == 1 && changedSince() != MarkId::None;
}

Verdict TopicQuery::judge(const TopicTree &tree, const MessageLog *log, NodeId node,
                          qint64 nowUs) const
{
    QuerySubject subject(tree, log, node, nowUs);
    Verdict verdict = Verdict::Yes;
    for (const QueryTerm &term : m_terms) {
        const Verdict own = term.judge(subject);
        if (own == Verdict::No)
            return own; // whatever another one could not decide
        if (own == Verdict::GaveUp)
            verdict = own;
    }
    return verdict;
}

} // namespace store

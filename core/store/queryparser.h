// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/queryerror.h"
#include "store/queryterm.h"

#include <QString>

#include <optional>
#include <vector>

namespace store {

// Reads the text of one TopicQuery, from left to right, once. Stops at the first error.
class QueryParser {
public:
    explicit QueryParser(const QString &text)
        : m_text(text)
    {
    }

    bool parse();
    const QueryError &error() const { return m_error; }
    std::vector<QueryTerm> takeTerms() { return std::move(m_terms); }

private:
    using Why = QueryError::Why;

    bool term();
    bool expression();
    bool condition(QueryTerm &term, QStringView key);
    bool field(QueryTerm &term);
    bool retained(QueryTerm &term);
    bool changed(QueryTerm &term);
    bool measure(QueryTerm &term, QStringView key, bool colon);
    bool pattern(QueryTerm &term, QStringView word, qsizetype start);
    bool operand(QueryTerm &term);

    Comparison comparison(); // takes the sign that stands here
    bool isAtSign() const;
    bool isAtEndOfTerm() const;
    // Up to the next space, or what quotes hold; nothing when a quote stays open.
    std::optional<QString> rest();
    bool fail(Why why, qsizetype position, const QString &detail = {});

    QString m_text;
    qsizetype m_at = 0;
    int m_expressions = 0;
    std::vector<QueryTerm> m_terms;
    QueryError m_error;
};

} // namespace store

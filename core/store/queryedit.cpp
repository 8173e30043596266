// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/queryedit.h"

#include "store/queryparser.h"

#include <ranges>

namespace store {

std::vector<QueryTerm> termsInText(const QString &text)
{
    QueryParser parser(text);
    const bool ok = parser.parse();
    std::vector<QueryTerm> terms = parser.takeTerms();
    if (!ok && !terms.empty() && terms.back().length == 0)
        terms.pop_back(); // the one with the error
    return terms;
}

QString withoutTerms(const QString &text, QueryTerm::Kind kind)
{
    QString left = text;
    const std::vector<QueryTerm> terms = termsInText(text);
    for (const QueryTerm &term : terms | std::views::reverse) {
        if (term.kind != kind)
            continue;
        qsizetype start = term.start;
        qsizetype length = term.length;
        if (start + length < left.size())
            ++length;
        else if (start > 0) {
            --start;
            ++length;
        }
        left.remove(start, length);
    }
    return left;
}

QString withTerm(const QString &text, QueryTerm::Kind kind, const QString &term)
{
    QString result = withoutTerms(text, kind);
    if (!result.isEmpty() && !result.back().isSpace())
        result += u' ';
    return result + term;
}

} // namespace store

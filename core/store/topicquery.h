// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/result.h"
#include "store/queryerror.h"
#include "store/queryterm.h"

#include <QString>

#include <optional>
#include <vector>

namespace store {

// The filter language of the topic tree (ux 2.5). Conditions stand between spaces and must all
// hold:
//   word            somewhere in the full topic, without regard to case; "two words" in quotes
//   a/+/b  a/#      MQTT pattern: a level is + or the last one is #
//   /…/             regular expression (Perl's), with regard to case; may hold spaces and slashes
//   value:on value=on value>20        the last payload: holds, is, compares as a number
//   field:battery<15 field:state=on   a field of a JSON payload, by the end of its path
//   changed:mark changed:NAME         the payload is another one than at the newest (that) mark
//   retained:yes|no|was  qos:2  size>1k  age<10s  rate>5
// A - before any of them means "not". A value; any thread may parse. Never fails hard: every length
// and count is bounded, a regular expression stops after a fixed number of steps.
class TopicQuery {
public:
    static constexpr qsizetype MaximumLength = 1024; // UTF-16 units
    static constexpr int MaximumTerms = 32;
    static constexpr int MaximumExpressions = 4;
    static constexpr qsizetype MaximumExpressionLength = 256;

    enum class Kind : quint8 { Empty, Words, Pattern, Expression, Conditions, Mixed };

    // Filters nothing.
    TopicQuery() = default;
    static mqtt::Result<TopicQuery, QueryError> parse(const QString &text);

    QString text() const { return m_text; }
    bool isEmpty() const { return m_terms.empty(); }
    Kind kind() const;
    bool needsMessages() const; // judge again when something arrived on the topic
    bool needsTime() const; // judge again as time passes
    bool isCostly() const; // one topic may take long: steps of an expression, a large payload

    // changed: names a mark by what the user calls it; which one that is, the tree knows.
    bool namesMark() const;
    std::optional<QueryError> checkMarks(const Baselines &baselines) const;
    void resolveMarks(const Baselines &baselines); // before it is asked
    // The mark whose differences it looks for, once resolved; None: it asks for none.
    MarkId changedSince() const;
    bool isOnlyChanged() const; // and for nothing else

    Verdict judge(const TopicTree &tree, const MessageLog *log, NodeId node, qint64 nowUs) const;

private:
    QString m_text;
    std::vector<QueryTerm> m_terms; // the cheap ones first
};

} // namespace store

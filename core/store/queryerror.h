// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace store {

// Why text is no topic filter (TopicQuery), precise enough for a sentence below the line.
struct QueryError {
    enum class Why : quint8 {
        TooLong, // beyond TopicQuery::MaximumLength
        TooManyTerms,
        TooManyExpressions, // regular expressions, in one filter
        QuoteOpen,
        HashNotLast, // levels follow a #
        HashNotAlone,
        PlusNotAlone,
        ExpressionEmpty,
        ExpressionTooLong,
        ExpressionInvalid, // `detail` says what the regular expression engine thinks
        ValueMissing, // nothing follows `value:`
        FieldMissing, // no name between `field:` and the comparison
        NumberExpected,
        UnitUnknown,
        AgeNeedsLimit, // age:10s instead of age<10s; rate likewise
        RetainedExpected, // yes, no or was
        QosExpected, // 0, 1 or 2
        NoMark, // changed:mark, but nothing was marked
        MarkExpected // changed: something else
    };
    Why why = Why::TooLong;
    qsizetype position = 0; // UTF-16 unit in the text
    QString detail; // not translated, for ExpressionInvalid only

    bool operator==(const QueryError &) const = default;
};

} // namespace store

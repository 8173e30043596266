// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/querytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

class QueryText {
    Q_DECLARE_TR_FUNCTIONS(QueryText)

public:
    static QString reason(const store::QueryError &error)
    {
        using Why = store::QueryError::Why;
        switch (error.why) {
        case Why::TooLong:
            return tr("The filter is too long");
        case Why::TooManyTerms:
            return tr("At most %1 conditions").arg(store::TopicQuery::MaximumTerms);
        case Why::TooManyExpressions:
            return tr("At most %1 regular expressions").arg(store::TopicQuery::MaximumExpressions);
        case Why::QuoteOpen:
            return tr("The closing quote is missing");
        case Why::HashNotLast:
            return tr("# must be the last level");
        case Why::HashNotAlone:
            return tr("# must stand alone between slashes");
        case Why::PlusNotAlone:
            return tr("+ must stand alone between slashes");
        case Why::ExpressionEmpty:
            return tr("The regular expression is empty");
        case Why::ExpressionTooLong:
            return tr("A regular expression has at most %1 characters")
                .arg(store::TopicQuery::MaximumExpressionLength);
        case Why::ExpressionInvalid:
            return tr("No valid regular expression: %1").arg(error.detail);
        case Why::ValueMissing:
            return tr("Something to compare with is missing");
        case Why::FieldMissing:
            return tr("Name a field, for example field:battery<15");
        case Why::NumberExpected:
            return tr("A number is missing");
        case Why::UnitUnknown:
            return tr("Unknown unit; s, min, h and d are times, k and M are sizes");
        case Why::AgeNeedsLimit:
            return tr("Compare with < or >, for example age<10s");
        case Why::RetainedExpected:
            return tr("retained: is followed by yes, no or was");
        case Why::QosExpected:
            return tr("QoS is 0, 1 or 2");
        case Why::NoMark:
            return tr("Nothing was marked yet");
        case Why::MarkExpected:
            return tr("changed: is followed by mark or the name of a mark");
        }
        return {};
    }

    static QString at(const QString &reason, qsizetype character)
    {
        return tr("%1 (character %2).").arg(reason, QLocale().toString(character));
    }

    static QString kind(store::TopicQuery::Kind kind)
    {
        switch (kind) {
        case store::TopicQuery::Kind::Empty:
            return {};
        case store::TopicQuery::Kind::Words:
            return tr("Text");
        case store::TopicQuery::Kind::Pattern:
            return tr("MQTT pattern");
        case store::TopicQuery::Kind::Expression:
            return tr("Regular expression");
        case store::TopicQuery::Kind::Conditions:
            return tr("Conditions");
        case store::TopicQuery::Kind::Mixed:
            return tr("Several conditions");
        }
        return {};
    }
};

} // namespace

QString queryErrorText(const store::QueryError &error)
{
    return QueryText::at(QueryText::reason(error), error.position + 1);
}

QString queryKindText(store::TopicQuery::Kind kind)
{
    return QueryText::kind(kind);
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/retainedtext.h"

#include "payload/escape.h"
#include "text/failuretext.h"
#include "text/formats.h"
#include "text/reasontext.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

using pipeline::RetainedOutcome;
using pipeline::RetainedResult;
using pipeline::RetainedWay;

namespace {

struct RetainedText {
    Q_DECLARE_TR_FUNCTIONS(RetainedText)
};

QString shown(const QByteArray &topic)
{
    constexpr qsizetype MostBytes = 400; // of a line in a table
    return payload::visibleText(QString::fromUtf8(topic.left(MostBytes)));
}

} // namespace

QString retainedResultText(const RetainedResult &result, mqtt::ProtocolVersion version)
{
    const QString filter = shown(result.topicFilter);
    const int count = static_cast<int>(result.messages.count());
    switch (result.outcome) {
    case RetainedOutcome::Complete:
        return count == 0 ? RetainedText::tr("Checked %1: nothing is retained").arg(filter)
                          : RetainedText::tr("Checked %1: %n retained", nullptr, count).arg(filter);
    case RetainedOutcome::LimitReached:
        return RetainedText::tr("Checked %1: more than %n retained, the rest was not looked at",
                                nullptr, count)
            .arg(filter);
    case RetainedOutcome::TookTooLong:
        return RetainedText::tr("Checked %1: %n retained so far, the broker did not come to an end",
                                nullptr, count)
            .arg(filter);
    case RetainedOutcome::NotConnected:
        return RetainedText::tr("%1 was not checked: there is no connection").arg(filter);
    case RetainedOutcome::Disconnected:
        return RetainedText::tr("Checking %1 ended: the connection was lost").arg(filter);
    case RetainedOutcome::Refused:
        return RetainedText::tr("Checking %1: %2")
            .arg(filter, explainSuback(result.reasonCode, {.version = version}).sentence());
    case RetainedOutcome::NoAnswer:
        return RetainedText::tr("Checking %1: the broker did not answer").arg(filter);
    case RetainedOutcome::Paused:
        return RetainedText::tr("Checking %1 ended: the display is paused").arg(filter);
    case RetainedOutcome::Busy:
        return RetainedText::tr("%1 was not checked: other checks are waiting already").arg(filter);
    case RetainedOutcome::InvalidTopic:
        return RetainedText::tr("%1 cannot be checked: the broker takes no such filter")
            .arg(filter);
    }
    return {};
}

NoticeLevel retainedResultLevel(const RetainedResult &result)
{
    switch (result.outcome) {
    case RetainedOutcome::Complete:
        return result.onlyTheTopic ? NoticeLevel::Warning : NoticeLevel::Success;
    case RetainedOutcome::Busy:
    case RetainedOutcome::NotConnected:
        return NoticeLevel::Info;
    default:
        return NoticeLevel::Warning;
    }
}

QString retainedResultDetails(const RetainedResult &result, const client::ConnectOptions &options)
{
    QStringList details;
    if (result.onlyTheTopic) {
        details += RetainedText::tr("Only this topic, because the broker refused the filter of the "
                                    "whole branch: %1")
                       .arg(explainSuback(result.reasonCode).sentence());
    }
    if (result.way == RetainedWay::ExtraFilter
        && result.secondClient.kind != client::Failure::None) {
        details += RetainedText::tr("A second client was not possible (%1), so this connection "
                                    "itself subscribed for a moment")
                       .arg(explainFailure(result.secondClient, options).sentence());
    }
    if (result.possibleCopies > 0) {
        details += RetainedText::tr("%n message(s) may have been received twice meanwhile", nullptr,
                                    static_cast<int>(result.possibleCopies));
    }
    if (!result.reasonString.isEmpty())
        details += payload::visibleText(QString::fromUtf8(result.reasonString));
    return details.join(QStringLiteral(" · "));
}

} // namespace ui

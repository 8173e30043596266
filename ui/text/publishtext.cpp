// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/publishtext.h"

#include "text/failuretext.h"
#include "text/formats.h"

#include <QCoreApplication>

namespace ui {

namespace {

class PublishText {
    Q_DECLARE_TR_FUNCTIONS(PublishText)

public:
    static QString sentence(const client::PublishOutcome &outcome, const ReasonContext &context)
    {
        switch (outcome.stage) {
        case client::PublishStage::Queued:
            return tr("Queued: will be sent when the connection is back");
        case client::PublishStage::Written:
            return tr("Sent — waiting for the broker's answer");
        case client::PublishStage::Sent:
            return tr("Sent; QoS 0 is not confirmed");
        case client::PublishStage::Confirmed:
            if (outcome.reasonCode == mqtt::ReasonCode::NoMatchingSubscribers)
                return tr("Confirmed, but nobody is subscribed (0x10)");
            // PUBCOMP: the message is the broker's, but its handshake has come apart.
            if (mqtt::isError(outcome.reasonCode)) {
                return tr("Confirmed, but then: %1")
                    .arg(explainReason(outcome.reasonCode, context).sentence());
            }
            return outcome.resent ? tr("Confirmed, after it was sent again")
                                  : tr("Confirmed in %1").arg(latencyText(outcome.roundTrip));
        case client::PublishStage::Refused: {
            if (!outcome.error && outcome.reasonCode == mqtt::ReasonCode::NotAuthorized)
                return tr("Refused: not allowed to publish here (0x87)");
            return tr("Refused. %1").arg(refusal(outcome, context).sentence());
        }
        case client::PublishStage::Dropped:
            return outcome.error ? tr("Not sent. %1").arg(explainError(*outcome.error).sentence())
                                 : tr("Not sent: it was taken out of the queue");
        case client::PublishStage::Unknown:
            return tr("Sent, but the session ended before the answer: it may or may not have "
                      "arrived");
        }
        return {};
    }

    static Explanation refusal(const client::PublishOutcome &outcome, ReasonContext context)
    {
        context.refused = Refused::Publishing;
        if (!outcome.error)
            return explainReason(outcome.reasonCode, context);
        // Its own words name the broker's limit.
        if (outcome.error->reason == mqtt::ReasonCode::PacketTooLarge && context.maximumPacketSize)
            return explainReason(outcome.error->reason, context);
        return explainError(*outcome.error);
    }
};

} // namespace

QString publishOutcomeText(const client::PublishOutcome &outcome, const ReasonContext &context)
{
    return PublishText::sentence(outcome, context);
}

Explanation explainRefusedPublish(const client::PublishOutcome &outcome,
                                  const ReasonContext &context)
{
    return PublishText::refusal(outcome, context);
}

NoticeLevel publishOutcomeLevel(const client::PublishOutcome &outcome)
{
    switch (outcome.stage) {
    case client::PublishStage::Queued:
    case client::PublishStage::Written:
    case client::PublishStage::Sent:
        return NoticeLevel::Info;
    case client::PublishStage::Confirmed:
        if (mqtt::isError(outcome.reasonCode))
            return NoticeLevel::Warning;
        return outcome.reasonCode == mqtt::ReasonCode::NoMatchingSubscribers ? NoticeLevel::Info
                                                                             : NoticeLevel::Success;
    case client::PublishStage::Refused:
        return NoticeLevel::Error;
    case client::PublishStage::Dropped:
    case client::PublishStage::Unknown:
        return NoticeLevel::Warning;
    }
    return NoticeLevel::Info;
}

bool isFinal(client::PublishStage stage)
{
    return stage != client::PublishStage::Queued && stage != client::PublishStage::Written;
}

} // namespace ui

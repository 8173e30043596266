// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "style/noticelevel.h"
#include "text/reasontext.h"

#include <QString>

namespace ui {

// What became of a publish, in the words of ux.md 2.8: "Confirmed in 3.1 ms", "Sent; QoS 0 is not
// confirmed", "Refused: you are not allowed to do this (0x87)".
QString publishOutcomeText(const client::PublishOutcome &outcome,
                           const ReasonContext &context = {});
// Why it was refused, for an outcome that was.
Explanation explainRefusedPublish(const client::PublishOutcome &outcome,
                                  const ReasonContext &context = {});
NoticeLevel publishOutcomeLevel(const client::PublishOutcome &outcome);
// Queued and Written are followed by another outcome.
bool isFinal(client::PublishStage stage);

} // namespace ui

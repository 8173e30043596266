// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/connectiongap.h"
#include "history/historycolumn.h"
#include "store/message.h"
#include "topics/textruns.h"

#include <QString>

namespace payload {
class Registry;
}

// The words of one history row (ux 2.6).
namespace ui {

// A message that clears a retained value: empty, with the retain flag, or after a retained one.
bool clearsRetained(const store::Message &message, const store::Message &previous);
// The last column. `previous` is the earlier message of the same topic, null when there is none.
TextRuns historyContent(HistoryShow show, const payload::Registry &registry,
                        const store::Message &message, const store::Message &previous);
// "Not connected 14:22:31–14:22:58"
QString gapText(const ConnectionGap &gap);
// What became of our own publish; empty for received messages and where nothing is to be said.
QString deliveryText(store::Delivery delivery);

} // namespace ui

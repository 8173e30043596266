// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"
#include "pipeline/retainedresult.h"
#include "style/noticelevel.h"

#include <QString>

namespace ui {

// How a check of retained messages ended (ux.md 2.4): "Checked plant/#: 59 retained". Topics are
// shown with their control characters escaped. `version` is that of the connection.
QString retainedResultText(const pipeline::RetainedResult &result,
                           mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5);
NoticeLevel retainedResultLevel(const pipeline::RetainedResult &result);
// How it was asked, when that was not the usual way; empty otherwise. `options` are those of the
// connection; passwords are not used.
QString retainedResultDetails(const pipeline::RetainedResult &result,
                              const client::ConnectOptions &options);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"
#include "text/explanation.h"

#include <QString>

namespace ui {

// For Failure::Proxy; secrets of `options` are not used.
Explanation explainProxy(const client::FailureInfo &failure, const client::ConnectOptions &options);
QString shortProxyText(client::ProxyProblem problem);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace pipeline {
class LocalBrokerHost;
}

namespace ui {
class Workspace;
}

namespace app {

struct Measurements {
    double firstWindowMs = 0; // from the start of main() to the first painted window
    double longestStallMs = 0; // of the GUI thread, since then
};

// The diagnosis of --report and Help ▸ Diagnostics: versions, connections, counters, times. Names
// the brokers, but no user names, no topics, no payloads, no secrets.
QJsonObject diagnosis(const ui::Workspace &workspace, const pipeline::LocalBrokerHost &localBroker,
                      const Measurements &measurements);

} // namespace app

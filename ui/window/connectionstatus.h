// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

#include <QString>

namespace pipeline {
class Connection;
}

namespace ui {

// A connection's state as icon, colour and words (ux.md 3.6): never colour alone.
struct ConnectionStatus {
    IconName icon = IconName::Server;
    ColorRole role = ColorRole::Faint;
    QString words; // "Connected 2 h 14 min", "Reconnecting — attempt 3 in 7 s"
    QString
        shortWords; // behind a name: "reconnecting", "stopped", "not authorised"; empty: connected

    bool operator==(const ConnectionStatus &) const = default;
};

// `connection` may be null: nothing is open. `nowMs` is milliseconds since the epoch.
ConnectionStatus connectionStatus(const pipeline::Connection *connection, qint64 nowMs);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

#include <QString>

namespace pipeline {
class LocalBrokerHost;
}

namespace ui {

// The state of the broker inside the program as icon, colour and words: never colour alone.
struct LocalBrokerStatus {
    IconName icon = IconName::Connect;
    ColorRole role = ColorRole::Faint;
    QString words; // "Running", "Not running", "Port 1883 is taken"
    QString rowWords; // at the end of a list row: "stopped", "3 clients · 85/s", "port taken"

    bool operator==(const LocalBrokerStatus &) const = default;
};

LocalBrokerStatus localBrokerStatus(const pipeline::LocalBrokerHost &host);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"

#include <QString>

#include <optional>

namespace ui {

struct PublishHint {
    QString text; // two sentences, each on a line of its own
    bool warning = false;

    bool operator==(const PublishHint &) const = default;
};

// What stands below QoS and Retain (ux.md 2.8): what the choice means, or what is wrong with it.
// `broker` is absent while there is no connection.
PublishHint publishHint(const client::PublishRequest &request,
                        const std::optional<client::BrokerInfo> &broker);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"

#include <QRandomGenerator>

#include <chrono>

namespace client {

// Plans the attempts after a lost connection: ReconnectPolicy::first, doubled each time up to
// `most`, with ±20 % jitter. A connection has to last a while before the count starts over, so that
// a broker that throws us out at once is not hammered. Told the time; owned by Client.
class ReconnectSchedule {
public:
    using Instant = std::chrono::microseconds;

    explicit ReconnectSchedule(quint32 seed);

    void start(const ReconnectPolicy &policy); // the user asked to connect
    void attemptFailed(); // never got as far as CONNACK
    void connected(Instant now);
    // `closedByPeer`: in good order but without a word, as many brokers do when another client
    // takes over the id.
    void lost(Instant now, bool closedByPeer);
    // As many short connections in a row as the policy allows.
    bool looksTakenOver() const;
    // `patient`: as long as any, however many attempts there were.
    RetryPlan next(bool patient = false);

private:
    ReconnectPolicy m_policy;
    QRandomGenerator m_random;
    Instant m_connectedAt{0};
    int m_attempts = 0;
    int m_quickLosses = 0;
};

} // namespace client

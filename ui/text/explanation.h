// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

// What can be offered to the user after something was refused or lost.
enum class NextStep : quint8 {
    None,
    ShowPackets,
    Report,
    TryOlderVersion,
    GenerateClientId,
    EditCredentials,
    EditConnection,
    EditAddress,
    UseTls,
    EditTransport,
    EditSecurity, // the TLS page of the connection
    EditPassphrase,
    EditPath, // of a WebSocket
    EditProxy, // the Advanced page of the connection
    EditProxyPassword,
    EditHeaders,
    CheckTopic,
    DisableAliases,
    ReduceSize,
    SlowDown,
    EditPayload,
    SwitchOff, // the option that the broker does not know: retain, QoS, shared, …
    ConnectThere,
    Wait,
};

// The words on the button for a step, e.g. "Edit password…"; empty where there is nothing to press.
QString nextStepLabel(NextStep step);

// One error as ux.md 2.16 demands it: what happened, what it means or what to do, the code in
// small print, and the step to offer. Complete sentences without the final full stop in `what`.
struct Explanation {
    QString what;
    QString advice;
    QString code; // "0x87", or empty
    NextStep next = NextStep::None;

    // "You are not allowed to do this (0x87)"
    QString sentence() const;

    bool operator==(const Explanation &) const = default;
};

} // namespace ui

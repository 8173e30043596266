// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <QString>

#include <vector>

// The words of ux.md 2.16 for a code with which a broker refuses or ends a connection, written down
// a second time: what the window has to say, the button that mends it (empty: none), and whether
// it goes on trying by itself.
struct RefusalWords {
    quint8 code;
    QString sentence;
    QString remedy{};
    bool retries = false;
};

// Codes that CONNACK, DISCONNECT or both can carry.
std::vector<RefusalWords> refusalWords();

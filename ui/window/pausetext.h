// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace ui {

// How it stands with a connection whose display is paused.
struct PauseFacts {
    std::chrono::milliseconds elapsed{0};
    qint64 waitingMessages = 0;
    qint64 waitingBytes = 0; // memory of them
    qint64 byteLimit = 0; // where reading stops
};

// "Display paused 0:42 — still receiving, 1 204 waiting" (ux.md 2.5); two minutes before there is
// no room for more, as far as anybody can know, it says so, and what happens then.
QString pauseText(const PauseFacts &facts);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace app {

// Measures how long the GUI thread was unable to answer: a timer that is late tells by how much.
class StallProbe : public QObject {
    Q_OBJECT

public:
    explicit StallProbe(std::chrono::milliseconds interval, QObject *parent = nullptr);

    double longestStallMs() const { return m_longestMs; }
    // Forgets what was measured so far, for example the program's own start.
    void restart();

private:
    void probe();

    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    std::chrono::milliseconds m_interval;
    double m_longestMs = 0;
};

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ui {

class EventReporter;
class LocalBrokerControl;

// Writes down what the broker inside the program goes through: started, failed, stopped,
// and who failed to come in. One for
// the program, however many windows there are. Listens only.
class LocalBrokerReporter : public QObject {
    Q_OBJECT

public:
    LocalBrokerReporter(const LocalBrokerControl &control, EventReporter &reporter,
                        QObject *parent = nullptr);

private:
    void stateChanged();
    void reportListeners();
    void reportHandshakes();

    const LocalBrokerControl &m_control;
    EventReporter &m_reporter;
    bool m_wasRunning = false;
    quint64 m_failedHandshakes = 0; // reported so far
};

} // namespace ui

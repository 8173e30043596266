// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ui {

class EventReporter;
class LocalBrokerControl;

// Writes down what the broker inside the program goes through: started, failed, stopped. One for
// the program, however many windows there are. Listens only.
class LocalBrokerReporter : public QObject {
    Q_OBJECT

public:
    LocalBrokerReporter(const LocalBrokerControl &control, EventReporter &reporter,
                        QObject *parent = nullptr);

private:
    void stateChanged();

    const LocalBrokerControl &m_control;
    EventReporter &m_reporter;
    bool m_wasRunning = false;
};

} // namespace ui

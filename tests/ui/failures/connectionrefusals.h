// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failurewindow.h"
#include "reached.h"

#include <memory>

// Every code with which a broker refuses a connection (CONNACK, MQTT 5 and 3.1.1) or ends it
// (DISCONNECT), sent by a peer as bytes; and mosquitto, where it says so by itself.
class ConnectionRefusals : public QObject {
    Q_OBJECT

public:
    explicit ConnectionRefusals(Reached &reached)
        : m_reached(reached)
    {
    }

private slots:
    void initTestCase();
    void connack_data();
    void connack();
    void connackBefore5_data();
    void connackBefore5();
    void disconnect_data();
    void disconnect();
    void disconnectWithoutReason();
    void referralWithoutName_data();
    void referralWithoutName();
    void peersWordsAreShownSafely();
    void aRefusalEndsTheAttempts();
    void oldBrokerAfterFallback();
    void mosquittoRefuses_data();
    void mosquittoRefuses();
    void brokerLetsAnotherTakeOver();
    void thrownOutAgainAndAgain();
    void cleanupTestCase();

private:
    Reached &m_reached;
    std::unique_ptr<FailureWindow> m_window;
};

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failurewindow.h"
#include "reached.h"

#include <memory>

// The ways to a broker that end before MQTT is spoken, or in the middle of it: each against a
// socket that does exactly that.
class TransportFailures : public QObject {
    Q_OBJECT

public:
    explicit TransportFailures(Reached &reached)
        : m_reached(reached)
    {
    }

private slots:
    void initTestCase();
    void nameNotFound();
    void refused();
    void noAnswer();
    void unreachable();
    void noSuchBindAddress();
    void webServer();
    void tlsAlert();
    void closedAtOnceOnTheTlsPort();
    void closedWithoutAWord();
    void brokenInTheMiddle();
    void hangs();
    void brokenProtocol();
    void impossibleOptions();
    void scram_data();
    void scram();
    void cleanupTestCase();

private:
    void expect(client::Failure kind, const QString &sentence, const QString &remedy, bool retries);

    Reached &m_reached;
    std::unique_ptr<FailureWindow> m_window;
};

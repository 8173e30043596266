// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failurewindow.h"
#include "rawpeer.h"
#include "reached.h"

#include <memory>

// Every code with which a broker refuses one thing on a connection that stays: SUBACK, UNSUBACK,
// PUBACK, PUBREC, PUBCOMP. The peer answers with the code that the topic ends in.
class MessageRefusals : public QObject {
    Q_OBJECT

public:
    explicit MessageRefusals(Reached &reached)
        : m_reached(reached)
    {
    }

private slots:
    void initTestCase();
    void subscription_data();
    void subscription();
    void subscriptionBefore5();
    void unsubscription_data();
    void unsubscription();
    void publish_data();
    void publish();
    void publishAboveTheLimit();
    void publishThatTheBrokerCannotKeep();
    void cleanupTestCase();

private:
    void connectTo(const RawPeer &peer, client::VersionChoice version);
    void publishTyped(const QString &topic, int qos, const QString &payload);
    QString result() const;

    Reached &m_reached;
    std::unique_ptr<RawPeer> m_peer;
    std::unique_ptr<FailureWindow> m_window;
};

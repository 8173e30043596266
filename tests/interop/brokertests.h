// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interopclient.h"

#include <QObject>

#include <vector>

// What the client does with a broker of any family, for each version of the protocol that it
// speaks. A test program derives from it, starts the broker in initTestCase() and adds what only
// that family has.
class BrokerTests : public QObject {
    Q_OBJECT

protected:
    virtual client::ConnectOptions broker() const = 0; // host, port, user name
    virtual std::vector<client::VersionChoice> versions() const = 0;
    // It says 0x8E to the one that gives way, or it says nothing.
    virtual bool tellsWhoTookOver() const { return true; }
    // UNSUBSCRIBE of a filter that was never subscribed ends with 0x11, not with Success.
    virtual bool knowsWhatWasSubscribed() const { return true; }

    InteropClient newClient(const QByteArray &id,
                            client::VersionChoice version = client::VersionChoice::Mqtt5) const
    {
        return InteropClient(broker(), id, version);
    }
    void addVersions() const;

private slots:
    void everyQoSBothWays_data();
    void everyQoSBothWays();
    void retained_data();
    void retained();
    void will_data();
    void will();
    void sessionResumes_data();
    void sessionResumes();
    void wildcards_data();
    void wildcards();
    void bigMessages_data();
    void bigMessages();
    void takenOver();
    void mqtt5Features();
};

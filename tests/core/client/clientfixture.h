// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/clientlog.h"
#include "support/scriptedpeer.h"

#include <QTest>

// A client, all that it says, and a peer with a script; fresh for each test.
struct ClientFixture {
    client::Client client;
    ClientLog log{client};
    ScriptedPeer peer;
    client::ConnectOptions options;

    ClientFixture()
    {
        using namespace std::chrono_literals;
        options.host = QStringLiteral("127.0.0.1");
        options.port = peer.port();
        options.clientId = "me";
        options.version = client::VersionChoice::Mqtt5;
        options.reconnect.first = 2ms;
        options.reconnect.most = 10ms;
    }
    void connect() { client.connectToBroker(options); }
    bool isConnected() const { return client.state() == client::State::Connected; }
};

#define FINISH_SCRIPT(f) QTRY_VERIFY2((f).peer.isDone(), (f).peer.report())

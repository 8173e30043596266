// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/framereader.h"

#include <QByteArray>

#include <vector>

// A broker that talks without end: answers CONNECT, SUBSCRIBE and PINGREQ of MQTT 5, sends one
// message on every topic, and then a stream over all of them, as fast as the socket takes it or at
// a rate. Blocking sockets and one client at a time; meant for a process of its own, so that what
// it costs is not counted as the client's.
class LiveFeed {
public:
    static constexpr int VisibleTopics = 50; // on the first level: "sensor-00" …
    static constexpr int PayloadBytes = 128;

    // `messagesPerSecond` 0: no limit.
    LiveFeed(int topics, int messagesPerSecond);
    ~LiveFeed();
    Q_DISABLE_COPY_MOVE(LiveFeed)

    quint16 port() const { return m_port; }
    // Serves one client after another until standard input ends. At most ten minutes each.
    void serve();

private:
    struct Stream {
        QByteArray bytes;
        std::vector<qsizetype> ends; // of every message
    };
    struct Client {
        int socket = -1;
        mqtt::FrameReader reader;
        bool subscribed = false;
    };

    static QByteArray topic(int number);
    static void add(Stream &stream, int topic, int count);
    void talk(Client &client);
    bool send(Client &client, const char *bytes, qsizetype size);
    bool answer(Client &client, int timeoutMs);

    Stream m_topics;
    Stream m_traffic;
    int m_messagesPerSecond;
    int m_listener = -1;
    quint16 m_port = 0;
};

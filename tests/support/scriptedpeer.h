// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/framereader.h"
#include "mqtt/packets.h"

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <deque>
#include <functional>
#include <vector>

// A broker on a free port that follows a script: accept, expect this, answer that. Steps are
// performed in order, connection after connection; the test waits for isDone(). What comes and was
// not expected ends the script with a complaint. Lives in the test's thread.
//
//     peer.accept().expect("CONNECT v5 me").answer(mqtt::ConnackPacket()).expectEnd();
//     client.connectToBroker(options);
//     QTRY_VERIFY2(peer.isDone(), peer.report());
class ScriptedPeer : public QObject {
public:
    ScriptedPeer();
    ~ScriptedPeer() override;

    quint16 port() const { return m_server.serverPort(); }

    ScriptedPeer &accept(); // the next connection; forgets the one before
    ScriptedPeer &expect(const QByteArray &brief); // the next packet, as brief() writes it
    ScriptedPeer &expectEnd(); // the client closes, without sending more
    ScriptedPeer &answer(const mqtt::Packet &packet);
    ScriptedPeer &answerBytes(const QByteArray &bytes);
    ScriptedPeer &answerByteByByte(const QByteArray &bytes);
    ScriptedPeer &hangUp(); // an orderly end
    ScriptedPeer &reset(); // a broken connection
    ScriptedPeer &then(std::function<void()> action);
    // accept, expect CONNECT, answer CONNACK
    ScriptedPeer &acceptClient(const mqtt::ConnackPacket &connack = {});

    bool isDone() const { return m_steps.empty() && m_complaint.isEmpty(); }
    const char *report(); // where it stands, for a failure message
    int connections() const { return m_connections; }
    qsizetype unread() const { return qsizetype(m_inbox.size()); } // packets that came unexpected
    const std::vector<mqtt::Packet> &received() const { return m_received; }
    int writes() const { return m_writes; } // separate arrivals of bytes since accept()
    qint64 bytesWaiting() const { return m_socket ? m_socket->bytesToWrite() : 0; }
    void stopListening() { m_server.close(); }

private:
    enum class Progress { Done, Waiting };
    ScriptedPeer &add(const QByteArray &name, std::function<Progress()> run);
    void advance();
    void read();

    struct Step {
        QByteArray name;
        std::function<Progress()> run;
    };
    QTcpServer m_server;
    QPointer<QTcpSocket> m_socket;
    mqtt::FrameReader m_reader;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::Mqtt5;
    std::deque<Step> m_steps;
    std::deque<mqtt::Packet> m_inbox;
    std::vector<mqtt::Packet> m_received;
    QByteArray m_complaint;
    QByteArray m_report;
    int m_connections = 0;
    int m_writes = 0;
    bool m_ended = false;
    bool m_advancing = false;
};

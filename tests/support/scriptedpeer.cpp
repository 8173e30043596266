// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedpeer.h"

#include "mqtt/codec.h"
#include "support/brief.h"

#include <QStringBuilder>

#include <memory>

using namespace mqtt;

ScriptedPeer::ScriptedPeer()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedPeer::advance);
}

ScriptedPeer::~ScriptedPeer()
{
    // Sockets that end with us have nothing to tell any more.
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->disconnect(this);
}

ScriptedPeer &ScriptedPeer::add(const QByteArray &name, std::function<Progress()> run)
{
    m_steps.push_back({name, std::move(run)});
    // Later, so that a test can write down the whole script first.
    QMetaObject::invokeMethod(this, &ScriptedPeer::advance, Qt::QueuedConnection);
    return *this;
}

void ScriptedPeer::advance()
{
    if (std::exchange(m_advancing, true))
        return;
    while (!m_steps.empty() && m_complaint.isEmpty() && m_steps.front().run() == Progress::Done) {
        m_steps.pop_front();
    }
    m_advancing = false;
}

const char *ScriptedPeer::report()
{
    m_report = m_complaint.isEmpty() ? "script is done" : m_complaint;
    if (m_complaint.isEmpty() && !m_steps.empty())
        m_report = "script waits at: " + m_steps.front().name;
    return m_report.constData();
}

ScriptedPeer &ScriptedPeer::accept()
{
    return add("accept", [this] {
        if (!m_server.hasPendingConnections())
            return Progress::Waiting;
        m_socket = m_server.nextPendingConnection();
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_reader.reset();
        m_inbox.clear();
        m_ended = false;
        m_writes = 0;
        ++m_connections;
        connect(m_socket, &QTcpSocket::readyRead, this, [this, socket = m_socket.data()] {
            if (socket == m_socket)
                read();
        });
        connect(m_socket, &QTcpSocket::disconnected, this, [this, socket = m_socket.data()] {
            if (socket == m_socket)
                m_ended = true;
            advance();
        });
        if (m_socket->bytesAvailable() > 0)
            read(); // came while the script was still busy with the connection before
        m_ended = m_socket->state() != QAbstractSocket::ConnectedState;
        return Progress::Done;
    });
}

void ScriptedPeer::read()
{
    ++m_writes;
    m_reader.append(m_socket->readAll());
    while (const auto frame = m_reader.nextFrame()) {
        const auto packet = decode(m_reader.view(*frame), m_version);
        if (!packet) {
            m_complaint = QByteArray("the client sent something bad: ") + packet.error().what;
            return;
        }
        if (const auto *connect = std::get_if<ConnectPacket>(&*packet))
            m_version = connect->version;
        m_inbox.push_back(*packet);
        m_received.push_back(*packet);
    }
    m_reader.discardFrames();
    advance();
}

ScriptedPeer &ScriptedPeer::expect(const QByteArray &text)
{
    return add("expect " + text, [this, text] {
        if (m_inbox.empty()) {
            if (m_ended)
                m_complaint = "connection ended instead of " + text;
            return Progress::Waiting;
        }
        const QByteArray came = brief(m_inbox.front());
        m_inbox.pop_front();
        if (came != text)
            m_complaint = "expected " + text + ", got " + came;
        return Progress::Done;
    });
}

ScriptedPeer &ScriptedPeer::expectEnd()
{
    return add("expect the end", [this] {
        if (!m_inbox.empty()) {
            m_complaint = "expected the end, got " + brief(m_inbox.front());
            return Progress::Waiting;
        }
        return m_ended ? Progress::Done : Progress::Waiting;
    });
}

ScriptedPeer &ScriptedPeer::answer(const Packet &packet)
{
    return add("answer " + brief(packet), [this, packet] {
        const auto bytes = encode(packet, m_version);
        if (!bytes)
            m_complaint = QByteArray("the script cannot write that: ") + bytes.error().what;
        else if (m_socket)
            m_socket->write(*bytes);
        return Progress::Done;
    });
}

ScriptedPeer &ScriptedPeer::answerBytes(const QByteArray &bytes)
{
    return add("answer bytes", [this, bytes] {
        if (m_socket)
            m_socket->write(bytes);
        return Progress::Done;
    });
}

ScriptedPeer &ScriptedPeer::answerByteByByte(const QByteArray &bytes)
{
    for (const char byte : bytes) {
        // Through the event loop each time, so that the client sees every byte on its own.
        auto turn = std::make_shared<bool>(false);
        add("one byte", [this, byte, turn] {
            if (!std::exchange(*turn, true)) {
                m_socket->write(&byte, 1);
                m_socket->flush();
                QMetaObject::invokeMethod(this, &ScriptedPeer::advance, Qt::QueuedConnection);
                return Progress::Waiting;
            }
            return Progress::Done;
        });
    }
    return *this;
}

ScriptedPeer &ScriptedPeer::hangUp()
{
    return add("hang up", [this] {
        if (m_socket)
            m_socket->disconnectFromHost();
        return Progress::Done;
    });
}

ScriptedPeer &ScriptedPeer::reset()
{
    return add("reset", [this] {
        if (m_socket)
            m_socket->abort();
        return Progress::Done;
    });
}

ScriptedPeer &ScriptedPeer::then(std::function<void()> action)
{
    return add("do something", [action] {
        action();
        return Progress::Done;
    });
}

ScriptedPeer &ScriptedPeer::acceptClient(const ConnackPacket &connack)
{
    accept();
    add("expect any CONNECT", [this] {
        if (m_inbox.empty())
            return Progress::Waiting;
        if (!std::holds_alternative<ConnectPacket>(m_inbox.front()))
            m_complaint = "expected CONNECT, got " + brief(m_inbox.front());
        m_inbox.pop_front();
        return Progress::Done;
    });
    return answer(connack);
}

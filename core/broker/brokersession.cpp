// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/brokersession.h"

#include <algorithm>

namespace broker {

using mqtt::PacketIdentifier;
using mqtt::PacketType;
using mqtt::QoS;
using mqtt::ReasonCode;

BrokerSession::BrokerSession(SubscriberId subscriber, const QByteArray &client,
                             const BrokerLimits &limits, QueueBudget &budget)
    : id(subscriber)
    , clientId(client)
    , m_queue(limits.queuedMessages, limits.queuedBytes, budget)
    , m_sendMaximum(limits.sendMaximum)
    , m_receiveMaximum(limits.receiveMaximum)
{
}

void BrokerSession::attach(BrokerConnection &connection, Instant now)
{
    m_connection = &connection;
    if (m_received)
        m_received->startConnection(connection.isMqtt5() ? m_receiveMaximum : quint16(65535));
    m_window.startResending();
    for (const PacketIdentifier released : m_window.released())
        connection.sendAck(PacketType::Pubrel, released, ReasonCode::Success);
    sendMore(now);
}

void BrokerSession::detach(bool ends)
{
    m_connection = nullptr;
    if (ends)
        m_queue.clear();
    else
        m_queue.dropAtMostOnce();
}

bool BrokerSession::windowIsOpen() const
{
    return m_window.active() < std::min<int>(m_sendMaximum, m_connection->terms().receiveMaximum);
}

void BrokerSession::deliver(Publication &publication, const Delivery &how)
{
    const bool isConnected = m_connection && m_connection->isOpen();
    const bool atMostOnce = how.qos == QoS::AtMostOnce;
    if (isConnected && m_connection->hasRoom()) {
        if (atMostOnce && !m_queue.hasAtMostOnce()) {
            if (how.identifiers.empty() && !m_connection->usesAliases()) {
                m_connection->sendPlain(publication, how.retain);
                return;
            }
            PublishForm form;
            form.retain = how.retain;
            form.expirySeconds = publication.view().remainingExpiry(publication.now());
            form.identifiers = how.identifiers;
            if (!m_connection->sendPublish(publication.view(), form))
                ++m_tooLarge;
            return;
        }
        if (!atMostOnce && !m_queue.hasAcknowledged() && !m_window.hasWaiting() && windowIsOpen()) {
            sendNow({publication.shared(),
                     how.qos,
                     how.retain,
                     {how.identifiers.begin(), how.identifiers.end()}},
                    publication.view(), publication.now());
            return;
        }
    }
    if (atMostOnce && !isConnected)
        return; // not kept for those who are away (3.1.2.11.2)
    m_queue.push({publication.shared(),
                  how.qos,
                  how.retain,
                  {how.identifiers.begin(), how.identifiers.end()}},
                 how.isRetained);
}

void BrokerSession::sendNow(const QueuedMessage &queued, const MessageView &message, Instant now)
{
    PublishForm form;
    form.qos = queued.qos;
    form.retain = queued.retain;
    form.expirySeconds = message.remainingExpiry(now);
    form.identifiers = queued.identifiers;
    if (queued.qos == QoS::AtMostOnce) {
        if (!m_connection->sendPublish(message, form))
            ++m_tooLarge;
        return;
    }
    const auto packetIdentifier = m_window.allocate();
    if (!packetIdentifier)
        return; // cannot be: the window is far smaller
    form.packetIdentifier = *packetIdentifier;
    if (m_connection->sendPublish(message, form)) {
        m_window.add({queued, *packetIdentifier});
    } else {
        m_window.giveBack(*packetIdentifier);
        ++m_tooLarge;
    }
}

void BrokerSession::resend(Instant now)
{
    const SendWindow::Sent &sent = m_window.nextWaiting();
    const MessageView message = sent.queued.message->view();
    PublishForm form;
    form.qos = sent.queued.qos;
    form.retain = sent.queued.retain;
    form.duplicate = true;
    form.packetIdentifier = sent.packetIdentifier;
    form.expirySeconds = message.remainingExpiry(now);
    form.identifiers = sent.queued.identifiers;
    if (m_connection->sendPublish(message, form)) {
        m_window.resent();
    } else {
        m_window.discardWaiting();
        ++m_tooLarge;
    }
}

void BrokerSession::sendMore(Instant now)
{
    while (m_connection && m_connection->hasRoom()) {
        const bool isOpen = windowIsOpen();
        if (m_window.hasWaiting() && isOpen) {
            resend(now);
            continue;
        }
        const bool onlyAtMostOnce = !isOpen || m_window.hasWaiting();
        if (!m_queue.front(onlyAtMostOnce))
            return;
        const QueuedMessage queued = m_queue.pop(onlyAtMostOnce);
        const MessageView message = queued.message->view();
        if (!message.isExpired(now))
            sendNow(queued, message, now);
    }
}

bool BrokerSession::puback(PacketIdentifier packetIdentifier, Instant now)
{
    if (m_window.acknowledged(packetIdentifier) == SendWindow::Answer::Mismatch)
        return false;
    sendMore(now);
    return true;
}

bool BrokerSession::pubrec(PacketIdentifier packetIdentifier, ReasonCode code, Instant now)
{
    const bool refused = mqtt::isError(code);
    switch (m_window.received(packetIdentifier, refused)) {
    case SendWindow::Answer::Mismatch:
        return false;
    case SendWindow::Answer::Unknown:
        if (!refused)
            m_connection->sendAck(PacketType::Pubrel, packetIdentifier,
                                  ReasonCode::PacketIdentifierNotFound);
        break;
    case SendWindow::Answer::Done:
        if (!refused)
            m_connection->sendAck(PacketType::Pubrel, packetIdentifier, ReasonCode::Success);
        break;
    }
    sendMore(now); // a refusal frees the window
    return true;
}

bool BrokerSession::pubcomp(PacketIdentifier packetIdentifier, Instant now)
{
    if (m_window.completed(packetIdentifier) == SendWindow::Answer::Mismatch)
        return false;
    sendMore(now);
    return true;
}

mqtt::ReceivedIds &BrokerSession::received()
{
    if (!m_received) {
        m_received = std::make_unique<mqtt::ReceivedIds>();
        const bool isMqtt5 = m_connection && m_connection->isMqtt5();
        m_received->startConnection(isMqtt5 ? m_receiveMaximum : quint16(65535));
    }
    return *m_received;
}

void BrokerSession::acknowledgementsSent()
{
    if (m_received)
        m_received->acknowledgementsSent();
}

} // namespace broker

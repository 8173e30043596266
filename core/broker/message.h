// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/effects.h"
#include "mqtt/types.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>

namespace broker {

using mqtt::Instant;

// An application message as the broker forwards it, wherever its bytes lie. The properties are the
// publisher's own bytes without those that belong to one connection or change with time.
struct MessageView {
    QByteArrayView topic{};
    QByteArrayView properties{}; // no alias, no expiry; empty from clients of 3.x
    QByteArrayView payload{};
    mqtt::QoS qos = mqtt::QoS::AtMostOnce; // as published
    bool retain = false; // as published
    std::optional<quint32> expirySeconds{}; // as published
    Instant receivedAt{0};

    bool isExpired(Instant now) const;
    std::optional<quint32> remainingExpiry(Instant now) const; // at least 1
};

// The same with bytes of its own: for queues, windows and the retained store, shared between them.
class Message {
public:
    explicit Message(const MessageView &view);

    MessageView view() const;
    QByteArrayView topic() const { return QByteArrayView(m_bytes).first(m_topicLength); }
    // What it takes in memory, nearly.
    qint64 cost() const { return m_bytes.size() + 128; }

private:
    QByteArray m_bytes; // topic, properties, payload
    qsizetype m_topicLength;
    qsizetype m_propertiesLength;
    std::optional<quint32> m_expirySeconds;
    Instant m_receivedAt;
    mqtt::QoS m_qos;
    bool m_retain;
};

using MessagePointer = std::shared_ptr<const Message>;

} // namespace broker

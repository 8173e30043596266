// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/message.h"

namespace broker {

bool MessageView::isExpired(Instant now) const
{
    return expirySeconds && now - receivedAt >= std::chrono::seconds(*expirySeconds);
}

std::optional<quint32> MessageView::remainingExpiry(Instant now) const
{
    if (!expirySeconds)
        return std::nullopt;
    const auto waited = std::chrono::duration_cast<std::chrono::seconds>(now - receivedAt).count();
    return waited < *expirySeconds ? static_cast<quint32>(*expirySeconds - waited) : 1U;
}

Message::Message(const MessageView &view)
    : m_topicLength(view.topic.size())
    , m_propertiesLength(view.properties.size())
    , m_expirySeconds(view.expirySeconds)
    , m_receivedAt(view.receivedAt)
    , m_qos(view.qos)
    , m_retain(view.retain)
{
    m_bytes.reserve(m_topicLength + m_propertiesLength + view.payload.size());
    m_bytes.append(view.topic).append(view.properties).append(view.payload);
}

MessageView Message::view() const
{
    const QByteArrayView bytes(m_bytes);
    const qsizetype payload = m_topicLength + m_propertiesLength;
    return {bytes.first(m_topicLength),
            bytes.sliced(m_topicLength, m_propertiesLength),
            bytes.sliced(payload),
            m_qos,
            m_retain,
            m_expirySeconds,
            m_receivedAt};
}

} // namespace broker

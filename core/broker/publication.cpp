// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/publication.h"

namespace broker {

const MessagePointer &Publication::shared()
{
    if (!m_shared)
        m_shared = std::make_shared<const Message>(m_view);
    return m_shared;
}

const QByteArray &Publication::plainFrame(bool mqtt5, bool retain)
{
    QByteArray &frame = m_plain[(mqtt5 ? 2U : 0U) + (retain ? 1U : 0U)];
    if (frame.isEmpty()) {
        PublishForm form;
        form.mqtt5 = mqtt5;
        form.retain = retain;
        form.expirySeconds = m_view.remainingExpiry(m_now);
        frame.reserve(publishSize(m_view, form));
        appendPublish(frame, m_view, form);
    }
    return frame;
}

} // namespace broker

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/publishframe.h"

#include <array>

namespace broker {

// One message on its way to many: what several receivers can share is made once, and only when the
// first of them needs it. Lives for one call, on the stack.
class Publication {
public:
    Publication(const MessageView &view, Instant now)
        : m_view(view)
        , m_now(now)
    {
    }
    Publication(const MessagePointer &message, Instant now)
        : m_view(message->view())
        , m_now(now)
        , m_shared(message)
    {
    }
    Q_DISABLE_COPY_MOVE(Publication)

    const MessageView &view() const { return m_view; }
    Instant now() const { return m_now; }
    const MessagePointer &shared();
    // QoS 0 as nearly every receiver gets it: no alias, no subscription identifier.
    const QByteArray &plainFrame(bool mqtt5, bool retain);

private:
    const MessageView m_view;
    const Instant m_now;
    MessagePointer m_shared;
    std::array<QByteArray, 4> m_plain;
};

} // namespace broker

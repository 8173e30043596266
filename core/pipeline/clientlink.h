// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/inboxfeeder.h"

#include <QPointer>

#include <memory>
#include <utility>

class QThread;

namespace pipeline {

// The GUI-side end of a client that lives on the I/O thread (or on this one when the thread is
// null): commands go over as queued calls, received messages come back through the inbox. Both
// ways work the same with and without a thread. Its end takes the client along, within a second.
class ClientLink {
public:
    ClientLink(qint64 inboxBytes, QThread *ioThread);
    ~ClientLink();
    Q_DISABLE_COPY_MOVE(ClientLink)

    // To connect their signals with Qt::QueuedConnection, right after construction; everything else
    // goes through post().
    const client::Client *client() const { return &m_feeder->client(); }
    const InboxFeeder *feeder() const { return m_feeder; }

    // Calls `command(client)` on the client's thread, in order. Nothing happens when that thread
    // has ended.
    template <typename Command> void post(Command command)
    {
        InboxFeeder *feeder = m_feeder;
        if (!feeder)
            return;
        QMetaObject::invokeMethod(
            feeder, [feeder, command = std::move(command)] { command(feeder->client()); },
            Qt::QueuedConnection);
    }

    // The client says good-bye in its own time and is gone; nobody waits for it.
    void leave();

    Inbox &inbox() { return *m_inbox; }
    const Inbox &inbox() const { return *m_inbox; }
    // Takes the oldest of what waits, a piece of some 1 MiB (what has been taken does not count in
    // the inbox any more), and lets the client read on if it had to stop and half of the inbox is
    // free again.
    std::vector<mqtt::MessageBatch> take();
    void setInboxBytes(qint64 bytes);

private:
    void goOnReading();

    std::shared_ptr<Inbox> m_inbox; // shared with the feeder, which may outlive us for a moment
    QPointer<InboxFeeder> m_feeder; // deletes itself, at the latest with its thread
};

} // namespace pipeline

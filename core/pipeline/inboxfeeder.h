// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"
#include "mqtt/messagebatch.h"
#include "pipeline/messageinbox.h"

#include <QObject>
#include <QSemaphore>

#include <memory>

namespace pipeline {

using Inbox = MessageInbox<mqtt::MessageBatch>;

// What a batch costs while it waits.
qint64 costOf(const mqtt::MessageBatch &batch);

// The far end of a ClientLink: owns the client, lives with it on the I/O thread, puts what it
// receives into the inbox, and makes it pause when the inbox is full.
class InboxFeeder : public QObject {
    Q_OBJECT

public:
    explicit InboxFeeder(std::shared_ptr<Inbox> inbox);
    ~InboxFeeder() override;

    client::Client &client() { return *m_client; }

    // Says good-bye to the broker, then deletes itself and releases `done`; at the latest after
    // `patience`.
    void finish(std::shared_ptr<QSemaphore> done, std::chrono::milliseconds patience);

signals:
    void arrived(); // the inbox was empty and is not any more

private:
    void feed(const mqtt::MessageBatch &batch);

    std::shared_ptr<Inbox> m_inbox;
    std::shared_ptr<QSemaphore> m_done;
    std::unique_ptr<client::Client> m_client;
};

} // namespace pipeline

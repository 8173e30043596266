// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/inboxfeeder.h"

#include <QTimer>

namespace pipeline {

qint64 costOf(const mqtt::MessageBatch &batch)
{
    constexpr qint64 Overhead = 128; // allocation headers and the place in the queue
    return static_cast<qint64>(batch.bytes.capacity())
        + static_cast<qint64>(batch.records.size() * sizeof(mqtt::MessageRecord)) + Overhead;
}

InboxFeeder::InboxFeeder(std::shared_ptr<Inbox> inbox)
    : m_inbox(std::move(inbox))
    , m_client(std::make_unique<client::Client>(nullptr))
{
    // A child moves along with us to another thread; ownership stays with the pointer.
    m_client->setParent(this);
    connect(m_client.get(), &client::Client::messagesReceived, this, &InboxFeeder::feed);
}

InboxFeeder::~InboxFeeder()
{
    m_client.reset();
    if (m_done)
        m_done->release();
}

void InboxFeeder::feed(const mqtt::MessageBatch &batch)
{
    if (batch.records.empty())
        return;
    const auto pushed
        = m_inbox->push(batch, costOf(batch), static_cast<qint64>(batch.records.size()));
    if (pushed.isFull)
        m_client->pauseReading();
    if (pushed.wasEmpty)
        emit arrived();
}

void InboxFeeder::finish(std::shared_ptr<QSemaphore> done, std::chrono::milliseconds patience)
{
    m_done = std::move(done);
    const auto isOver = [](client::State state) {
        return state == client::State::Disconnected || state == client::State::Failed;
    };
    m_client->disconnectFromBroker();
    if (isOver(m_client->state())) {
        deleteLater();
        return;
    }
    connect(m_client.get(), &client::Client::stateChanged, this,
            [this, isOver](client::State state) {
                if (isOver(state))
                    deleteLater();
            });
    QTimer::singleShot(patience, this, &QObject::deleteLater);
}

} // namespace pipeline

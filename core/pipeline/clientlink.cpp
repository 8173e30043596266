// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/clientlink.h"

#include <QThread>

namespace pipeline {

namespace {

constexpr qint64 BytesPerTake = 1024LL * 1024;
constexpr std::chrono::milliseconds Patience{900};
constexpr std::chrono::milliseconds LongestWait{1000};

} // namespace

ClientLink::ClientLink(qint64 inboxBytes, QThread *ioThread)
    : m_inbox(std::make_shared<Inbox>(inboxBytes))
    , m_feeder(new InboxFeeder(m_inbox))
{
    if (!ioThread)
        return;
    m_feeder->moveToThread(ioThread);
    // Should the thread end before us, the client has to end with it.
    QObject::connect(ioThread, &QThread::finished, m_feeder, &QObject::deleteLater);
}

ClientLink::~ClientLink()
{
    if (!m_feeder)
        return; // gone with its thread
    const QThread *const thread = m_feeder->thread();
    const bool isHere = thread == QThread::currentThread();
    if (isHere)
        m_feeder->client().disconnectFromBroker();
    if (isHere || !thread || !thread->isRunning()) {
        delete m_feeder.data();
        return;
    }
    auto done = std::make_shared<QSemaphore>();
    InboxFeeder *feeder = m_feeder;
    QMetaObject::invokeMethod(
        m_feeder, [feeder, done] { feeder->finish(done, Patience); }, Qt::QueuedConnection);
    // So that DISCONNECT is out, and no will is published, before the caller ends the thread.
    done->tryAcquire(1, static_cast<int>(LongestWait.count()));
}

void ClientLink::leave()
{
    if (!m_feeder)
        return;
    InboxFeeder *feeder = m_feeder;
    m_feeder = nullptr;
    QMetaObject::invokeMethod(
        feeder, [feeder] { feeder->finish(std::make_shared<QSemaphore>(), Patience); },
        Qt::QueuedConnection);
}

std::vector<mqtt::MessageBatch> ClientLink::take()
{
    Inbox::Taken taken = m_inbox->take(BytesPerTake);
    if (taken.goOn)
        goOnReading();
    return std::move(taken.batches);
}

void ClientLink::setInboxBytes(qint64 bytes)
{
    if (m_inbox->setByteLimit(bytes))
        goOnReading();
}

void ClientLink::goOnReading()
{
    post([](client::Client &client) { client.resumeReading(); });
}

} // namespace pipeline

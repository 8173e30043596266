// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/retainedcheck.h"

#include "mqtt/codec.h"
#include "mqtt/topic.h"
#include "pipeline/connection.h"
#include "pipeline/probeclient.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace pipeline {

using client::Client;
using mqtt::ProtocolVersion;
using mqtt::Subscription;
using Added = RetainedMessages::Added;

namespace {

constexpr std::chrono::milliseconds ProbeInterval{20};
constexpr std::size_t MostWaiting = 8;
constexpr qsizetype MostLiveTopics = 100'000;
// The largest there is, which nobody else is likely to have chosen (MQTT 5.0 3.8.2.1.2).
constexpr quint32 ExtraIdentifier = 268'435'455;

QByteArray filterFor(const RetainedQuestion &question)
{
    if (question.scope == RetainedScope::Topic)
        return question.topic;
    // "a/#" covers "a" too (MQTT 5.0 4.7.1.2).
    return question.topic.isEmpty() ? QByteArrayLiteral("#") : question.topic + "/#";
}

} // namespace

RetainedCheck::RetainedCheck(Connection &connection, ClientLink &link, QThread *ioThread)
    : m_connection(connection)
    , m_link(link)
    , m_ioThread(ioThread)
    , m_clock([this](FrameClock::Clock::time_point deadline) { return takeFromProbe(deadline); },
              [this] { return m_probe && m_probe->isAnyWaiting(); })
{
    m_clock.setInterval(ProbeInterval);
    m_quiet.setSingleShot(true);
    m_limit.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &RetainedCheck::quiet);
    connect(&m_limit, &QTimer::timeout, this, &RetainedCheck::tooLate);
    connect(&connection, &Connection::stateChanged, this, &RetainedCheck::stateChanged);
    connect(&connection, &Connection::pausedChanged, this, &RetainedCheck::pausedChanged);
}

RetainedCheck::~RetainedCheck() = default;

quint64 RetainedCheck::ask(const RetainedQuestion &question)
{
    if (isRunning() && m_result.question == question)
        return m_result.number;
    const auto same = std::find_if(m_queue.cbegin(), m_queue.cend(), [&](const Waiting &waiting) {
        return waiting.question == question;
    });
    if (same != m_queue.cend())
        return same->number;
    const quint64 number = ++m_lastNumber;
    if (m_queue.size() >= MostWaiting) {
        RetainedResult busy;
        busy.number = number;
        busy.question = question;
        busy.topicFilter = filterFor(question);
        busy.outcome = RetainedOutcome::Busy;
        QMetaObject::invokeMethod(
            this, [this, busy] { emit finished(busy); }, Qt::QueuedConnection);
        return number;
    }
    m_queue.push_back({number, question});
    QMetaObject::invokeMethod(this, &RetainedCheck::next, Qt::QueuedConnection);
    return number;
}

void RetainedCheck::next()
{
    if (isRunning() || m_queue.empty())
        return;
    const Waiting waiting = std::move(m_queue.front());
    m_queue.pop_front();
    begin(waiting);
}

void RetainedCheck::begin(const Waiting &waiting)
{
    m_result = {};
    m_result.number = waiting.number;
    m_result.question = waiting.question;
    m_result.topicFilter = filterFor(waiting.question);
    m_result.askedAtUs = QDateTime::currentMSecsSinceEpoch() * 1000;
    m_phase = Phase::Asking;
    emit started(waiting.number);
    const bool isTopic = waiting.question.topic.isEmpty()
        ? waiting.question.scope == RetainedScope::Branch
        : !mqtt::TopicName::check(waiting.question.topic);
    if (!isTopic || waiting.question.topic.startsWith("$share/"))
        return finish(RetainedOutcome::InvalidTopic);
    if (m_connection.state() != client::State::Connected || !m_connection.broker())
        return finish(RetainedOutcome::NotConnected);
    askFor(m_result.topicFilter);
}

bool RetainedCheck::canRepeat(const QByteArray &topicFilter) const
{
    // What is received stands still with the display.
    if (m_connection.isPaused() || m_connection.broker()->version == ProtocolVersion::Mqtt31)
        return false;
    const std::vector<SubscriptionState> all = m_connection.subscriptions();
    return std::any_of(all.cbegin(), all.cend(), [&](const SubscriptionState &state) {
        return state.subscription.topicFilter == topicFilter
            && state.status == SubscriptionState::Status::Granted
            && quint8(state.reasonCode) >= quint8(m_result.question.qos);
    });
}

void RetainedCheck::askFor(const QByteArray &topicFilter)
{
    m_result.topicFilter = topicFilter;
    m_phase = Phase::Asking;
    m_limit.start(m_times.answer);
    // What is published with the retain flag while we look is known to be retained.
    const Subscription subscription{
        .topicFilter = topicFilter, .qos = m_result.question.qos, .retainAsPublished = true};
    if (!m_probe && canRepeat(topicFilter)) {
        m_result.way = RetainedWay::Repeated;
        m_watching = true;
        m_link.post([topicFilter](Client &client) { client.repeatSubscription(topicFilter); });
    } else if (m_result.secondClient.kind != client::Failure::None) {
        askWithExtraFilter(subscription);
    } else {
        askSecondClient(subscription);
    }
}

void RetainedCheck::askSecondClient(const Subscription &subscription)
{
    m_result.way = RetainedWay::SecondClient;
    if (m_probe)
        return m_probe->subscribe(subscription);
    m_probe = std::make_unique<ProbeClient>(
        ProbeClient::probeOptions(m_connection.options(), *m_connection.broker(), subscription),
        m_ioThread);
    connect(m_probe.get(), &ProbeClient::answered, this, &RetainedCheck::subscribed);
    connect(m_probe.get(), &ProbeClient::ended, this, &RetainedCheck::secondClientEnded);
    connect(m_probe.get(), &ProbeClient::arrived, this, [this] { m_clock.request(); });
}

void RetainedCheck::secondClientEnded(const client::FailureInfo &failure)
{
    if (!m_probe || m_phase == Phase::Idle)
        return;
    m_result.secondClient = failure;
    if (failure.kind == client::Failure::None)
        m_result.secondClient.kind = client::Failure::ConnectionLost;
    m_quiet.stop();
    dropProbe();
    m_result.messages = {};
    if (m_connection.isPaused())
        return finish(RetainedOutcome::Paused);
    askFor(m_result.topicFilter);
}

// Later: this may be one of its signals, or its work.
void RetainedCheck::dropProbe()
{
    m_clock.stop();
    m_batches.clear();
    m_batch = 0;
    m_record = 0;
    if (!m_probe)
        return;
    ProbeClient *probe = m_probe.release();
    probe->disconnect(this);
    probe->setParent(this);
    probe->deleteLater();
}

void RetainedCheck::askWithExtraFilter(const Subscription &subscription)
{
    m_result.way = RetainedWay::ExtraFilter;
    const client::BrokerInfo broker = *m_connection.broker();
    Subscription extra = subscription;
    // So that a live message comes without the flag where it is sent once for each filter.
    extra.retainAsPublished = false;
    m_extraIdentifier.reset();
    if (broker.version == ProtocolVersion::Mqtt5 && broker.subscriptionIdentifiersAvailable)
        m_extraIdentifier = ExtraIdentifier;
    m_watching = true;
    m_extraGranted = true;
    m_link.post([extra, identifier = m_extraIdentifier](Client &client) {
        client.subscribe({extra}, identifier);
    });
}

void RetainedCheck::leaveExtraFilter()
{
    if (!std::exchange(m_extraGranted, false))
        return;
    const QByteArray filter = m_result.topicFilter;
    m_leaving.push_back(filter);
    m_link.post([filter](Client &client) { client.unsubscribe({filter}); });
}

bool RetainedCheck::unsubscribed(const QByteArray &topicFilter)
{
    return std::erase(m_leaving, topicFilter) > 0;
}

void RetainedCheck::adopt(const QByteArray &topicFilter)
{
    if (isRunning() && m_result.topicFilter == topicFilter)
        m_extraGranted = false;
    std::erase(m_leaving, topicFilter);
}

bool RetainedCheck::answered(const client::SubscriptionResult &result)
{
    const bool isThis = result.subscription.topicFilter == m_result.topicFilter;
    const bool isOurs = result.repeated || (m_extraGranted && isThis);
    if (isThis && !m_probe && result.repeated == (m_result.way == RetainedWay::Repeated))
        subscribed(result);
    return isOurs;
}

void RetainedCheck::subscribed(const client::SubscriptionResult &result)
{
    if (m_phase != Phase::Asking || result.subscription.topicFilter != m_result.topicFilter)
        return;
    if (!mqtt::isError(result.reasonCode)) {
        m_phase = Phase::Collecting;
        m_quiet.start(m_times.quiet);
        m_limit.start(m_times.collect);
        return;
    }
    m_extraGranted = false;
    m_watching = false;
    if (!m_result.onlyTheTopic) {
        m_result.reasonCode = result.reasonCode;
        m_result.reasonString = result.reasonString;
    }
    // Some brokers know no wildcards, or grant single topics only.
    const bool isBranch = m_result.question.scope == RetainedScope::Branch;
    if (isBranch && !m_result.question.topic.isEmpty() && !m_result.onlyTheTopic
        && m_result.way != RetainedWay::Repeated) {
        m_result.onlyTheTopic = true;
        return askFor(m_result.question.topic);
    }
    finish(RetainedOutcome::Refused);
}

bool RetainedCheck::isForExtraFilter(QByteArrayView bytes, const mqtt::MessageRecord &record) const
{
    if (record.version != ProtocolVersion::Mqtt5)
        return true; // the flag says so
    if (!m_extraIdentifier || record.propertiesLength == 0)
        return false; // may be a live one, as it was published
    const auto properties = mqtt::decodePublishProperties(
        bytes.sliced(record.propertiesOffset, record.propertiesLength));
    return properties
        && properties->subscriptionIdentifiers == std::vector<quint32>{*m_extraIdentifier};
}

bool RetainedCheck::observe(QByteArrayView bytes, const mqtt::MessageRecord &record)
{
    const QByteArrayView topic = bytes.sliced(record.topicOffset, record.topicLength);
    if (!mqtt::TopicFilter::matches(m_result.topicFilter, topic))
        return false;
    const bool isExtra = m_result.way == RetainedWay::ExtraFilter;
    if (!record.retain) {
        if (isExtra)
            noteLive(topic, bytes.sliced(record.payloadOffset, record.payloadLength));
        return false;
    }
    // The broker sends each of them once; what follows is something else.
    const bool isKept = isExtra && !m_result.messages.contains(topic) && record.payloadLength > 0
        && isForExtraFilter(bytes, record);
    note(bytes, record);
    return isKept;
}

void RetainedCheck::noteLive(QByteArrayView topic, QByteArrayView payload)
{
    const size_t hash = qHashBits(payload.data(), size_t(payload.size()));
    const auto known = m_live.find(QByteArray::fromRawData(topic.data(), topic.size()));
    if (known == m_live.end()) {
        if (m_live.size() < MostLiveTopics)
            m_live.insert(topic.toByteArray(), hash);
        return;
    }
    if (std::exchange(*known, hash) == hash)
        ++m_result.possibleCopies;
}

void RetainedCheck::note(QByteArrayView bytes, const mqtt::MessageRecord &record)
{
    switch (m_result.messages.add(bytes, record)) {
    case Added::New:
        if (m_phase == Phase::Collecting)
            m_quiet.start(m_times.quiet);
        break;
    case Added::Replaced:
    case Added::Cleared:
        break; // a topic that goes on and on must not keep us here
    case Added::Full:
        m_watching = false;
        // Not from within the connection's own work.
        QMetaObject::invokeMethod(
            this,
            [this, number = m_result.number] {
                if (isRunning() && m_result.number == number)
                    finish(RetainedOutcome::LimitReached);
            },
            Qt::QueuedConnection);
        break;
    }
}

bool RetainedCheck::takeFromProbe(FrameClock::Clock::time_point deadline)
{
    constexpr int RecordsPerLook = 128;
    int looked = 0;
    while (m_probe) {
        if (m_batch == m_batches.size()) {
            m_batches = m_probe->take();
            m_batch = 0;
            m_record = 0;
            if (m_batches.empty())
                return false;
        }
        const mqtt::MessageBatch &batch = m_batches[m_batch];
        for (; m_record < batch.records.size(); ++m_record) {
            if (++looked % RecordsPerLook == 0 && FrameClock::Clock::now() >= deadline)
                return true;
            if (batch.records[m_record].retain)
                note(batch.bytes, batch.records[m_record]);
        }
        ++m_batch;
        m_record = 0;
    }
    return false;
}

void RetainedCheck::quiet()
{
    if (m_phase != Phase::Collecting)
        return;
    // What has come, but was not looked at yet, is no silence.
    const bool isBehind = m_probe ? m_clock.isRunning() || m_probe->isAnyWaiting()
                                  : m_connection.statistics().waitingMessages > 0;
    if (isBehind)
        m_quiet.start(m_times.quiet);
    else
        finish(RetainedOutcome::Complete);
}

void RetainedCheck::tooLate()
{
    if (m_phase == Phase::Collecting)
        return finish(RetainedOutcome::TookTooLong);
    if (m_probe)
        return secondClientEnded({.kind = client::Failure::ConnectTimeout});
    finish(RetainedOutcome::NoAnswer);
}

void RetainedCheck::stateChanged()
{
    if (isRunning() && m_connection.state() != client::State::Connected)
        finish(RetainedOutcome::Disconnected);
}

void RetainedCheck::pausedChanged()
{
    if (!isRunning() || !m_connection.isPaused() || m_probe)
        return;
    if (m_result.way == RetainedWay::ExtraFilter)
        return finish(RetainedOutcome::Paused);
    m_watching = false;
    m_quiet.stop();
    m_result.messages = {};
    askFor(m_result.topicFilter);
}

void RetainedCheck::finish(RetainedOutcome outcome)
{
    m_quiet.stop();
    m_limit.stop();
    leaveExtraFilter();
    dropProbe();
    m_live.clear();
    m_watching = false;
    m_phase = Phase::Idle;
    RetainedResult result = std::exchange(m_result, {});
    result.outcome = outcome;
    if (!result.hasMessages())
        result.messages = {};
    QMetaObject::invokeMethod(this, &RetainedCheck::next, Qt::QueuedConnection);
    emit finished(result);
}

} // namespace pipeline

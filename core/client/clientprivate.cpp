// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clientprivate.h"

#include "client/firstbytes.h"
#include "client/maketransport.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace client {
namespace {

using namespace std::chrono_literals;

constexpr qint64 readAtOnce = 256 * 1024;
constexpr qsizetype firstBytesKept = 32;
constexpr auto countersInterval = 250ms;

qint64 wallClockUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

Client::Private::Private(Client *client)
    : q(client)
    , schedule(QRandomGenerator::global()->generate())
    , retryTimer(client)
    , m_connectTimer(client)
    , m_wakeTimer(client)
    , m_countersTimer(client)
{
    for (QTimer *timer : {&retryTimer, &m_connectTimer, &m_wakeTimer, &m_countersTimer})
        timer->setSingleShot(true);
    m_wakeTimer.setTimerType(Qt::PreciseTimer);
    connect(&retryTimer, &QTimer::timeout, q, [this] { startAttempt(); });
    connect(&m_connectTimer, &QTimer::timeout, q,
            [this] { transportEnded(Failure::ConnectTimeout, {}); });
    connect(&m_wakeTimer, &QTimer::timeout, q, [this] {
        session.timePassed(now());
        perform();
    });
    connect(&m_countersTimer, &QTimer::timeout, q, [this] {
        m_toldCounters = counters();
        emit q->countersChanged(m_toldCounters);
    });
}

mqtt::Instant Client::Private::now() const
{
    return std::chrono::duration_cast<mqtt::Instant>(
        std::chrono::steady_clock::now().time_since_epoch());
}

TrafficCounters Client::Private::counters() const
{
    const mqtt::Session::Counters &seen = session.counters();
    return {.bytesReceived = m_bytesReceived,
            .bytesSent = m_bytesSent,
            .packetsReceived = seen.packetsReceived,
            .packetsSent = seen.packetsSent,
            .messagesReceived = seen.messagesReceived,
            .duplicatesSuppressed = seen.duplicatesSuppressed,
            .strayAnswers = seen.strayAnswers};
}

void Client::Private::startAttempt()
{
    abandonTransport();
    m_trace = {.port = options.port};
    m_reader.reset();
    m_reader.setMaximumSize(maximumFrameSize(options));
    m_congested = false;
    if (!beginScram())
        return;

    tls.reset();
    Transport *const transport = makeTransport(options.transport, q);
    m_transport = transport;
    connect(transport, &Transport::stepTaken, q, &Client::stepTaken);
    connect(transport, &Transport::opened, q, [this] { transportOpened(); });
    connect(transport, &Transport::readyRead, q, [this] { read(); });
    connect(transport, &Transport::bytesWritten, q, [this] { bytesWritten(); });
    connect(transport, &Transport::closed, q,
            [this](Failure kind, const QByteArray &detail) { transportEnded(kind, detail); });
    m_connectTimer.start(options.connectTimeout);

    const QPointer<Transport> guard(transport);
    if (state != State::Connecting)
        enter(State::Connecting, failure);
    if (guard && m_transport == transport)
        transport->open(options);
}

void Client::Private::transportOpened()
{
    noteTransport();
    tls = m_trace.tls;
    m_trace.step = ConnectStep::Mqtt;
    m_mqttBegan = now();
    if (tls) {
        const QPointer<Transport> current(m_transport);
        emit q->tlsEstablished(*tls);
        if (!current || m_transport != current)
            return;
    }
    session.transportOpened(now());
    perform();
}

void Client::Private::finishMqttStep()
{
    m_trace.step.reset();
    emit q->stepTaken({.step = ConnectStep::Mqtt, .duration = now() - m_mqttBegan});
}

bool Client::Private::beginScram()
{
    m_scram.reset();
    if (!usesScram(options))
        return true;
    m_scram.emplace(*ScramExchange::algorithm(options.authenticationMethod),
                    QString::fromUtf8(options.userName),
                    QString::fromUtf8(options.password.value_or(QByteArray())));
    const auto first = m_scram->clientFirst();
    if (first)
        session.setAuthenticationData(*first);
    else
        fail({.kind = Failure::AuthenticationFailed, .scramProblem = first.error()});
    return first.hasValue();
}

void Client::Private::answerScram(const mqtt::AuthReceived &challenge)
{
    const auto answer = m_scram->answer(challenge.data);
    if (!answer) {
        endFor(answer.error());
        return;
    }
    session.authenticate(mqtt::ReasonCode::ContinueAuthentication, *answer, now());
    perform();
}

// Not before the broker has proved that it knows the password.
bool Client::Private::trusts(const BrokerInfo &info)
{
    if (!m_scram)
        return true;
    const auto proof = info.connack.properties.authenticationData.value_or(QByteArray());
    const auto problem = m_scram->accepted(proof);
    if (problem)
        endFor(*problem);
    return !problem;
}

void Client::Private::endFor(ScramProblem problem)
{
    m_trace.scramProblem = problem;
    session.transportClosed(now(), false);
    perform();
}

void Client::Private::abandonTransport()
{
    detachTransport(mqtt::TransportAction::Abort);
}

void Client::Private::detachTransport(mqtt::TransportAction action)
{
    m_connectTimer.stop();
    m_wakeTimer.stop();
    Transport *transport = std::exchange(m_transport, nullptr);
    if (!transport)
        return;
    transport->disconnect(q);
    if (action == mqtt::TransportAction::Close)
        transport->closeAndDelete();
    else
        transport->abortAndDelete();
}

void Client::Private::noteTransport()
{
    if (!m_transport)
        return;
    m_trace.tls = m_transport->tls();
    m_trace.webSocket = m_transport->webSocket();
    m_trace.proxyProblem = m_transport->proxyProblem();
}

void Client::Private::transportEnded(Failure kind, const QByteArray &detail)
{
    m_trace.transportFailure = kind;
    m_trace.transportDetail = detail;
    noteTransport();
    if (kind == Failure::ConnectTimeout && m_trace.proxyProblem)
        m_trace.transportFailure = Failure::Proxy;
    if (session.phase() == mqtt::Session::Phase::Offline) {
        if (m_transport)
            m_trace.step = m_transport->step();
        detachTransport(mqtt::TransportAction::Abort);
        fail(failureBefore(m_trace));
        return;
    }
    session.transportClosed(now(), kind != Failure::ConnectTimeout);
    perform();
}

void Client::Private::readSoon()
{
    QMetaObject::invokeMethod(
        q, [this] { read(); }, Qt::QueuedConnection);
}

void Client::Private::read()
{
    // A peer that does not take our acknowledgements gets to wait with its messages.
    if (!m_transport || paused || m_transport->bytesToWrite() > 2 * options.limits.unsentBytes)
        return;
    if (session.phase() == mqtt::Session::Phase::Offline)
        return;
    const qint64 room = std::clamp<qint64>(m_transport->bytesAvailable(), 1, readAtOnce);
    char *const data = m_reader.reserve(room);
    const qint64 count = m_transport->read(data, room);
    if (count <= 0)
        return;
    m_bytesReceived += quint64(count);
    m_reader.commit(count);
    if (session.phase() == mqtt::Session::Phase::AwaitingConnack
        && !looksLikeMqtt(QByteArrayView(data, count))) {
        return;
    }
    session.receive(m_reader, now(), wallClockUs());
    perform();
}

bool Client::Private::looksLikeMqtt(QByteArrayView received)
{
    const qsizetype missing = firstBytesKept - m_trace.firstBytes.size();
    m_trace.firstBytes += received.first(std::min(received.size(), missing));
    switch (classifyFirstBytes(m_trace.firstBytes)) {
    case FirstBytes::Mqtt:
        return true;
    case FirstBytes::Undecided:
        return false; // the bytes stay where they are
    case FirstBytes::Tls:
    case FirstBytes::OtherProtocol:
        break;
    }
    session.transportClosed(now(), false); // failureFor() looks at the first bytes again
    perform();
    return false;
}

void Client::Private::write(const QByteArray &bytes)
{
    if (!m_transport)
        return;
    m_bytesSent += quint64(bytes.size());
    m_transport->write(bytes);
    if (!m_congested && m_transport && m_transport->bytesToWrite() > options.limits.unsentBytes) {
        m_congested = true;
        session.setCongested(true, now());
    }
}

void Client::Private::bytesWritten()
{
    if (!m_transport)
        return;
    const qint64 backlog = m_transport->bytesToWrite();
    if (m_congested && backlog <= options.limits.unsentBytes / 4) {
        m_congested = false;
        session.setCongested(false, now());
        perform();
        readSoon();
    }
}

void Client::Private::sendMoreSoon()
{
    if (std::exchange(m_sendingMore, true))
        return;
    QMetaObject::invokeMethod(
        q,
        [this] {
            m_sendingMore = false;
            session.sendMore(now());
            perform();
        },
        Qt::QueuedConnection);
}

void Client::Private::perform()
{
    mqtt::Effects effects = session.takeEffects();
    if (!effects.bytes.isEmpty())
        write(effects.bytes);
    const QPointer<Client> guard(q);
    const auto deliver = [&] {
        if (const auto batch = std::exchange(effects.messages, std::nullopt))
            emit q->messagesReceived(*batch);
    };
    for (const mqtt::SessionEvent &event : effects.events) {
        if (const auto *end = std::get_if<mqtt::SessionClosed>(&event)) {
            deliver();
            if (!guard)
                return;
            detachTransport(effects.transport);
            closed(*end);
        } else {
            tell(event);
        }
        // What an impostor sent along is not delivered.
        if (!guard || m_trace.scramProblem)
            return;
    }
    deliver();
    if (!guard)
        return;
    armWakeTimer();
    noteTraffic();
    if (session.hasMoreToSend())
        sendMoreSoon();
}

void Client::Private::armWakeTimer()
{
    const auto wakeAt = session.wakeAt();
    if (!wakeAt) {
        m_wakeTimer.stop();
        return;
    }
    // Traffic only ever moves the deadline back; a timer that fires early asks again. That saves
    // re-arming it with every read.
    const auto delay = std::chrono::ceil<std::chrono::milliseconds>(*wakeAt - now());
    const auto wait = std::max(delay, 0ms);
    if (!m_wakeTimer.isActive() || m_wakeTimer.remainingTimeAsDuration() > wait)
        m_wakeTimer.start(wait);
}

void Client::Private::noteTraffic()
{
    if (!m_countersTimer.isActive() && counters() != m_toldCounters)
        m_countersTimer.start(countersInterval);
}

void Client::Private::enter(State next, const FailureInfo &why)
{
    state = next;
    failure = why;
    emit q->stateChanged(state, failure);
}

void Client::Private::fail(FailureInfo why)
{
    why.retryPointless = why.retryPointless || isRetryPointless(why);
    if (why.retryPointless || !options.reconnect.enabled) {
        enter(State::Failed, why);
        return;
    }
    const RetryPlan plan = schedule.next(demandsPatience(why));
    retryTimer.start(plan.delay);
    const QPointer<Client> guard(q);
    enter(State::Waiting, why);
    if (guard && state == State::Waiting)
        emit q->retryPlanned(plan);
}

void Client::Private::closed(const mqtt::SessionClosed &event)
{
    if (event.cause == mqtt::CloseCause::UserRequest) {
        enter(State::Disconnected, {});
        return;
    }
    if (event.tryOlderVersion) {
        startAttempt();
        return;
    }
    FailureInfo why = failureFor(event, m_trace);
    if (event.beforeConnack) {
        schedule.attemptFailed();
    } else {
        // Closed in good order, but without a word: MQTT 3 has none, and not every MQTT 5 broker
        // says that another client took over.
        const bool mute
            = why.kind == Failure::ConnectionLost && m_trace.transportFailure == Failure::None;
        schedule.lost(now(), mute);
        if (mute && schedule.looksTakenOver()) {
            why.reasonCode = mqtt::ReasonCode::SessionTakenOver; // as far as one can tell
            why.retryPointless = true;
        }
    }
    fail(why);
}

void Client::Private::tell(const mqtt::SessionEvent &event)
{
    struct Teller {
        Private &d;
        void operator()(const mqtt::SessionConnected &e) const
        {
            if (!d.trusts(e.broker))
                return;
            d.m_connectTimer.stop();
            d.broker = e.broker;
            d.schedule.connected(d.now());
            const QPointer<Client> guard(d.q);
            const QPointer<Transport> transport(d.m_transport);
            d.finishMqttStep();
            if (!guard || !transport || d.m_transport != transport)
                return; // somebody has had enough
            d.enter(State::Connected, {});
            if (guard && d.state == State::Connected)
                emit d.q->connected(e.broker);
        }
        void operator()(const mqtt::SessionClosed &e) const { d.closed(e); }
        void operator()(const mqtt::PublishOutcome &e) const { emit d.q->publishOutcome(e); }
        void operator()(const mqtt::SubscriptionsAnswered &e) const
        {
            emit d.q->subscriptionResults(e.results);
        }
        void operator()(const mqtt::UnsubscribesAnswered &e) const
        {
            emit d.q->unsubscribeResults(e.results);
        }
        void operator()(const mqtt::AnsweringChanged &e) const
        {
            emit d.q->answeringChanged(e.answering);
        }
        void operator()(const mqtt::RoundTripMeasured &e) const
        {
            emit d.q->roundTripMeasured(e.roundTrip);
        }
        void operator()(const mqtt::AuthReceived &e) const
        {
            if (d.m_scram)
                d.answerScram(e);
            else
                emit d.q->authReceived(e.reasonCode, e.method, e.data);
        }
        void operator()(const mqtt::AuthRefused &e) const { emit d.q->authRefused(e.error); }
        void operator()(const mqtt::QueueChanged &e) const
        {
            emit d.q->queueChanged(e.messages, e.bytes);
        }
    };
    std::visit(Teller{*this}, event);
}

} // namespace client

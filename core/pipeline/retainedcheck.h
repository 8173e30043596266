// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"
#include "pipeline/connectionfacts.h"
#include "pipeline/frameclock.h"
#include "pipeline/retainedresult.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

class QThread;

namespace pipeline {

class ClientLink;
class Connection;
class ProbeClient;

// Asks the broker what is retained in one place (ux 2.4), by the gentlest way there is: the
// subscription that is there already is repeated; else a second client looks; else, when that one
// is refused, the same connection gets a filter for a moment. Every question ends in finished(),
// within a minute; one at a time, a few wait. Only MQTT 5 and 3.1.1 say that a repeated SUBSCRIBE
// brings the retained messages again, so 3.1 always takes the second client. GUI thread; owned by
// Connection, which shows it what is received.
//
// Nothing is counted twice: what the second client receives stays here. What a repeated
// subscription brings are arrivals of the connection like any other, with the retain flag. Of an
// extra filter the retained messages stay here (known by the flag, on MQTT 5 by the subscription
// identifier as well); a broker that sends live messages once for each filter may double those
// for that second: RetainedResult::possibleCopies.
class RetainedCheck : public QObject {
    Q_OBJECT

public:
    struct Times {
        std::chrono::milliseconds quiet{500}; // nothing new for so long: that was all
        std::chrono::milliseconds answer{12'000}; // to SUBACK, with the way there
        std::chrono::milliseconds collect{30'000};
    };

    RetainedCheck(Connection &connection, ClientLink &link, QThread *ioThread);
    ~RetainedCheck() override;

    // Returns the number that its result will carry. The same question again while it is being
    // asked has the same answer, and so the same number.
    quint64 ask(const RetainedQuestion &question);
    void setTimes(const Times &times) { m_times = times; }
    bool isRunning() const { return m_phase != Phase::Idle; }

    // Connection only.
    bool isWatching() const { return m_watching; } // observe() wants what is received
    // True: it came because we asked, and is not to be entered as received.
    bool observe(QByteArrayView bytes, const mqtt::MessageRecord &record);
    // True: it was about a request of ours.
    bool answered(const client::SubscriptionResult &result);
    bool unsubscribed(const QByteArray &topicFilter);
    // The user wants this filter from now on.
    void adopt(const QByteArray &topicFilter);

signals:
    void started(quint64 number);
    void finished(const pipeline::RetainedResult &result);

private:
    enum class Phase : quint8 { Idle, Asking, Collecting };
    struct Waiting {
        quint64 number;
        RetainedQuestion question;
    };

    void next();
    void begin(const Waiting &waiting);
    void askFor(const QByteArray &topicFilter);
    void askSecondClient(const mqtt::Subscription &subscription);
    void dropProbe();
    void askWithExtraFilter(const mqtt::Subscription &subscription);
    void leaveExtraFilter();
    bool canRepeat(const QByteArray &topicFilter) const;
    void subscribed(const client::SubscriptionResult &result);
    void secondClientEnded(const client::FailureInfo &failure);
    bool takeFromProbe(FrameClock::Clock::time_point deadline);
    void note(QByteArrayView bytes, const mqtt::MessageRecord &record);
    void noteLive(QByteArrayView topic, QByteArrayView payload);
    bool isForExtraFilter(QByteArrayView bytes, const mqtt::MessageRecord &record) const;
    void quiet();
    void tooLate();
    void stateChanged();
    void pausedChanged();
    void finish(RetainedOutcome outcome);

    Connection &m_connection;
    ClientLink &m_link;
    QThread *m_ioThread;
    Times m_times;
    std::deque<Waiting> m_queue;
    quint64 m_lastNumber = 0;

    Phase m_phase = Phase::Idle;
    RetainedResult m_result; // of the question that is being asked
    bool m_watching = false;
    bool m_extraGranted = false; // or asked for: to be given back
    std::optional<quint32> m_extraIdentifier;
    std::vector<QByteArray> m_leaving; // extra filters that are being given back
    QHash<QByteArray, size_t> m_live; // topic → hash of its last live payload
    std::unique_ptr<ProbeClient> m_probe;
    FrameClock m_clock; // of what the probe receives
    std::vector<mqtt::MessageBatch> m_batches;
    std::size_t m_batch = 0;
    std::size_t m_record = 0;
    QTimer m_quiet;
    QTimer m_limit;
};

} // namespace pipeline

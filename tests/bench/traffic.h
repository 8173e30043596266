// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/naivetree.h"
#include "pipeline/recordapplier.h"
#include "store/messagelog.h"
#include "store/topictree.h"

#include <algorithm>
#include <random>
#include <span>
#include <utility>
#include <vector>

// Messages as a client hands them over, for benchmarks that need no socket.
namespace bench {

constexpr int PayloadBytes = 128;
constexpr std::size_t BatchBytes = 256 * 1024;
constexpr std::size_t MessagesPerTick = 8192;
constexpr std::size_t MessagesPerRun = 128; // between two looks at the clock

// plant/line-7/machine-42/axis-3/torque: five levels, ten siblings on most of them.
inline QByteArray topicName(int number)
{
    static constexpr const char *Leaves[]
        = {"torque", "speed",  "position", "temperature", "current",
           "state",  "errors", "mode",     "voltage",     "uptime"};
    return QByteArray("plant/line-" + QByteArray::number(number / 1000) + "/machine-"
                      + QByteArray::number(number / 100 % 10) + "/axis-"
                      + QByteArray::number(number / 10 % 10) + '/' + Leaves[number % 10]);
}

// One message more at the end of a buffer.
inline void add(mqtt::MessageBatch &batch, const QByteArray &topic, int i)
{
    QByteArray payload(PayloadBytes, 'x');
    payload.replace(0, 10, QByteArray::number(1'000'000'000 + i % 1'000'000));
    mqtt::MessageRecord record;
    record.receivedAtUs = 1'700'000'000'000'000 + i;
    record.topicOffset = quint32(batch.bytes.size()) + 4;
    record.topicLength = quint16(topic.size());
    batch.bytes.append("\x30\x7f\x00\x20", 4).append(topic);
    record.payloadOffset = quint32(batch.bytes.size());
    record.payloadLength = PayloadBytes;
    batch.bytes.append(payload);
    batch.records.push_back(record);
}

// Buffers as a client hands them over: random topics, payloads that mostly change.
inline std::vector<mqtt::MessageBatch> traffic(int topics, int messages)
{
    std::mt19937 random(1);
    std::vector<QByteArray> names;
    for (int i = 0; i < topics; ++i)
        names.push_back(topicName(i));
    std::vector<mqtt::MessageBatch> batches;
    mqtt::MessageBatch batch;
    for (int i = 0; i < messages; ++i) {
        const QByteArray &topic = names[random() % names.size()];
        add(batch, topic, i);
        if (std::size_t(batch.bytes.size()) >= BatchBytes || i + 1 == messages) {
            batch.bytes.squeeze();
            batches.push_back(std::exchange(batch, {}));
        }
    }
    return batches;
}

// Tree and log as a Connection uses them, without one.
struct AppliedStore {
    store::TopicTree tree;
    store::MessageLog log{512LL * 1024 * 1024};
    pipeline::SubscriptionList subscriptions;
    pipeline::RecordApplier applier{tree, log, subscriptions};

    void run(const std::vector<mqtt::MessageBatch> &batches)
    {
        std::size_t inTick = 0;
        for (const mqtt::MessageBatch &batch : batches) {
            log.beginChunk({batch.bytes, {}});
            // In runs, as pipeline::Ingest does.
            const std::span records(batch.records);
            for (std::size_t i = 0; i < records.size(); i += MessagesPerRun) {
                const std::size_t count = std::min(MessagesPerRun, records.size() - i);
                applier.received(batch.bytes, records.subspan(i, count));
                inTick += count;
                if (inTick >= MessagesPerTick) {
                    inTick = 0;
                    commit();
                }
            }
        }
        commit();
    }

    void commit()
    {
        tree.commit();
        log.commit();
        log.trim();
    }
};

inline void runNaive(NaiveTree &tree, const std::vector<mqtt::MessageBatch> &batches)
{
    for (const mqtt::MessageBatch &batch : batches) {
        const QByteArrayView bytes(batch.bytes);
        for (const mqtt::MessageRecord &r : batch.records)
            tree.arrived(bytes.sliced(r.topicOffset, r.topicLength),
                         bytes.sliced(r.payloadOffset, r.payloadLength), r.receivedAtUs);
    }
}

} // namespace bench

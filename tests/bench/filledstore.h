// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/recordapplier.h"

#include <QDateTime>

#include <random>

namespace bench {

// A tree of 100,000 topics of five levels with numbers and JSON as values, the same in every run.
class FilledStore {
public:
    static constexpr int Topics = 100'000;

    FilledStore()
    {
        std::mt19937 random(1);
        const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000;
        for (int i = 0; i < Topics; ++i) {
            const QByteArray topic = topicName(i);
            const QByteArray payload = i % 2 == 0
                ? QByteArray::number(random() % 1000)
                : QByteArray("{\"value\":" + QByteArray::number(random() % 1000)
                             + ",\"unit\":\"Nm\",\"battery\":" + QByteArray::number(random() % 100)
                             + ",\"state\":{\"mode\":\"auto\",\"ok\":true}}");
            mqtt::MessageBatch batch;
            mqtt::MessageRecord record;
            record.receivedAtUs = now - static_cast<qint64>(random() % 60'000'000);
            record.topicLength = static_cast<quint16>(topic.size());
            record.payloadOffset = static_cast<quint32>(topic.size());
            record.payloadLength = static_cast<quint32>(payload.size());
            batch.bytes = topic + payload;
            log.beginChunk({batch.bytes, {}});
            applier.received(batch.bytes, {&record, 1});
            if (i % MessagesPerTick == 0)
                commit();
        }
        commit();
    }

    static QByteArray topicName(int number)
    {
        static constexpr const char *Leaves[]
            = {"torque", "speed",  "position", "temperature", "current",
               "state",  "errors", "mode",     "voltage",     "uptime"};
        return QByteArray("plant/line-" + QByteArray::number(number / 1000) + "/machine-"
                          + QByteArray::number(number / 100 % 10) + "/axis-"
                          + QByteArray::number(number / 10 % 10) + '/' + Leaves[number % 10]);
    }

    store::TopicTree tree;
    store::MessageLog log{512LL * 1024 * 1024};

private:
    static constexpr int MessagesPerTick = 8192;

    void commit()
    {
        tree.commit();
        log.commit();
    }

    pipeline::SubscriptionList subscriptions;
    pipeline::RecordApplier applier{tree, log, subscriptions};
};

} // namespace bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/framereader.h"
#include "mqtt/messagebatch.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace mqtt {

// Collects the messages of one read and makes a batch of them. The topic of an alias is pointed to
// where it already lies in the buffer, or appended once. Owned by Session.
class BatchBuilder {
public:
    void start();
    MessageRecord &add() { return m_records.emplace_back(); }
    void noteAlias(quint16 alias, quint32 topicOffset); // set up by a frame of this batch
    // Completes the record that add() gave last.
    void useAlias(quint16 alias, const QByteArray &topic);

    // Takes the frames out of the reader; nothing when there was no message among them.
    std::optional<MessageBatch> finish(FrameReader &reader);

private:
    struct AliasPlace {
        quint32 batch = 0; // the batch this is true for
        quint32 offset = 0;
        bool appended = false;
    };
    AliasPlace &place(quint16 alias);

    std::vector<MessageRecord> m_records;
    std::vector<AliasPlace> m_places; // by alias
    std::vector<std::size_t> m_relative; // records whose topic offset counts from the appended part
    QByteArray m_appended;
    std::size_t m_expected = 0;
    quint32 m_batch = 0;
};

} // namespace mqtt

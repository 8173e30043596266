// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/fieldtrends.h"

#include "payload/registry.h"
#include "store/messagelog.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace ui {

FieldTrends::FieldTrends(const payload::Registry &registry)
    : m_registry(registry)
{
}

void FieldTrends::clear()
{
    m_samples.clear();
    m_node = store::NodeId::None;
}

FieldTrends::Sample FieldTrends::read(const store::Message &message) const
{
    Sample sample;
    sample.id = message.id();
    payload::Limits limits;
    limits.maximumBytes = mostBytes / 4;
    limits.maximumFields = mostFields;
    const payload::DecodedPayload decoded
        = m_registry.decode(message.payload(), m_decoderId, limits);
    for (const payload::Leaf &leaf : payload::leaves(decoded.root, mostFields)) {
        if (leaf.number)
            sample.numbers.insert(leaf.path, *leaf.number);
    }
    return sample;
}

void FieldTrends::update(const store::MessageLog &log, const store::Message &last,
                         const QString &decoderId)
{
    if (m_node != last.node() || m_decoderId != decoderId) {
        clear();
        m_node = last.node();
        m_decoderId = decoderId;
    }
    while (!m_samples.empty() && m_samples.back().id > last.id())
        m_samples.pop_back();

    std::vector<Sample> fresh; // newest first
    qsizetype budget = mostBytes;
    bool joined = false;
    store::Message message = last;
    while (!message.isNull() && static_cast<int>(fresh.size()) < mostMessages && budget > 0) {
        if (!m_samples.empty() && m_samples.back().id == message.id()) {
            joined = true;
            break;
        }
        budget -= std::min(message.payload().size(), mostBytes / 4);
        fresh.push_back(read(message));
        const store::MessageId earlier = log.previous(message.id());
        message = earlier == store::MessageId::None ? store::Message() : log.message(earlier);
    }
    if (!joined)
        m_samples.clear();
    m_samples.insert(m_samples.end(), std::make_move_iterator(fresh.rbegin()),
                     std::make_move_iterator(fresh.rend()));
    while (m_samples.size() > mostMessages)
        m_samples.pop_front();
}

QList<double> FieldTrends::series(const QString &path) const
{
    QList<double> values;
    values.reserve(messageCount());
    bool known = false;
    for (const Sample &sample : m_samples) {
        const auto found = sample.numbers.constFind(path);
        known = known || found != sample.numbers.constEnd();
        values.append(
            found != sample.numbers.constEnd() ? *found : std::numeric_limits<double>::quiet_NaN());
    }
    return known ? values : QList<double>();
}

} // namespace ui

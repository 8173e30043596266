// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec/topicio.h"

#include "mqtt/topic.h"

#include <cstring>

namespace mqtt {
namespace {

// Both searches in libc's vector code; a topic of usual length costs a few nanoseconds.
qsizetype firstWildcard(QByteArrayView topic)
{
    if (topic.isEmpty())
        return -1;
    const auto size = static_cast<std::size_t>(topic.size());
    const void *plus = std::memchr(topic.data(), '+', size);
    const void *hash = std::memchr(topic.data(), '#', size);
    if (!plus && !hash)
        return -1;
    const void *first = !plus || (hash && hash < plus) ? hash : plus;
    return static_cast<const char *>(first) - topic.data();
}

} // namespace

QByteArrayView readOptionalTopicName(WireReader &reader, const char *name)
{
    const qsizetype start = reader.position();
    const QByteArrayView topic = reader.string(name);
    if (const qsizetype wildcard = firstWildcard(topic); wildcard >= 0)
        reader.failMalformed(start + 2 + wildcard, "wildcard in a topic name");
    return topic;
}

QByteArrayView readTopicName(WireReader &reader, const char *name)
{
    const qsizetype start = reader.position();
    const QByteArrayView topic = readOptionalTopicName(reader, name);
    if (topic.isEmpty())
        reader.failMalformed(start, "empty topic name");
    return topic;
}

QByteArrayView readTopicFilter(WireReader &reader, const char *name, ProtocolVersion version)
{
    const qsizetype start = reader.position();
    const QByteArrayView filter = reader.string(name);
    if (!reader.ok())
        return filter;
    const auto error = version == ProtocolVersion::Mqtt5 ? TopicFilter::check(filter)
                                                         : TopicFilter::checkPlain(filter);
    if (error && filter.isEmpty())
        reader.failMalformed(start, "empty topic filter");
    else if (error)
        reader.failMalformed(start + 2 + error->position, "topic filter is not valid");
    return filter;
}

} // namespace mqtt

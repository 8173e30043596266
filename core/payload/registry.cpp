// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/registry.h"

#include "payload/binarydecoder.h"
#include "payload/jsondecoder.h"
#include "payload/textdecoder.h"

#include <algorithm>

namespace payload {

Registry::Registry()
{
    add(std::make_unique<JsonDecoder>());
    add(std::make_unique<TextDecoder>());
    add(std::make_unique<BinaryDecoder>());
}

Registry::~Registry() = default;

void Registry::add(std::unique_ptr<Decoder> decoder)
{
    m_decoders.push_back(std::move(decoder));
}

std::vector<QString> Registry::ids() const
{
    std::vector<QString> result;
    for (const auto &decoder : m_decoders)
        result.push_back(decoder->id());
    return result;
}

const Decoder *Registry::find(const QString &id) const
{
    const auto found = std::find_if(m_decoders.begin(), m_decoders.end(),
                                    [&id](const auto &decoder) { return decoder->id() == id; });
    return found == m_decoders.end() ? nullptr : found->get();
}

const Decoder &Registry::choose(QByteArrayView bytes) const
{
    const Decoder *best = m_decoders.front().get();
    Confidence confidence = best->probe(bytes);
    for (const auto &decoder : m_decoders) {
        if (confidence == Confidence::Certain)
            break;
        const Confidence probed = decoder->probe(bytes);
        if (probed > confidence) {
            best = decoder.get();
            confidence = probed;
        }
    }
    return *best;
}

DecodedPayload Registry::decode(QByteArrayView bytes, const QString &id, const Limits &limits) const
{
    const Decoder *asked = id.isEmpty() ? nullptr : find(id);
    const Decoder &decoder = asked ? *asked : choose(bytes);
    DecodedPayload result = decoder.decode(bytes, limits);
    if (!result.error)
        return result;
    const TextDecoder text;
    const bool readable = text.probe(bytes) != Confidence::No;
    DecodedPayload fallback = readable ? text.decode(bytes, limits) : DecodedPayload();
    if (!readable || fallback.error)
        fallback = BinaryDecoder().decode(bytes, limits);
    fallback.error = result.error;
    fallback.failedDecoderId = result.failedDecoderId;
    return fallback;
}

} // namespace payload

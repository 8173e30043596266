// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzinput.h"
#include "mqtt/codec.h"

#include <cstdint>

// What can be decoded can be encoded and means the same again; the PUBLISH fast path agrees with
// the general one; an error lies inside the frame.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace mqtt;
    const fuzz::Input input = fuzz::split(data, size);
    const Result<Packet> packet = decode(input.bytes, input.version);
    const Result<PublishView> view = decodePublish(input.bytes, input.version);
    if (!packet) {
        fuzz::require(!view, "the fast path refuses what decode() refuses");
        fuzz::require(packet.error().offset >= 0 && packet.error().offset <= input.bytes.size(),
                      "errors lie inside the frame");
        return 0;
    }
    if (const auto *publish = std::get_if<PublishPacket>(&*packet)) {
        fuzz::require(view.hasValue(), "the fast path accepts what decode() accepts");
        const auto slice
            = [&](ByteSpan span) { return input.bytes.sliced(span.offset, span.length); };
        fuzz::require(slice(view->topic) == publish->topic, "same topic");
        fuzz::require(slice(view->payload) == publish->payload, "same payload");
        const auto properties = decodePublishProperties(slice(view->propertiesBlock));
        fuzz::require(properties && *properties == publish->properties, "same properties");
    }
    const Result<QByteArray> frame = encode(*packet, input.version);
    if (!frame) {
        // Tolerated when received, never sent: oddities of 3.x only.
        const auto *connect = std::get_if<ConnectPacket>(&*packet);
        const bool isOld = connect ? connect->version != ProtocolVersion::Mqtt5
                                   : input.version == ProtocolVersion::Mqtt31;
        fuzz::require(isOld, "what was decoded can be encoded");
        return 0;
    }
    const Result<Packet> again = decode(*frame, input.version);
    fuzz::require(again && *again == *packet, "the encoded packet means the same");
    return 0;
}

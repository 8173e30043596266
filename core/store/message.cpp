// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/message.h"

#include "mqtt/codec.h"

namespace store {

mqtt::Properties Message::properties() const
{
    const QByteArrayView block = propertyBlock();
    if (block.isEmpty())
        return {};
    // The session has let only well-formed blocks through; anything else shows as none.
    auto decoded = mqtt::decodePublishProperties(block);
    return decoded ? std::move(*decoded) : mqtt::Properties{};
}

} // namespace store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decoder.h"

namespace payload {

// Bytes without a meaning we know: one field of kind Binary. The last resort, never fails.
class BinaryDecoder : public Decoder {
public:
    QString id() const override;
    Confidence probe(QByteArrayView bytes) const override;
    DecodedPayload decode(QByteArrayView bytes, const Limits &limits) const override;
};

} // namespace payload

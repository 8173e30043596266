// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decoder.h"

namespace payload {

// JSON without loss: number literals, member order and duplicates as sent (see FieldValue).
class JsonDecoder : public Decoder {
public:
    QString id() const override;
    Confidence probe(QByteArrayView bytes) const override;
    DecodedPayload decode(QByteArrayView bytes, const Limits &limits) const override;
};

} // namespace payload

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decoder.h"

namespace payload {

// Plain text: UTF-8, else Latin-1 when it looks like it. One field of kind Text; an empty payload
// is empty text.
class TextDecoder : public Decoder {
public:
    QString id() const override;
    Confidence probe(QByteArrayView bytes) const override;
    DecodedPayload decode(QByteArrayView bytes, const Limits &limits) const override;
};

} // namespace payload

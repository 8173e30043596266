// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decodedpayload.h"
#include "payload/limits.h"

#include <QByteArrayView>
#include <QString>

namespace payload {

enum class Confidence { No, Possible, Likely, Certain };

// One payload format. Stateless, so any thread may use it; owned by a Registry.
// Never fails hard: what it cannot read comes back with DecodedPayload::error set.
class Decoder {
public:
    virtual ~Decoder() = default;

    // Short, stable, never translated ("json"): it is stored in settings.
    virtual QString id() const = 0;
    // Cheap (looks at a few KiB at most): is it worth trying this decoder first?
    virtual Confidence probe(QByteArrayView bytes) const = 0;
    virtual DecodedPayload decode(QByteArrayView bytes, const Limits &limits) const = 0;
};

} // namespace payload

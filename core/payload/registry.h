// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decoder.h"

#include <memory>
#include <vector>

namespace payload {

// The payload formats this program knows, in the order in which they are offered and tried.
// Built once by the application and passed where it is needed; constant afterwards.
class Registry {
public:
    // With the built-in decoders.
    Registry();
    ~Registry();
    Registry(const Registry &) = delete;
    Registry &operator=(const Registry &) = delete;

    void add(std::unique_ptr<Decoder> decoder);
    std::vector<QString> ids() const;
    const Decoder *find(const QString &id) const; // nullptr when unknown

    // The decoder that probes best; the earlier one when two are equal.
    const Decoder &choose(QByteArrayView bytes) const;

    // Decodes with `id`, or with choose() when it is empty or unknown. When that decoder cannot
    // read the bytes the result is text (or binary) and names the error and the failed decoder.
    DecodedPayload decode(QByteArrayView bytes, const QString &id = {},
                          const Limits &limits = {}) const;

private:
    std::vector<std::unique_ptr<Decoder>> m_decoders;
};

} // namespace payload

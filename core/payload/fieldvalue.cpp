// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/fieldvalue.h"

#include "payload/decimal.h"

#include <cmath>

namespace payload {

std::optional<double> numericValue(const FieldValue &field)
{
    if (field.kind == Kind::Text) {
        // Free text is mostly no number: only look at what is short enough to be one.
        if (field.text.size() > 64 || !parseDecimal(field.text))
            return std::nullopt;
    } else if (field.kind != Kind::Number) {
        return std::nullopt;
    }
    bool ok = false;
    const double value = field.text.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace payload

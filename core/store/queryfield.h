// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <vector>

namespace store {

// Whether a JSON payload has a field whose names end with `path` (outermost first; elements of
// arrays have the name of the array) and which `accepts`. Scalars are given as text, strings
// without quotes, containers as nothing at all. What comes after an error in the JSON is not seen.
// Never fails, needs no memory but for the open names; the caller bounds the bytes.
bool anyField(QByteArrayView json, const std::vector<QByteArray> &path,
              const std::function<bool(QByteArrayView)> &accepts);

} // namespace store

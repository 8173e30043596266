// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace payload {

enum class StringForm { Exact, Visible }; // Visible: as escape.h shows it

// Appends the characters of a JSON string or key that JsonTokenizer has accepted; `quoted` still
// has its quotes (the closing one may be missing when the text was cut). Stops after about
// `maximum` UTF-16 units.
void appendJsonString(QString &to, QByteArrayView quoted, bool hasEscapes, StringForm form,
                      qsizetype maximum = PTRDIFF_MAX);
QString jsonString(QByteArrayView quoted, bool hasEscapes, StringForm form);

} // namespace payload

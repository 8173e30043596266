// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/httpstatusline.h"

#include <algorithm>

namespace client {

namespace {

constexpr QByteArrayView httpStart("HTTP/1.");
constexpr int lowestStatus = 100;
constexpr int highestStatus = 599;

} // namespace

bool couldBeHttp(QByteArrayView bytes)
{
    const qsizetype known = std::min(bytes.size(), httpStart.size());
    return bytes.first(known) == httpStart.first(known);
}

std::optional<HttpStatus> parseStatusLine(QByteArrayView line)
{
    const QByteArray text = line.toByteArray();
    const qsizetype space = text.indexOf(' ');
    bool isNumber = false;
    const int status = space < 0 ? 0 : text.mid(space + 1, 3).toInt(&isNumber);
    if (!couldBeHttp(text) || !isNumber || status < lowestStatus || status > highestStatus)
        return std::nullopt;
    return HttpStatus{.code = status, .reason = text.mid(space + 4).trimmed()};
}

} // namespace client

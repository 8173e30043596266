// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace client {

struct HttpStatus {
    int code = 0; // 100 to 599
    QByteArray reason{};
};

// Whether it may become a status line, as far as it is there.
bool couldBeHttp(QByteArrayView bytes);
// "HTTP/1.1 101 Switching Protocols", without the end of the line.
std::optional<HttpStatus> parseStatusLine(QByteArrayView line);

} // namespace client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace client {

// What a peer seems to speak, judged by the first bytes it sent after our CONNECT.
enum class FirstBytes : quint8 {
    Undecided, // too few
    Mqtt, // or at least nothing that we know to be something else
    Tls,
    OtherProtocol, // readable text: HTTP, SSH, SMTP …
};
FirstBytes classifyFirstBytes(QByteArrayView bytes);

// For the small print: text as it is, the rest as hexadecimal escapes.
QByteArray readableBytes(QByteArrayView bytes);

} // namespace client

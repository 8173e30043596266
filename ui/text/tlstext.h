// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"
#include "client/tlsfacts.h"
#include "text/explanation.h"

#include <QStringList>

namespace ui {

// Why no secure connection came about, in plain words with what to do (ux.md 2.16, picture 18).
// For Failure::Tls; secrets of `options` are not used.
Explanation explainTls(const client::FailureInfo &failure, const client::ConnectOptions &options);
// In two or three words for a list row: "certificate expired".
QString shortTlsText(client::TlsProblem problem);

// A certificate line by line: for whom, by whom, names, dates, key, fingerprint.
QStringList certificateLines(const client::CertificateFacts &certificate);
// What both sides agreed on, as far as they came: "TLS 1.3", the cipher, ALPN, whether it was
// checked.
QStringList agreedLines(const client::TlsFacts &facts);
// "TLS 1.3 · certificate valid until 9 Jan 2027", or that nothing was checked.
QStringList tlsParts(const client::TlsFacts &facts);

} // namespace ui

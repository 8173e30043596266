// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace client {

// Why an exchange ended. All but ServerRefused mean that the other side is not to be believed.
enum class ScramProblem : quint8 {
    NotAllowedInName, // user name or password hold characters that SASLprep forbids (RFC 4013)
    Malformed, // not what RFC 5802 section 7 allows
    WrongNonce, // an answer to somebody else's question
    TooFewIterations, // fewer than 4,096 would make the password easy to guess
    TooManyIterations, // more than 100,000 would keep the thread of all connections busy
    ServerRefused, // "e=…"
    WrongSignature, // the other side does not know the password
    OutOfOrder,
};

} // namespace client

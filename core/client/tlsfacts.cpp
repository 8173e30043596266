// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tlsfacts.h"

using namespace Qt::Literals::StringLiterals;

namespace client {

namespace {

constexpr qsizetype sha256Size = 32;

} // namespace

QString fingerprintText(const QByteArray &fingerprint)
{
    return QString::fromLatin1(fingerprint.toHex(':').toUpper());
}

QByteArray fingerprintFromText(const QString &text)
{
    QByteArray digits;
    for (const QChar c : text) {
        const char plain = c.toLatin1();
        const bool isDigit = (plain >= '0' && plain <= '9') || (plain >= 'a' && plain <= 'f')
            || (plain >= 'A' && plain <= 'F');
        if (isDigit)
            digits += plain;
        else if (c != u':' && c != u'-' && !c.isSpace())
            return {};
    }
    return digits.size() == 2 * sha256Size ? QByteArray::fromHex(digits) : QByteArray();
}

bool isRetryPointless(TlsProblem problem)
{
    switch (problem) {
    case TlsProblem::None:
    case TlsProblem::Alert:
    case TlsProblem::ClosedDuringHandshake:
    case TlsProblem::HandshakeFailed:
        return false;
    default:
        return true;
    }
}

} // namespace client

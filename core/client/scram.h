// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QCryptographicHash>
#include <QString>

#include <optional>

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

// One SCRAM exchange from the client's side (RFC 5802, RFC 7677; without channel binding): proves
// to a server that we know the password without telling it, and has the server prove the same. A
// value without I/O, used once. Holds what it derived from the password only as long as it lives.
class ScramExchange {
public:
    static constexpr int FewestIterations = 4096;
    static constexpr int MostIterations = 100'000;
    static constexpr qsizetype LongestMessage = 4096; // bytes, of the server

    // "SCRAM-SHA-1", "SCRAM-SHA-256" and "SCRAM-SHA-512"; nothing for other methods.
    static std::optional<QCryptographicHash::Algorithm> algorithm(QByteArrayView method);

    // The nonce is for tests with known vectors; empty: 24 random bytes.
    ScramExchange(QCryptographicHash::Algorithm algorithm, const QString &userName,
                  const QString &password, const QByteArray &nonce = {});

    // What goes into CONNECT.
    mqtt::Result<QByteArray, ScramProblem> clientFirst() const;
    // The answer to the server's challenge.
    mqtt::Result<QByteArray, ScramProblem> clientFinal(QByteArrayView serverFirst);
    // Nothing: the server has proved that it knows the password.
    std::optional<ScramProblem> verify(QByteArrayView serverFinal);

    bool isVerified() const { return m_stage == Stage::Verified; }

private:
    enum class Stage : quint8 { Begun, Answered, Verified, Failed };

    QByteArray bareFirst() const;
    QByteArray authenticated(const QByteArray &key, const QByteArray &message) const;

    QCryptographicHash::Algorithm m_algorithm;
    std::optional<QByteArray> m_userName; // prepared; absent: it cannot be
    std::optional<QByteArray> m_password;
    QByteArray m_nonce;
    QByteArray m_serverSignature;
    Stage m_stage = Stage::Begun;
};

// SASLprep (RFC 4013): the same text, however it was typed. Absent: it holds what is not allowed.
std::optional<QByteArray> preparedForSasl(const QString &text);

} // namespace client

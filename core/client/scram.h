// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scramproblem.h"
#include "mqtt/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QCryptographicHash>
#include <QString>

#include <optional>

namespace client {

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

    // The same as MQTT 5 carries it (4.12): what AUTH with Continue authentication brings is the
    // challenge, or already the proof, and then there is nothing more to say; CONNACK brings the
    // proof unless it has come before.
    mqtt::Result<QByteArray, ScramProblem> answer(QByteArrayView data);
    std::optional<ScramProblem> accepted(QByteArrayView data);

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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scram.h"

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace client {

namespace {

constexpr QByteArrayView Gs2Header("n,,"); // no channel binding, no other identity
constexpr char32_t SoftHyphen = 0x00AD;

// RFC 3454 table B.1: commonly mapped to nothing.
bool isMappedToNothing(char32_t c)
{
    return c == SoftHyphen || c == 0x034F || c == 0x1806 || (c >= 0x180B && c <= 0x180D)
        || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFEFF;
}

// RFC 4013 section 2.3, by the category of a character.
bool isProhibited(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c == 0xFFFC || c == 0xFFFD || (c >= 0x2FF0 && c <= 0x2FFB) || c == 0x0340
            || c == 0x0341;
    }
}

// RFC 3454 section 6: text from right to left holds nothing that runs the other way, and begins and
// ends with it.
bool isBidirectional(const QList<uint> &text)
{
    const auto runsLeft = [](uint c) {
        const QChar::Direction direction = QChar::direction(c);
        return direction == QChar::DirR || direction == QChar::DirAL;
    };
    if (std::none_of(text.begin(), text.end(), runsLeft))
        return true;
    return runsLeft(text.front()) && runsLeft(text.back())
        && std::none_of(text.begin(), text.end(),
                        [](uint c) { return QChar::direction(c) == QChar::DirL; });
}

// "r=…": what stands behind the letter; absent when it is another one.
std::optional<QByteArray> attribute(const QByteArray &part, char letter)
{
    if (part.size() < 2 || part[0] != letter || part[1] != '=')
        return std::nullopt;
    return part.mid(2);
}

// The same for bytes in Base64.
std::optional<QByteArray> bytesAttribute(const QByteArray &part, char letter)
{
    const std::optional<QByteArray> text = attribute(part, letter);
    if (!text)
        return std::nullopt;
    auto decoded = QByteArray::fromBase64Encoding(
        *text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).isEmpty())
        return std::nullopt;
    return *decoded;
}

// In a time that does not tell where the first difference is.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference = static_cast<char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

QByteArray randomNonce()
{
    std::array<quint32, 6> numbers;
    QRandomGenerator::system()->fillRange(numbers.data(), numbers.size());
    return QByteArray(reinterpret_cast<const char *>(numbers.data()), sizeof(numbers)).toBase64();
}

} // namespace

std::optional<QByteArray> preparedForSasl(const QString &text)
{
    QList<uint> mapped;
    for (const uint c : text.toUcs4()) {
        if (isMappedToNothing(c))
            continue;
        mapped += QChar::category(c) == QChar::Separator_Space ? uint(' ') : c;
    }
    const QString normal
        = QString::fromUcs4(reinterpret_cast<const char32_t *>(mapped.constData()), mapped.size())
              .normalized(QString::NormalizationForm_KC);
    const QList<uint> prepared = normal.toUcs4();
    if (std::any_of(prepared.begin(), prepared.end(), isProhibited) || !isBidirectional(prepared))
        return std::nullopt;
    return normal.toUtf8();
}

std::optional<QCryptographicHash::Algorithm> ScramExchange::algorithm(QByteArrayView method)
{
    if (method == QByteArrayView("SCRAM-SHA-1"))
        return QCryptographicHash::Sha1;
    if (method == QByteArrayView("SCRAM-SHA-256"))
        return QCryptographicHash::Sha256;
    if (method == QByteArrayView("SCRAM-SHA-512"))
        return QCryptographicHash::Sha512;
    return std::nullopt;
}

ScramExchange::ScramExchange(QCryptographicHash::Algorithm algorithm, const QString &userName,
                             const QString &password, const QByteArray &nonce)
    : m_algorithm(algorithm)
    , m_userName(preparedForSasl(userName))
    , m_password(preparedForSasl(password))
    , m_nonce(nonce.isEmpty() ? randomNonce() : nonce)
{
}

QByteArray ScramExchange::bareFirst() const
{
    QByteArray name = *m_userName;
    name.replace('=', "=3D").replace(',', "=2C");
    return "n=" + name + ",r=" + m_nonce;
}

mqtt::Result<QByteArray, ScramProblem> ScramExchange::clientFirst() const
{
    if (!m_userName || m_userName->isEmpty() || !m_password)
        return ScramProblem::NotAllowedInName;
    return QByteArray(Gs2Header.toByteArray() + bareFirst());
}

QByteArray ScramExchange::authenticated(const QByteArray &key, const QByteArray &message) const
{
    return QMessageAuthenticationCode::hash(message, key, m_algorithm);
}

mqtt::Result<QByteArray, ScramProblem> ScramExchange::clientFinal(QByteArrayView serverFirst)
{
    if (m_stage != Stage::Begun || !m_userName || !m_password)
        return ScramProblem::OutOfOrder;
    m_stage = Stage::Failed;
    if (serverFirst.size() > LongestMessage)
        return ScramProblem::Malformed;
    const QByteArray challenge = serverFirst.toByteArray();
    const QByteArrayList parts = challenge.split(',');
    const auto nonce = attribute(parts.value(0), 'r');
    const auto salt = bytesAttribute(parts.value(1), 's');
    const auto count = attribute(parts.value(2), 'i');
    // An extension that must be understood would stand before the nonce.
    if (!nonce || !salt || !count)
        return ScramProblem::Malformed;
    bool isNumber = false;
    const int iterations = count->toInt(&isNumber);
    if (!isNumber)
        return ScramProblem::Malformed;
    if (!nonce->startsWith(m_nonce) || nonce->size() == m_nonce.size())
        return ScramProblem::WrongNonce;
    if (iterations < FewestIterations)
        return ScramProblem::TooFewIterations;
    if (iterations > MostIterations)
        return ScramProblem::TooManyIterations;

    const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(
        m_algorithm, *m_password, *salt, iterations,
        static_cast<quint64>(QCryptographicHash::hashLength(m_algorithm)));
    const QByteArray clientKey = authenticated(salted, "Client Key");
    const QByteArray withoutProof = "c=" + Gs2Header.toByteArray().toBase64() + ",r=" + *nonce;
    const QByteArray message = bareFirst() + ',' + challenge + ',' + withoutProof;
    QByteArray proof = authenticated(QCryptographicHash::hash(clientKey, m_algorithm), message);
    for (qsizetype i = 0; i < proof.size(); ++i)
        proof[i] = static_cast<char>(proof[i] ^ clientKey[i]);
    m_serverSignature = authenticated(authenticated(salted, "Server Key"), message);
    m_stage = Stage::Answered;
    return QByteArray(withoutProof + ",p=" + proof.toBase64());
}

std::optional<ScramProblem> ScramExchange::verify(QByteArrayView serverFinal)
{
    if (m_stage != Stage::Answered)
        return ScramProblem::OutOfOrder;
    m_stage = Stage::Failed;
    if (serverFinal.size() > LongestMessage)
        return ScramProblem::Malformed;
    const QByteArray first = serverFinal.toByteArray().split(',').value(0);
    if (attribute(first, 'e'))
        return ScramProblem::ServerRefused;
    const auto signature = bytesAttribute(first, 'v');
    if (!signature)
        return ScramProblem::Malformed;
    if (!isSame(*signature, m_serverSignature))
        return ScramProblem::WrongSignature;
    m_stage = Stage::Verified;
    return std::nullopt;
}

mqtt::Result<QByteArray, ScramProblem> ScramExchange::answer(QByteArrayView data)
{
    if (m_stage == Stage::Begun)
        return clientFinal(data);
    if (const auto problem = verify(data))
        return *problem;
    return QByteArray();
}

std::optional<ScramProblem> ScramExchange::accepted(QByteArrayView data)
{
    return isVerified() ? std::nullopt : verify(data);
}

} // namespace client

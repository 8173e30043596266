// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scram.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using client::ScramExchange;
using client::ScramProblem;

Q_DECLARE_METATYPE(ScramProblem)

class ScramTest : public QObject {
    Q_OBJECT

private slots:
    void provesBothSides_data();
    void provesBothSides();
    void knowsItsMethods();
    void refusesChallenges_data();
    void refusesChallenges();
    void refusesProofs_data();
    void refusesProofs();
    void escapesTheName();
    void hasItsOwnNonce();
    void isUsedOnce();
    void preparesText_data();
    void preparesText();

private:
    static const QByteArray Nonce;
    static const QByteArray Challenge; // to that nonce
    static ScramExchange begun()
    {
        return {QCryptographicHash::Sha256, u"user"_s, u"pencil"_s, Nonce};
    }
};

const QByteArray ScramTest::Nonce = "rOprNGfwEbeRWgbNEkqO"_ba;
const QByteArray ScramTest::Challenge
    = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"_ba;

void ScramTest::provesBothSides_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("proof");
    QTest::newRow("RFC 5802 section 5")
        << "SCRAM-SHA-1"_ba
        << "fyko+d2lbbFgONRv9qkxdawL"_ba
        << "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"_ba
        << "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="_ba
        << "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="_ba;
    QTest::newRow("RFC 7677 section 3")
        << "SCRAM-SHA-256"_ba << Nonce << Challenge
        << "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
           "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="_ba
        << "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="_ba;
    // No RFC has one for this hash: made with Python's hashlib from the input of the one above.
    QTest::newRow("SHA-512")
        << "SCRAM-SHA-512"_ba << Nonce << Challenge
        << "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
           "p=gMGXRcevScNtxZ6/8lQYpGtnsNAc3mGcmNomv+xnoOMw+3R2xNJdMNnzMlTN8PPC6wdp6dybEmDYXYTxwnYPJQ=="_ba
        << "v=ZQnYEgWQMFmmsM8aQMF0nDDCy/AgCzkwk8CmMZYcMg0vSVlKDanekLtifDSeVGT4+5ZxXnJq199RVG2rR7N7Zw=="_ba;
}

void ScramTest::provesBothSides()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, nonce);
    QFETCH(QByteArray, challenge);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, proof);
    ScramExchange exchange(ScramExchange::algorithm(method).value(), u"user"_s, u"pencil"_s, nonce);
    const auto first = exchange.clientFirst();
    QVERIFY(first);
    QCOMPARE(*first, QByteArray("n,,n=user,r=" + nonce));
    const auto final = exchange.clientFinal(challenge);
    QVERIFY(final);
    QCOMPARE(*final, answer);
    QVERIFY(!exchange.isVerified());
    QVERIFY(!exchange.verify(proof));
    QVERIFY(exchange.isVerified());
}

void ScramTest::knowsItsMethods()
{
    QCOMPARE(ScramExchange::algorithm("SCRAM-SHA-1"), QCryptographicHash::Sha1);
    QVERIFY(!ScramExchange::algorithm("SCRAM-SHA-256-PLUS"));
    QVERIFY(!ScramExchange::algorithm("scram-sha-256"));
    QVERIFY(!ScramExchange::algorithm("GS2-KRB5"));
    QVERIFY(!ScramExchange::algorithm(""));
}

void ScramTest::refusesChallenges_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<ScramProblem>("problem");
    const QByteArray nonce = "r=" + Nonce + "x";
    QTest::newRow("nothing") << QByteArray() << ScramProblem::Malformed;
    QTest::newRow("words") << "hello"_ba << ScramProblem::Malformed;
    QTest::newRow("another order")
        << QByteArray("s=QSXC," + nonce + ",i=4096") << ScramProblem::Malformed;
    QTest::newRow("an extension that must be understood")
        << QByteArray("m=x," + nonce + ",s=QSXC,i=4096") << ScramProblem::Malformed;
    QTest::newRow("no salt") << QByteArray(nonce + ",s=,i=4096") << ScramProblem::Malformed;
    QTest::newRow("salt that is no Base64")
        << QByteArray(nonce + ",s=?*?,i=4096") << ScramProblem::Malformed;
    QTest::newRow("no number") << QByteArray(nonce + ",s=QSXC,i=many") << ScramProblem::Malformed;
    QTest::newRow("our nonce alone")
        << QByteArray("r=" + Nonce + ",s=QSXC,i=4096") << ScramProblem::WrongNonce;
    QTest::newRow("another nonce")
        << "r=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,s=QSXC,i=4096"_ba << ScramProblem::WrongNonce;
    QTest::newRow("too easy") << QByteArray(nonce + ",s=QSXC,i=4095")
                              << ScramProblem::TooFewIterations;
    QTest::newRow("backwards") << QByteArray(nonce + ",s=QSXC,i=-1")
                               << ScramProblem::TooFewIterations;
    QTest::newRow("for ever") << QByteArray(nonce + ",s=QSXC,i=2147483647")
                              << ScramProblem::TooManyIterations;
    QTest::newRow("too long") << QByteArray(nonce + ",s=QSXC,i=4096," + QByteArray(5000, 'x'))
                              << ScramProblem::Malformed;
}

void ScramTest::refusesChallenges()
{
    QFETCH(QByteArray, challenge);
    QFETCH(ScramProblem, problem);
    ScramExchange exchange = begun();
    const auto final = exchange.clientFinal(challenge);
    QVERIFY(!final);
    QCOMPARE(final.error(), problem);
    // And there is no second try.
    QCOMPARE(exchange.clientFinal(Challenge).error(), ScramProblem::OutOfOrder);
}

void ScramTest::refusesProofs_data()
{
    QTest::addColumn<QByteArray>("proof");
    QTest::addColumn<ScramProblem>("problem");
    QTest::newRow("refused") << "e=invalid-proof"_ba << ScramProblem::ServerRefused;
    QTest::newRow("nothing") << QByteArray() << ScramProblem::Malformed;
    QTest::newRow("no Base64") << "v=!"_ba << ScramProblem::Malformed;
    QTest::newRow("too short") << "v=6rri"_ba << ScramProblem::WrongSignature;
    QTest::newRow("one bit") << "v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="_ba
                             << ScramProblem::WrongSignature;
}

void ScramTest::refusesProofs()
{
    QFETCH(QByteArray, proof);
    QFETCH(ScramProblem, problem);
    ScramExchange exchange = begun();
    QVERIFY(exchange.clientFinal(Challenge));
    QCOMPARE(exchange.verify(proof), problem);
    QVERIFY(!exchange.isVerified());
    QCOMPARE(exchange.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="),
             ScramProblem::OutOfOrder);
}

void ScramTest::escapesTheName()
{
    const ScramExchange exchange(QCryptographicHash::Sha1, u"a=b,c"_s, u"x"_s, "n");
    QCOMPARE(*exchange.clientFirst(), "n,,n=a=3Db=2Cc,r=n"_ba);
    const ScramExchange nobody(QCryptographicHash::Sha1, u""_s, u"x"_s, "n");
    QCOMPARE(nobody.clientFirst().error(), ScramProblem::NotAllowedInName);
    const ScramExchange bell(QCryptographicHash::Sha1, u"a"_s, u"\a"_s, "n");
    QCOMPARE(bell.clientFirst().error(), ScramProblem::NotAllowedInName);
}

void ScramTest::hasItsOwnNonce()
{
    const ScramExchange one(QCryptographicHash::Sha256, u"user"_s, u"pencil"_s);
    const ScramExchange two(QCryptographicHash::Sha256, u"user"_s, u"pencil"_s);
    QVERIFY(*one.clientFirst() != *two.clientFirst());
    QVERIFY(one.clientFirst()->size() >= 40);
    QCOMPARE(one.clientFirst()->count(','), 3); // none in the nonce
}

void ScramTest::isUsedOnce()
{
    ScramExchange exchange = begun();
    QCOMPARE(exchange.verify("v=AAAA"), ScramProblem::OutOfOrder);
    QVERIFY(exchange.clientFinal(Challenge));
    QCOMPARE(exchange.clientFinal(Challenge).error(), ScramProblem::OutOfOrder);
}

// The examples of RFC 4013 section 3, and a few of its rules.
void ScramTest::preparesText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<QByteArray>>("prepared");
    const auto row = [](const char *name, const QString &text, std::optional<QByteArray> prepared) {
        QTest::newRow(name) << text << prepared;
    };
    row("soft hyphen goes", u"I\u00ADX"_s, "IX"_ba);
    row("nothing to do", u"user"_s, "user"_ba);
    row("case is kept", u"USER"_s, "USER"_ba);
    row("feminine ordinal", u"\u00AA"_s, "a"_ba);
    row("Roman nine", u"\u2168"_s, "IX"_ba);
    row("control character", u"\u0007"_s, std::nullopt);
    row("right to left, then a digit", u"\u06271"_s, std::nullopt);
    row("right to left", u"\u0627\u0628"_s, u"\u0627\u0628"_s.toUtf8());
    row("a wide space", u"a\u00A0b\u3000c"_s, "a b c"_ba);
    row("private use", u"\uE000"_s, std::nullopt);
    row("Chinese", u"用户"_s, u"用户"_s.toUtf8());
}

void ScramTest::preparesText()
{
    QFETCH(QString, text);
    QFETCH(std::optional<QByteArray>, prepared);
    QCOMPARE(client::preparedForSasl(text), prepared);
}

QTEST_GUILESS_MAIN(ScramTest)
#include "tst_scram.moc"

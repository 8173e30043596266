// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

using namespace Qt::Literals::StringLiterals;
using client::Failure;
using client::ScramProblem;
using client::State;
using mqtt::ReasonCode;

namespace {

constexpr auto Hash = QCryptographicHash::Sha256;
const QByteArray Method = "SCRAM-SHA-256"_ba;

// The broker's side of RFC 5802, written down independently of ours.
struct Server {
    QByteArray password = "pencil"_ba;
    QByteArray salt = "salt of the sea"_ba;
    int iterations = 4096;

    QByteArray bareFirst; // of the client
    QByteArray challenge;
    QByteArray withoutProof;

    void hear(const QByteArray &clientFirst)
    {
        bareFirst = clientFirst.mid(3); // "n,,"
        const QByteArray nonce = bareFirst.mid(bareFirst.indexOf("r=") + 2) + "of-the-server";
        challenge = "r=" + nonce + ",s=" + salt.toBase64() + ",i=" + QByteArray::number(iterations);
        withoutProof = "c=biws,r=" + nonce;
    }
    QByteArray mac(const QByteArray &key, const QByteArray &message) const
    {
        return QMessageAuthenticationCode::hash(message, key, Hash);
    }
    QByteArray salted() const
    {
        return QPasswordDigestor::deriveKeyPbkdf2(Hash, password, salt, iterations, 32);
    }
    QByteArray message() const { return bareFirst + ',' + challenge + ',' + withoutProof; }
    QByteArray expectedFinal() const
    {
        const QByteArray key = mac(salted(), "Client Key");
        QByteArray proof = mac(QCryptographicHash::hash(key, Hash), message());
        for (qsizetype i = 0; i < proof.size(); ++i)
            proof[i] = char(proof[i] ^ key[i]);
        return withoutProof + ",p=" + proof.toBase64();
    }
    QByteArray proof() const
    {
        return "v=" + mac(mac(salted(), "Server Key"), message()).toBase64();
    }
};

mqtt::AuthPacket auth(const QByteArray &data)
{
    mqtt::AuthPacket packet;
    packet.reasonCode = ReasonCode::ContinueAuthentication;
    packet.properties.authenticationMethod = Method;
    packet.properties.authenticationData = data;
    return packet;
}

mqtt::ConnackPacket connack(const std::optional<QByteArray> &data)
{
    mqtt::ConnackPacket packet;
    packet.properties.authenticationMethod = Method;
    packet.properties.authenticationData = data;
    return packet;
}

} // namespace

// The exchange as MQTT 5 carries it (4.12), on a socket.
class ClientScramTest : public QObject {
    Q_OBJECT

private slots:
    void signsInWithoutSendingThePassword();
    void takesTheProofInAuthToo();
    void beginsAnewWithEachAttempt();
    void doesNotTrustWhoCannotProve_data();
    void doesNotTrustWhoCannotProve();
    void refusesAnImpossibleName();
    void neverFallsBack();
    void ownDataIsLeftToTheUser();

private:
    struct Fixture : ClientFixture {
        Fixture()
        {
            options.authenticationMethod = Method;
            options.userName = "user";
            options.password = "pencil"_ba;
        }
        // Up to where CONNACK is due.
        void answerUpToConnack()
        {
            peer.accept().expect("CONNECT v5 me clean").then([this] {
                connectPacket = std::get<mqtt::ConnectPacket>(peer.received().back());
                server.hear(connectPacket.properties.authenticationData.value_or(QByteArray()));
                peer.answer(auth(server.challenge));
                goOn();
            });
        }
        std::function<void()> goOn = [this] {
            peer.expect("AUTH 0x18 " + server.expectedFinal()).answer(connack(server.proof()));
        };
        Server server;
        mqtt::ConnectPacket connectPacket;
    };
};

void ClientScramTest::signsInWithoutSendingThePassword()
{
    Fixture f;
    f.answerUpToConnack();
    f.connect();
    FINISH_SCRIPT(f);
    QTRY_VERIFY(f.isConnected()); // [MQTT-4.12.0-3] [MQTT-4.12.0-5]
    QCOMPARE(f.connectPacket.properties.authenticationMethod, Method);
    QCOMPARE(f.connectPacket.userName, "user"_ba);
    QVERIFY(!f.connectPacket.password);
    QVERIFY(f.log.auths.empty()); // nobody else has to do with it
}

void ClientScramTest::takesTheProofInAuthToo()
{
    Fixture f;
    f.goOn = [&] {
        f.peer.expect("AUTH 0x18 " + f.server.expectedFinal())
            .answer(auth(f.server.proof()))
            .expect("AUTH 0x18 ")
            .answer(connack(std::nullopt));
    };
    f.answerUpToConnack();
    f.connect();
    FINISH_SCRIPT(f);
    QTRY_VERIFY(f.isConnected());
}

void ClientScramTest::beginsAnewWithEachAttempt()
{
    Fixture f;
    f.answerUpToConnack();
    f.connect();
    FINISH_SCRIPT(f);
    QTRY_VERIFY(f.isConnected());
    const QByteArray first = f.server.bareFirst;
    f.answerUpToConnack();
    f.client.disconnectFromBroker();
    f.connect();
    QTRY_VERIFY(f.isConnected());
    QVERIFY(f.server.bareFirst != first);
}

void ClientScramTest::doesNotTrustWhoCannotProve_data()
{
    QTest::addColumn<int>("iterations");
    QTest::addColumn<std::optional<QByteArray>>("proof");
    QTest::addColumn<ScramProblem>("problem");
    using Proof = std::optional<QByteArray>;
    QTest::newRow("no proof") << 4096 << Proof() << ScramProblem::Malformed;
    QTest::newRow("wrong proof") << 4096 << Proof("v=AAAA") << ScramProblem::WrongSignature;
    QTest::newRow("refused") << 4096 << Proof("e=other-error") << ScramProblem::ServerRefused;
    QTest::newRow("too easy") << 1 << Proof() << ScramProblem::TooFewIterations;
    QTest::newRow("for ever") << 2'000'000'000 << Proof() << ScramProblem::TooManyIterations;
}

void ClientScramTest::doesNotTrustWhoCannotProve()
{
    QFETCH(int, iterations);
    QFETCH(std::optional<QByteArray>, proof);
    QFETCH(ScramProblem, problem);
    Fixture f;
    f.server.iterations = iterations;
    const bool isAnswered = iterations == 4096;
    f.goOn = [&] {
        if (isAnswered) {
            mqtt::PublishPacket message;
            message.topic = "a";
            message.payload = "from an impostor";
            f.peer.expect("AUTH 0x18 " + f.server.expectedFinal())
                .answer(connack(proof))
                .answer(message);
        }
    };
    f.answerUpToConnack();
    f.connect();
    QTRY_COMPARE(f.client.state(), State::Failed);
    QCOMPARE(f.log.failure().kind, Failure::AuthenticationFailed);
    QCOMPARE(f.log.failure().scramProblem, problem);
    QVERIFY(f.log.failure().retryPointless);
    QVERIFY(f.log.brokers.empty());
    QVERIFY(f.log.messages.empty());
}

void ClientScramTest::refusesAnImpossibleName()
{
    Fixture f;
    f.options.userName = "user\a";
    f.connect();
    QCOMPARE(f.client.state(), State::Failed);
    QCOMPARE(f.log.failure().scramProblem, ScramProblem::NotAllowedInName);
    QCOMPARE(f.peer.connections(), 0);
}

// Somebody in between could ask for MQTT 3.1.1, which has the password in clear text.
void ClientScramTest::neverFallsBack()
{
    Fixture f;
    f.options.version = client::VersionChoice::Mqtt5WithFallback;
    mqtt::ConnackPacket refusal;
    refusal.reasonCode = ReasonCode::UnsupportedProtocolVersion;
    f.peer.accept().expect("CONNECT v5 me clean").answer(refusal);
    f.connect();
    FINISH_SCRIPT(f);
    QTRY_COMPARE(f.client.state(), State::Failed);
    QCOMPARE(f.peer.connections(), 1);
}

void ClientScramTest::ownDataIsLeftToTheUser()
{
    Fixture f;
    f.options.authenticationData = "n,,n=user,r=mine";
    f.peer.accept().expect("CONNECT v5 me clean").answer(auth("challenge"));
    f.connect();
    FINISH_SCRIPT(f);
    QTRY_COMPARE(f.log.auths, std::vector<QByteArray>{"SCRAM-SHA-256 challenge"});
}

QTEST_GUILESS_MAIN(ClientScramTest)
#include "tst_clientscram.moc"

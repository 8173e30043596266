// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionrefusals.h"
#include "messagerefusals.h"
#include "text/failuretext.h"
#include "text/publishtext.h"
#include "text/reasontext.h"
#include "tlsfailures.h"
#include "transportfailures.h"

using namespace Qt::Literals::StringLiterals;

// The end of the tour of failures: what the window can say is what it has said. A new code or a
// new kind of failure that nothing really brings about is missing here.
class FailureTour : public QObject {
    Q_OBJECT

public:
    explicit FailureTour(const Reached &reached)
        : m_reached(reached)
    {
    }

private slots:
    void everySentenceWasReached_data();
    void everySentenceWasReached();
    void everyKindWasReached();

private:
    const Reached &m_reached;
};

namespace {

QString failureSentence(client::Failure kind, mqtt::ReasonCode code,
                        mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5)
{
    client::FailureInfo failure;
    failure.kind = kind;
    failure.reasonCode = code;
    failure.version = version;
    if (code == mqtt::ReasonCode::UseAnotherServer || code == mqtt::ReasonCode::ServerMoved)
        failure.serverReference = "b.example:1884";
    return ui::explainFailure(failure, {}).sentence();
}

// By the packet that brings it.
QMultiMap<QString, QString> whatCanBeSaid()
{
    using mqtt::PacketType;
    QMultiMap<QString, QString> said;
    for (int value = 0; value < 256; ++value) {
        const auto code = mqtt::ReasonCode(value);
        const bool isNews = mqtt::isError(code) || code == mqtt::ReasonCode::NoSubscriptionExisted;
        if (!isNews)
            continue;
        if (isAllowedIn(code, PacketType::Connack))
            said.insert(u"CONNACK"_s, failureSentence(client::Failure::ConnackRefused, code));
        if (isAllowedIn(code, PacketType::Disconnect))
            said.insert(u"DISCONNECT"_s, failureSentence(client::Failure::ServerDisconnect, code));
        if (isAllowedIn(code, PacketType::Suback))
            said.insert(u"SUBACK"_s, ui::explainSuback(code).sentence());
        if (isAllowedIn(code, PacketType::Unsuback))
            said.insert(u"UNSUBACK"_s, ui::explainUnsuback(code).sentence());
        client::PublishOutcome outcome;
        outcome.stage = client::PublishStage::Refused;
        outcome.reasonCode = code;
        if (isAllowedIn(code, PacketType::Puback) || isAllowedIn(code, PacketType::Pubrec)
            || isAllowedIn(code, PacketType::Pubcomp))
            said.insert(u"PUBACK, PUBREC, PUBCOMP"_s,
                        ui::explainRefusedPublish(outcome).sentence());
    }
    using enum mqtt::ReasonCode;
    for (const auto code : {UnsupportedProtocolVersion, ClientIdentifierNotValid, ServerUnavailable,
                            BadUserNameOrPassword, NotAuthorized})
        said.insert(
            u"CONNACK, MQTT 3"_s,
            failureSentence(client::Failure::ConnackRefused, code, mqtt::ProtocolVersion::Mqtt311));
    said.insert(u"SUBACK, MQTT 3"_s,
                ui::explainSuback(UnspecifiedError, {.version = mqtt::ProtocolVersion::Mqtt311})
                    .sentence());
    return said;
}

} // namespace

void FailureTour::everySentenceWasReached_data()
{
    QTest::addColumn<QString>("sentence");
    const auto said = whatCanBeSaid();
    for (auto it = said.begin(); it != said.end(); ++it)
        QTest::addRow("%s: %s", qPrintable(it.key()), qPrintable(it.value())) << it.value();
}

void FailureTour::everySentenceWasReached()
{
    QFETCH(QString, sentence);
    QVERIFY2(m_reached.sentences.contains(sentence), "no real failure has brought this sentence");
}

void FailureTour::everyKindWasReached()
{
    using client::Failure;
    // Proxies, WebSockets and local sockets have tests of their own.
    const std::set<Failure> elsewhere{Failure::None, Failure::Proxy, Failure::WebSocket,
                                      Failure::AccessDenied};
    for (int kind = 0; kind <= int(Failure::AccessDenied); ++kind) {
        QVERIFY2(m_reached.failures.contains(Failure(kind)) != elsewhere.contains(Failure(kind)),
                 qPrintable(u"client::Failure %1"_s.arg(kind)));
    }
    for (int problem = 0; problem < client::TlsProblemCount; ++problem) {
        QVERIFY2(m_reached.tlsProblems.contains(client::TlsProblem(problem))
                     != TlsFailures::unreachable().contains(client::TlsProblem(problem)),
                 qPrintable(u"client::TlsProblem %1"_s.arg(problem)));
    }
    for (int problem = 0; problem <= int(client::ScramProblem::OutOfOrder); ++problem) {
        QVERIFY2(m_reached.scramProblems.contains(client::ScramProblem(problem)),
                 qPrintable(u"client::ScramProblem %1"_s.arg(problem)));
    }
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Reached reached;
    int failed = 0;
    const auto run = [&](auto &&test) { failed += QTest::qExec(&test, argc, argv); };
    run(ConnectionRefusals(reached));
    run(MessageRefusals(reached));
    run(TransportFailures(reached));
    if (Mosquitto::isInstalled()) {
        run(TlsFailures(reached));
        run(FailureTour(reached));
    }
    return failed;
}

#include "tst_failures.moc"

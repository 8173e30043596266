// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec.h"
#include "support/sessiondriver.h"

#include <QRandomGenerator>
#include <QTest>

#include <deque>
#include <map>
#include <numeric>
#include <set>

using namespace mqtt;
using namespace std::chrono_literals;

namespace {

// Keeps its side of the bargain over connections that break at any time: takes ownership once,
// answers everything, remembers until the end.
class HonestBroker {
public:
    std::vector<int> taken; // payloads, once each

    void receive(const Packet &packet)
    {
        if (const auto *publish = std::get_if<PublishPacket>(&packet)) {
            const bool once = publish->qos == QoS::ExactlyOnce;
            if (!once || m_held.insert(publish->packetIdentifier).second)
                taken.push_back(publish->payload.toInt());
            if (once)
                m_answers.push_back(PubrecPacket{.packetIdentifier = publish->packetIdentifier});
            else if (publish->qos == QoS::AtLeastOnce)
                m_answers.push_back(PubackPacket{.packetIdentifier = publish->packetIdentifier});
        } else if (const auto *pubrel = std::get_if<PubrelPacket>(&packet)) {
            const bool known = m_held.erase(pubrel->packetIdentifier) > 0;
            m_answers.push_back(PubcompPacket{
                .packetIdentifier = pubrel->packetIdentifier,
                .reasonCode = known ? ReasonCode::Success : ReasonCode::PacketIdentifierNotFound});
        }
    }
    std::optional<Packet> nextAnswer()
    {
        if (m_answers.empty())
            return std::nullopt;
        const Packet answer = m_answers.front();
        m_answers.pop_front();
        return answer;
    }
    void connectionLost() { m_answers.clear(); }

private:
    std::set<PacketIdentifier> m_held;
    std::deque<Packet> m_answers;
};

} // namespace

// Random walks, reproducible by their row: what holds for any order of events.
class TestSessionRandom : public QObject {
    Q_OBJECT

private slots:
    void exactlyOnceWhateverHappens_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void exactlyOnceWhateverHappens()
    {
        QFETCH(int, seed);
        QRandomGenerator random{quint32(seed)};
        constexpr int count = 300;
        SessionDriver d;
        HonestBroker broker;
        std::deque<Packet> wire; // sent by us, not yet arrived
        std::map<quint64, PublishStage> outcome;
        const auto collect = [&] {
            wire.insert(wire.end(), d.sentPackets().begin(), d.sentPackets().end());
            for (const SessionEvent &event : d.events()) {
                if (const auto *o = std::get_if<PublishOutcome>(&event))
                    outcome[quint64(o->token)] = o->stage;
            }
        };
        const ConnackPacket connack{.properties
                                    = {.receiveMaximum = quint16(1 + random.bounded(20))}};
        d.accept(connack);
        collect();
        int published = 0;
        const auto unfinished = [&] {
            return published < count || int(outcome.size()) < count
                || std::any_of(outcome.begin(), outcome.end(), [](const auto &entry) {
                       return entry.second != PublishStage::Confirmed;
                   });
        };
        for (int step = 0; unfinished(); ++step) {
            QVERIFY2(step < 1'000'000, "it never ends");
            const quint32 what = random.bounded(100U);
            if (what < 30 && published < count) {
                ++published;
                d.publish(quint64(published), 2, "t", QByteArray::number(published));
                collect();
            } else if (what < 60 && !wire.empty()) {
                broker.receive(wire.front());
                wire.pop_front();
            } else if (what < 98) {
                if (const auto answer = broker.nextAnswer()) {
                    d.receive(*answer);
                    collect();
                }
            } else {
                // Some of what was under way arrives before the end, the rest never does.
                for (quint32 more = random.bounded(5U); more > 0 && !wire.empty(); --more) {
                    broker.receive(wire.front());
                    wire.pop_front();
                }
                wire.clear();
                broker.connectionLost();
                d.reconnect(true, connack);
                collect();
            }
        }
        std::vector<int> expected(count);
        std::iota(expected.begin(), expected.end(), 1);
        QVERIFY(broker.taken == expected); // each once, and in order
    }

    void survivesAnything_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void survivesAnything()
    {
        QFETCH(int, seed);
        QRandomGenerator random{quint32(seed)};
        const ProtocolVersion versions[]
            = {ProtocolVersion::Mqtt31, ProtocolVersion::Mqtt311, ProtocolVersion::Mqtt5};
        SessionDriver d(versions[seed % 3]);
        d.options.fallBackTo311 = true;
        d.options.useTopicAliases = true;
        d.options.queuedPublishes = 20;
        d.options.connect.cleanStart = random.bounded(2) == 0;
        if (seed % 3 == 2) {
            d.options.connect.properties.topicAliasMaximum = 4;
            d.options.connect.properties.receiveMaximum = 5;
            d.options.connect.properties.authenticationMethod = "m";
        }
        d.options.subscriptions = {{.topicFilter = "a"}, {.topicFilter = "b/#"}};
        std::map<quint64, int> finals;
        quint64 token = 0;
        bool open = false;
        const auto look = [&] {
            for (const SessionEvent &event : d.events()) {
                if (const auto *o = std::get_if<PublishOutcome>(&event)) {
                    finals[quint64(o->token)]
                        += o->stage != PublishStage::Queued && o->stage != PublishStage::Written
                        ? 1
                        : 0;
                } else if (std::holds_alternative<SessionClosed>(event)) {
                    open = false;
                }
            }
        };
        for (int step = 0; step < 3000; ++step) {
            d.take(); // looked at already
            const auto id = PacketIdentifier{quint16(1 + random.bounded(6))};
            const auto code
                = random.bounded(4) == 0 ? ReasonCode::QuotaExceeded : ReasonCode::Success;
            const auto reply = [&](const Packet &packet) {
                const auto version
                    = d.session.broker() ? d.session.broker()->version : versions[seed % 3];
                if (const auto bytes = encode(packet, version))
                    d.receiveBytes(*bytes);
            };
            if (!open) {
                d.open();
                open = true;
                look();
                reply(ConnackPacket{
                    .sessionPresent = random.bounded(2) == 0 && !d.options.connect.cleanStart,
                    .reasonCode = random.bounded(8) == 0 ? ReasonCode::UnsupportedProtocolVersion
                                                         : ReasonCode::Success});
                look();
                continue;
            }
            switch (random.bounded(20)) {
            case 0:
                reply(PubackPacket{.packetIdentifier = id, .reasonCode = code});
                break;
            case 1:
            case 2:
                reply(PubrecPacket{.packetIdentifier = id, .reasonCode = code});
                break;
            case 3:
            case 4:
                reply(PubcompPacket{.packetIdentifier = id});
                break;
            case 5:
                reply(PubrelPacket{.packetIdentifier = id});
                break;
            case 6:
                reply(PublishPacket{.qos = QoS::ExactlyOnce, .topic = "x", .packetIdentifier = id});
                break;
            case 7:
                reply(PublishPacket{.topic = random.bounded(2) == 0 ? "x" : "",
                                    .properties = {.topicAlias = quint16(1 + random.bounded(5))}});
                break;
            case 8:
                reply(SubackPacket{.packetIdentifier = id,
                                   .reasonCodes
                                   = std::vector<ReasonCode>(std::size_t(1 + random.bounded(2)))});
                break;
            case 9:
                reply(UnsubackPacket{.packetIdentifier = id, .reasonCodes = {{}}});
                break;
            case 10:
                d.pass(std::chrono::seconds(random.bounded(70)));
                break;
            case 11:
                d.subscribe({{.topicFilter = QByteArray(1, char('a' + random.bounded(4)))}});
                break;
            case 12:
                d.unsubscribe({QByteArray(1, char('a' + random.bounded(4)))});
                break;
            case 13:
                d.authenticate(ReasonCode::ReAuthenticate, "x");
                break;
            case 14:
                d.session.setCongested(random.bounded(2) == 0, d.now);
                d.take();
                break;
            case 15:
                d.receiveBytes(QByteArray(1 + int(random.bounded(4)), char(random.bounded(256))));
                break;
            case 16:
                d.lose();
                break;
            default:
                d.publish(++token, int(random.bounded(3)), "t");
                break;
            }
            look();
            QVERIFY(d.session.queuedPublishes() <= 20);
        }
        d.disconnect();
        look();
        d.session.discardPublishes();
        d.take();
        look();
        QCOMPARE(finals.size(), std::size_t(token));
        for (const auto &[number, count] : finals) // every publish ends, and only once
            QVERIFY2(count == 1, QByteArray::number(number).constData());
    }
};

QTEST_GUILESS_MAIN(TestSessionRandom)
#include "tst_sessionrandom.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/brokerscript.h"
#include "support/packetvectors.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <cstdio>

namespace {

using testsupport::PacketVector;

// One client sends the packet, another one is there to notice.
QByteArray scriptFor(const PacketVector &vector)
{
    using namespace brokerscript;
    constexpr int watcher = 1;
    constexpr int subscribeToAll = 1 + 2 * 8;
    constexpr int otherId = 0x08;
    QByteArray script;
    add(script, Step::Connect, watcher, connectArgument(vector.version, false) | otherId);
    add(script, Step::Packet, watcher, subscribeToAll);
    if (!vector.frame.startsWith('\x10')) // CONNECT
        add(script, Step::Connect, 0, connectArgument(vector.version, true));
    addBytes(script, 0, vector.frame);
    add(script, Step::Answer, 0);
    add(script, Step::Answer, watcher);
    add(script, Step::Lose, 0);
    add(script, Step::Wait, 0, 2);
    return script;
}

// Traffic of every QoS to a client that reads slowly, goes away and comes back.
QByteArray conversation(mqtt::ProtocolVersion version)
{
    using namespace brokerscript;
    constexpr int slow = 1;
    constexpr int otherId = 0x08;
    constexpr int publishTo = 7; // and the QoS times eight, as fuzz_broker reads it
    constexpr int retained = 6;
    const int stays = connectArgument(version, true);
    QByteArray script;
    add(script, Step::Connect, 0, connectArgument(version, false) | otherId);
    add(script, Step::Connect, slow, stays);
    add(script, Step::Packet, slow, 1 + 2 * 8); // SUBSCRIBE with QoS 2
    for (int i = 0; i < 24; ++i)
        add(script, Step::Packet, 0, (i % 4 == 0 ? retained : publishTo) + 8 * i);
    add(script, Step::Answer, slow);
    add(script, Step::Answer, 0);
    add(script, Step::Hold, slow);
    for (int i = 0; i < 6; ++i) {
        addBytes(script, slow, QByteArray("\xc0\0", 2).repeated(120)); // PINGREQ
        add(script, Step::Packet, 0, publishTo + 8 * (i + 24));
    }
    add(script, Step::Wait, 0, 2);
    add(script, Step::Hold, slow);
    add(script, Step::Answer, slow);
    add(script, Step::Lose, slow);
    for (int i = 0; i < 6; ++i)
        add(script, Step::Packet, 0, publishTo + 8 * i);
    add(script, Step::Connect, slow, stays);
    for (int i = 0; i < 4; ++i)
        add(script, Step::Answer, slow);
    add(script, Step::Wait, 0, 6);
    return script;
}

bool write(const QDir &corpus, const QByteArray &content)
{
    const QByteArray name = QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex();
    QFile file(corpus.filePath(QString::fromLatin1(name)));
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size())
        return true;
    std::fprintf(stderr, "%s\n", qPrintable(file.errorString()));
    return false;
}

} // namespace

// usage: writeseeds VECTORS CORPUS [broker]: the packet vectors as files for libFuzzer, in the form
// of fuzzinput.h, or as scripts for fuzz_broker. The names are hashes, as libFuzzer's own.
int main(int argc, char **argv)
{
    const bool scripts = argc == 4 && QByteArray(argv[3]) == "broker";
    if (argc != 3 && !scripts) {
        std::fprintf(stderr, "usage: writeseeds VECTORS CORPUS [broker]\n");
        return 2;
    }
    const auto vectors = testsupport::loadPacketVectors(QString::fromLocal8Bit(argv[1]));
    if (!vectors.problem.isEmpty() || vectors.rows.empty()) {
        std::fprintf(stderr, "%s\n", qPrintable(vectors.problem));
        return 1;
    }
    const QDir corpus(QString::fromLocal8Bit(argv[2]));
    corpus.mkpath(QStringLiteral("."));
    constexpr qsizetype longest = 4096; // longer seeds only slow the fuzzer down
    for (const PacketVector &vector : vectors.rows) {
        if (vector.frame.size() > longest)
            continue;
        const auto choice = static_cast<char>(static_cast<int>(vector.version) - 3);
        const QByteArray content = choice + (scripts ? scriptFor(vector) : vector.frame);
        if (!write(corpus, content))
            return 1;
    }
    if (!scripts)
        return 0;
    for (const int version : {3, 4, 5}) {
        for (const char choice : {'\0', '\x0c', '\x40'}) { // options of the broker
            if (!write(corpus, choice + conversation(mqtt::ProtocolVersion(version))))
                return 1;
        }
    }
    return 0;
}

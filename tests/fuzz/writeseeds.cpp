// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/packetvectors.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <cstdio>

// usage: writeseeds VECTORS CORPUS: the packet vectors as files for libFuzzer, in the form of
// fuzzinput.h. The names are hashes, as libFuzzer's own.
int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: writeseeds VECTORS CORPUS\n");
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
    for (const testsupport::PacketVector &vector : vectors.rows) {
        if (vector.frame.size() > longest)
            continue;
        const auto choice = static_cast<char>(static_cast<int>(vector.version) - 3);
        const QByteArray content = choice + vector.frame;
        const QByteArray name = QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex();
        QFile file(corpus.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            std::fprintf(stderr, "%s\n", qPrintable(file.errorString()));
            return 1;
        }
    }
    return 0;
}

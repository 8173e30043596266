// SPDX-License-Identifier: GPL-3.0-or-later
// How long until there is a window, beside a program that has nothing but a window. Two measures,
// each the same for both: the whole process (the system's loader, the window, the end, by the
// clock of whoever started it), and from main() to the first paint, as each program says itself.
// Every start of canopy has a profile directory of its own: it is always the very first start.
#include "bench/benchreport.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace {

constexpr int Rounds = 15;
constexpr int WarmUps = 2; // the first reads the libraries from the disk
constexpr int PatienceMs = 60'000;

struct Start {
    double processMs = 0;
    double firstPaintMs = 0;
};

// Starts the program, waits for its end, and gives what it printed.
std::optional<QByteArray> run(const QString &program, const QStringList &arguments,
                              double &processMs)
{
    QProcess process;
    const bench::Stopwatch watch;
    process.start(program, arguments);
    if (!process.waitForFinished(PatienceMs) || process.exitCode() != 0) {
        std::fprintf(stderr, "bench_start: %s: %s\n%s", qPrintable(program),
                     qPrintable(process.errorString()), process.readAllStandardError().constData());
        return std::nullopt;
    }
    processMs = watch.seconds() * 1000;
    return process.readAllStandardOutput();
}

std::optional<Start> startCanopy()
{
    const QTemporaryDir profile;
    Start start;
    const auto report
        = run(QStringLiteral(CANOPY_PROGRAM),
              {QStringLiteral("--profile-dir"), profile.path(), QStringLiteral("--quit-after"),
               QStringLiteral("0"), QStringLiteral("--report"), QStringLiteral("-")},
              start.processMs);
    if (!report)
        return std::nullopt;
    start.firstPaintMs = QJsonDocument::fromJson(*report)
                             .object()
                             .value(QStringLiteral("timeToFirstWindowMs"))
                             .toDouble();
    return start;
}

std::optional<Start> startTrivial()
{
    Start start;
    const auto said = run(QStringLiteral(TRIVIAL_PROGRAM), {}, start.processMs);
    if (!said)
        return std::nullopt;
    start.firstPaintMs = said->trimmed().toDouble();
    return start;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    std::vector<double> processes[2];
    std::vector<double> paints[2];
    for (int round = -WarmUps; round < Rounds; ++round) {
        const std::optional<Start> starts[] = {startCanopy(), startTrivial()};
        for (std::size_t i = 0; i < 2; ++i) {
            if (!starts[i] || starts[i]->firstPaintMs <= 0) {
                std::fprintf(stderr, "bench_start: a program showed no window\n");
                return 1;
            }
            if (round < 0)
                continue;
            processes[i].push_back(starts[i]->processMs);
            paints[i].push_back(starts[i]->firstPaintMs);
        }
    }
    bench::report("start", "first window, whole process", bench::median(processes[0]), "ms",
                  "trivial Qt Widgets program", bench::median(processes[1]), bench::Better::Lower);
    bench::report("start", "main to first paint", bench::median(paints[0]), "ms",
                  "trivial Qt Widgets program", bench::median(paints[1]), bench::Better::Lower);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace app {

// What the user asked for on the command line: a value, complete, before any window exists.
struct CommandLine {
    QString address; // a valid mqtt:// URL or host; empty: none given
    std::vector<mqtt::Subscription> subscriptions;
    bool demo = false; // the local broker with simulated devices
    std::optional<quint64> demoSeed;
    int demoLoad = 0; // further messages a second
    QString profileDirectory; // empty: the platform's place for settings
    QString language; // for example zh_CN; empty: settings, then the system's
    QString theme; // light, dark, system; empty: settings
    QString screenshotFile;
    QString reportFile; // "-" is standard output
    std::optional<std::chrono::milliseconds> quitAfter;
    bool animations = true;

    // What the user should know before anything happens (a visible password, for example).
    QStringList warnings;
};

// Either a CommandLine, or what to print and the exit code (0 for --help and --version, 2 for
// arguments that cannot be understood). Needs no QApplication, so it works without a display.
struct ParsedCommandLine {
    CommandLine commandLine;
    bool exit = false;
    int exitCode = 0;
    QString text;
};

class CommandLineReader {
    Q_DECLARE_TR_FUNCTIONS(CommandLineReader)

public:
    // `arguments` as QCoreApplication::arguments(): the program's name first.
    static ParsedCommandLine parse(const QStringList &arguments);
};

} // namespace app

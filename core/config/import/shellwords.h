// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace config {

// A word of a command line as a POSIX shell would hand it over, quotes and backslashes resolved.
struct ShellWord {
    QString text;
    qsizetype position = 0; // in the line
    bool expands = false; // holds something that only a shell could fill in: $NAME, `…`

    bool operator==(const ShellWord &) const = default;
};

struct ShellWords {
    std::vector<ShellWord> words;
    QString rest; // from the first | ; & < > on: no part of this command
    qsizetype unfinishedQuote = -1; // where it begins; -1: every quote is closed

    bool operator==(const ShellWords &) const = default;
};

ShellWords splitShellWords(const QString &line);

} // namespace config

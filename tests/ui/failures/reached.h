// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/scramproblem.h"
#include "client/tlsfacts.h"

#include <QSet>
#include <QString>

#include <set>

// What the tour has come by, each through a real failure: the sentences about reason codes as the
// window showed them, and the kinds of failures that ended in a sentence.
struct Reached {
    QSet<QString> sentences;
    std::set<client::Failure> failures;
    std::set<client::TlsProblem> tlsProblems;
    std::set<client::ScramProblem> scramProblems;
};

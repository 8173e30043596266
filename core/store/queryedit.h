// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/queryterm.h"

#include <QString>

#include <vector>

// Changing one condition inside the text of a topic filter; the rest stays as it was typed. Pure
// functions, any thread.
namespace store {

// The terms in the order of the text, with the places where they stand. Of a text that is no valid
// filter: those before the error.
std::vector<QueryTerm> termsInText(const QString &text);

// Without any term of this kind, negated or not, and without the space that is too much then.
QString withoutTerms(const QString &text, QueryTerm::Kind kind);
// With `term` at the end, instead of what was there of this kind.
QString withTerm(const QString &text, QueryTerm::Kind kind, const QString &term);

} // namespace store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace mqtt {
class TopicFilter;
}
namespace store {
class TopicTree;
}

namespace ui {

// How many topics seen so far a filter would match, with one of them as an example.
struct FilterMatches {
    int topics = 0;
    QByteArray example;
    bool complete = true; // false: the scan stopped at its limit, there may be more

    bool operator==(const FilterMatches &) const = default;
};

// Follows the levels of the filter down the tree and looks at `nodeLimit` nodes at most, so that
// typing stays quick whatever the size of the tree. GUI thread.
FilterMatches findMatches(const store::TopicTree &tree, const mqtt::TopicFilter &filter,
                          int nodeLimit = 20'000);

// Topics that continue what was typed by one level, for completion; `limit` at most.
QStringList completionsFor(const store::TopicTree &tree, const QString &typed, int limit = 50);

} // namespace ui

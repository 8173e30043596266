// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace store {
class TopicTree;
}

namespace ui {

// Topics that start with what was typed, for a completer: those of `recent` first, then the
// children of the typed branch as seen so far (`topics` may be null). At most `most`; looks at a
// bounded number of siblings, whatever the size of the tree.
QStringList completeTopic(const store::TopicTree *topics, const QStringList &recent,
                          const QString &typed, int most = 50);

} // namespace ui

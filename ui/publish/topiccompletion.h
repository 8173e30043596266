// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace store {
class TopicTree;
}

namespace ui {

// Topics seen so far that start with what was typed, for a completer: the children of the typed
// branch. At most `most`; looks at a bounded number of siblings, whatever the size of the tree.
QStringList completeTopic(const store::TopicTree &topics, const QString &typed, int most = 50);

} // namespace ui

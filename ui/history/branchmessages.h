// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/messagelog.h"
#include "store/topictree.h"

#include <vector>

namespace ui {

// Whether `node` is one of `roots` or below one of them.
bool isBelowAny(const store::TopicTree &tree, store::NodeId node,
                const std::vector<store::NodeId> &roots);

// The newest messages of these topics and everything below them, in order of arrival. Small
// branches ask the log topic by topic; in a branch of many topics the end of the log is read
// backwards first, because most of it belongs there.
std::vector<store::MessageId> newestBelow(const store::TopicTree &tree,
                                          const store::MessageLog &log,
                                          const std::vector<store::NodeId> &roots, int limit);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topictree.h"

#include <QByteArray>
#include <QByteArrayList>

// The tree as lines of text, one a node, indented by depth: "level messages" and "*" with a value.
inline QByteArrayList treeText(const store::TopicTree &tree)
{
    QByteArrayList lines;
    std::vector<store::NodeId> open{store::NodeId::Root};
    while (!open.empty()) {
        const store::NodeId node = open.back();
        open.pop_back();
        if (node != store::NodeId::Root) {
            const store::NodeFacts facts = tree.facts(node);
            lines.append(QByteArray(tree.depth(node), ' ') + tree.level(node).toByteArray() + ' '
                         + QByteArray::number(facts.messages) + (facts.hasValue ? "*" : ""));
        }
        for (int row = tree.childCount(node) - 1; row >= 0; --row)
            open.push_back(tree.child(node, row));
    }
    return lines;
}

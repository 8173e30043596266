// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/filtermatches.h"

#include "mqtt/topic.h"
#include "store/topictree.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct Step {
    store::NodeId node;
    qsizetype level; // the filter's level that this node has already satisfied
};

} // namespace

FilterMatches findMatches(const store::TopicTree &tree, const mqtt::TopicFilter &filter,
                          int nodeLimit)
{
    FilterMatches found;
    const std::vector<QByteArrayView> levels = filter.levels();
    if (levels.empty())
        return found;
    const auto count = qsizetype(levels.size());
    const auto levelAt = [&levels](qsizetype i) { return levels[std::size_t(i)]; };

    int looked = 0;
    const auto take = [&](store::NodeId node) {
        if (!tree.facts(node).hasValue)
            return;
        ++found.topics;
        if (found.example.isEmpty())
            found.example = tree.topic(node);
    };

    std::vector<Step> open{{store::NodeId::Root, 0}};
    while (!open.empty()) {
        const Step step = open.back();
        open.pop_back();
        // "a/#" matches "a" itself [MQTT-4.7.1-2]; once inside a #, every node counts.
        const bool inside = step.level > 0 && levelAt(step.level - 1) == "#";
        if (inside || step.level == count
            || (step.level == count - 1 && step.level > 0 && levelAt(step.level) == "#"))
            take(step.node);
        if (step.level == count && !inside)
            continue;

        const QByteArrayView wanted = inside ? QByteArrayView("#") : levelAt(step.level);
        const int children = tree.childCount(step.node);
        for (int row = 0; row < children; ++row) {
            if (++looked > nodeLimit) {
                found.complete = false;
                return found;
            }
            const store::NodeId child = tree.child(step.node, row);
            const QByteArrayView name = tree.level(child);
            // Wildcards at the start never match $ topics [MQTT-4.7.2-1].
            const bool hidden = step.node == store::NodeId::Root && name.startsWith('$');
            if (wanted == "#") {
                if (!hidden)
                    open.push_back({child, count});
            } else if (wanted == "+") {
                if (!hidden)
                    open.push_back({child, step.level + 1});
            } else if (wanted == name) {
                open.push_back({child, step.level + 1});
                break;
            }
        }
    }
    return found;
}

QStringList completionsFor(const store::TopicTree &tree, const QString &typed, int limit)
{
    const qsizetype slash = typed.lastIndexOf(u'/');
    const QString head = typed.left(slash + 1);
    const QByteArray start = typed.sliced(slash + 1).toUtf8();
    store::NodeId branch = store::NodeId::Root;
    if (slash >= 0)
        branch = tree.find(typed.left(slash).toUtf8());
    QStringList texts;
    if (branch == store::NodeId::None)
        return texts;
    const int children = qMin(tree.childCount(branch), 20'000);
    for (int row = 0; row < children && texts.size() < limit; ++row) {
        const store::NodeId child = tree.child(branch, row);
        const QByteArrayView name = tree.level(child);
        if (!name.startsWith(start))
            continue;
        const QString path = head + QString::fromUtf8(name);
        texts.append(path);
        if (tree.childCount(child) > 0 && texts.size() < limit)
            texts.append(QString(path + u"/#"_s));
    }
    return texts;
}

} // namespace ui

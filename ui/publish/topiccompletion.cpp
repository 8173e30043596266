// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/topiccompletion.h"

#include "store/topictree.h"

namespace ui {

namespace {

constexpr int MostSiblings = 20'000;

} // namespace

QStringList completeTopic(const store::TopicTree *topics, const QStringList &recent,
                          const QString &typed, int most)
{
    QStringList result;
    for (const QString &topic : recent) {
        if (topic.startsWith(typed) && topic != typed && result.size() < most)
            result.append(topic);
    }
    if (!topics)
        return result;
    const QByteArray bytes = typed.toUtf8();
    const qsizetype slash = bytes.lastIndexOf('/');
    const QByteArray start = bytes.sliced(slash + 1);
    const store::NodeId branch
        = slash < 0 ? store::NodeId::Root : topics->find(QByteArrayView(bytes).first(slash));
    if (branch == store::NodeId::None)
        return result;
    const int siblings = qMin(topics->childCount(branch), MostSiblings);
    for (int row = 0; row < siblings && result.size() < most; ++row) {
        const store::NodeId child = topics->child(branch, row);
        if (!topics->level(child).startsWith(start))
            continue;
        const QString topic = QString::fromUtf8(topics->topic(child));
        if (!result.contains(topic))
            result.append(topic);
    }
    return result;
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/topiccompletion.h"

#include "store/topictree.h"

namespace ui {

namespace {

constexpr int MostSiblings = 20'000;

} // namespace

QStringList completeTopic(const store::TopicTree &topics, const QString &typed, int most)
{
    const QByteArray bytes = typed.toUtf8();
    const qsizetype slash = bytes.lastIndexOf('/');
    const QByteArray start = bytes.sliced(slash + 1);
    const store::NodeId branch
        = slash < 0 ? store::NodeId::Root : topics.find(QByteArrayView(bytes).first(slash));
    QStringList result;
    if (branch == store::NodeId::None)
        return result;
    const int siblings = qMin(topics.childCount(branch), MostSiblings);
    for (int row = 0; row < siblings && result.size() < most; ++row) {
        const store::NodeId child = topics.child(branch, row);
        if (topics.level(child).startsWith(start))
            result.append(QString::fromUtf8(topics.topic(child)));
    }
    return result;
}

} // namespace ui

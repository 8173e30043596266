// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/topictree.h"

#include "store/topictreeprivate.h"

#include <algorithm>
#include <utility>

namespace store {

TopicTree::TopicTree(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

TopicTree::~TopicTree() = default;

int TopicTree::topicCount() const
{
    return d->topics;
}

int TopicTree::nodeCount() const
{
    return static_cast<int>(d->nodes.count()) - 1;
}

int TopicTree::shownCount() const
{
    return static_cast<int>(d->firstNew) - 1;
}

NodeId TopicTree::parent(NodeId node) const
{
    return d->nodes.contains(node) ? d->nodes.at(node).parent : NodeId::None;
}

int TopicTree::childCount(NodeId node) const
{
    if (!d->nodes.contains(node))
        return 0;
    const std::vector<TopicNodes::Child> *rows = d->nodes.children(d->nodes.at(node));
    if (!rows)
        return 0;
    return static_cast<int>(rows->size() - (node == d->gap.parent ? d->gap.size : 0));
}

NodeId TopicTree::child(NodeId node, int row) const
{
    return row < 0 || row >= childCount(node) ? NodeId::None : d->childAt(node, row).id;
}

int TopicTree::row(NodeId node) const
{
    const NodeId above = parent(node);
    const QByteArrayView name = level(node);
    int low = 0;
    int high = childCount(above);
    while (low < high) {
        const int middle = low + (high - low) / 2;
        const TopicNodes::Child &candidate = d->childAt(above, middle);
        if (candidate.id == node)
            return middle;
        if (d->isBefore(above, d->nodes.level(candidate), name))
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

QByteArrayView TopicTree::level(NodeId node) const
{
    return d->nodes.contains(node) ? d->nodes.level(node) : QByteArrayView();
}

QByteArray TopicTree::topic(NodeId node) const
{
    return d->nodes.contains(node) ? d->nodes.topic(node) : QByteArray();
}

QByteArrayView TopicTree::topicText(NodeId id) const
{
    if (!d->nodes.contains(id))
        return {};
    const TopicNode &node = d->nodes.at(id);
    return {node.topic, node.topicLength};
}

bool TopicTree::isRowBefore(NodeId a, NodeId b) const
{
    return d->isBefore(parent(a), level(a), level(b));
}

int TopicTree::depth(NodeId node) const
{
    int depth = -1;
    for (NodeId n = node; n != NodeId::Root && d->nodes.contains(n); n = d->nodes.at(n).parent)
        ++depth;
    return depth;
}

NodeId TopicTree::find(QByteArrayView topic) const
{
    return d->nodes.find(topic);
}

bool TopicTree::isBelow(NodeId node, NodeId ancestor) const
{
    for (NodeId n = node; d->nodes.contains(n); n = d->nodes.at(n).parent) {
        if (n == ancestor)
            return true;
    }
    return false;
}

std::vector<NodeId> TopicTree::branch(NodeId node) const
{
    std::vector<NodeId> result;
    if (d->nodes.contains(node))
        result.push_back(node);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const int count = childCount(result[i]);
        for (int row = 0; row < count; ++row)
            result.push_back(child(result[i], row));
    }
    return result;
}

NodeFacts TopicTree::facts(NodeId id) const
{
    if (!d->nodes.contains(id))
        return {};
    const TopicNode &node = d->nodes.at(id);
    NodeFacts facts;
    facts.messages = node.messages;
    facts.ownMessages = node.ownMessages;
    facts.bytes = node.bytes;
    facts.topicsBelow = node.topicsBelow;
    facts.lastSeenUs = node.lastSeenUs;
    facts.valueChangedAtUs = node.valueChangedAtUs;
    facts.changedBelowAtUs = node.changedBelowAtUs;
    facts.ownFirstSeenUs = d->nodes.firstSeenUs(node);
    if (const GapMeter *gaps = d->nodes.gapsOf(node)) {
        facts.ownLastSeenUs = gaps->lastUs();
        facts.shortestGapUs = gaps->shortestUs();
        facts.longestGapUs = gaps->longestUs();
        facts.meanGapUs = gaps->meanUs();
    }
    facts.lastMessage = node.lastMessage;
    facts.retained = node.retained;
    facts.hasValue = node.hasValue;
    return facts;
}

MessageId TopicTree::lastMessage(NodeId node) const
{
    return d->nodes.contains(node) ? d->nodes.at(node).lastMessage : MessageId::None;
}

quint32 TopicTree::lastPayloadHash(NodeId node) const
{
    return d->nodes.contains(node) ? d->nodes.at(node).payloadHash : 0;
}

Retained TopicTree::retained(NodeId node) const
{
    return d->nodes.contains(node) ? d->nodes.at(node).retained : Retained::No;
}

double TopicTree::rate(NodeId node, qint64 nowUs) const
{
    return d->nodes.contains(node) ? d->nodes.at(node).rate.perSecond(nowUs) : 0;
}

std::array<quint32, 11> TopicTree::sparkline(NodeId node, qint64 nowUs) const
{
    return d->nodes.contains(node) ? d->nodes.at(node).rate.buckets(nowUs)
                                   : std::array<quint32, 11>{};
}

quint64 TopicTree::revision() const
{
    return d->revision;
}

qint64 TopicTree::bytesUsed() const
{
    return d->nodes.bytesUsed() + static_cast<qint64>(d->changed.capacity() * sizeof(NodeId));
}

const Baselines &TopicTree::baselines() const
{
    return d->baselines;
}

Baselines &TopicTree::baselines()
{
    return d->baselines;
}

quint64 TopicTree::refusedTopics() const
{
    return d->refused;
}

void TopicTree::setNodeLimit(int nodes)
{
    d->nodeLimit = std::max(nodes, 0);
}

void TopicTree::setTextLimit(qint64 bytes)
{
    d->textLimit = std::clamp<qint64>(bytes, 0, LevelNames::MostBytes);
}

void TopicTree::setRowsAtOnce(int rows)
{
    d->rowsAtOnce = static_cast<quint32>(std::max(rows, 1));
}

TopicTree::Ahead TopicTree::ahead(QByteArrayView topic) const
{
    const quint32 hash = d->nodes.hash(topic);
    d->nodes.prefetchIndex(hash);
    return {hash, NodeId::None};
}

void TopicTree::aheadNode(Ahead &ahead) const
{
    ahead.node = d->nodes.prefetchNode(ahead.hash);
}

void TopicTree::aheadDetails(const Ahead &ahead) const
{
    if (ahead.node != NodeId::None)
        d->nodes.prefetchDetails(ahead.node);
}

NodeId TopicTree::ensure(QByteArrayView topic)
{
    return ensure(topic, {d->nodes.hash(topic), NodeId::None});
}

NodeId TopicTree::ensure(QByteArrayView topic, const Ahead &ahead)
{
    const NodeId node
        = d->nodes.ensure(topic, ahead.hash, static_cast<quint32>(d->nodeLimit) + 1, d->textLimit);
    if (node == NodeId::None)
        ++d->refused;
    return node;
}

void TopicTree::arrived(NodeId id, const Arrival &arrival)
{
    if (!d->nodes.contains(id) || id == NodeId::Root)
        return;
    TopicNode &own = d->nodes.at(id);
    const quint32 newTopic = own.hasValue ? 0 : 1;
    own.hasValue = true;
    d->topics += static_cast<int>(newTopic);
    ++own.ownMessages;
    own.lastMessage = arrival.id;
    own.payloadHash = arrival.payloadHash;
    if (arrival.valueChanged)
        own.valueChangedAtUs = arrival.timeUs;
    if (arrival.retainFlag)
        own.retained = arrival.clears ? Retained::No : Retained::Yes;
    else if (!arrival.retainFlagIsExact && own.retained == Retained::Yes)
        own.retained = Retained::Was;

    // A retained message says when we asked for it, not when it was sent. Where the broker keeps
    // the flag as published it says nothing either way, but the first one is what was stored.
    const bool replayed = arrival.retainFlag && (!arrival.retainFlagIsExact || newTopic > 0);
    const TopicNodes::Times times = d->nodes.timesOf(own);
    if (newTopic > 0)
        times.firstSeenUs = arrival.timeUs;
    times.gaps.heard(arrival.timeUs, d->listeningSinceUs, replayed);

    // The topic does not count among those below itself.
    own.topicsBelow -= newTopic;
    const quint32 bucket = RateMeter::bucketAt(arrival.timeUs);
    bool news = arrival.valueChanged;
    for (NodeId n = id; n != NodeId::None;) {
        TopicNode &node = d->nodes.at(n);
        ++node.messages;
        node.bytes += arrival.payloadBytes;
        node.topicsBelow += newTopic;
        node.lastSeenUs = std::max(node.lastSeenUs, arrival.timeUs);
        news = news && !node.muted;
        if (news)
            node.changedBelowAtUs = std::max(node.changedBelowAtUs, arrival.timeUs);
        node.rate.addToBucket(bucket);
        d->markChanged(n, node);
        n = node.parent;
    }
}

void TopicTree::listensSince(qint64 timeUs)
{
    d->listeningSinceUs = timeUs;
}

void TopicTree::setRetained(NodeId id, Retained retained)
{
    if (!d->nodes.contains(id) || id == NodeId::Root)
        return;
    TopicNode &node = d->nodes.at(id);
    if (node.retained == retained)
        return;
    node.retained = retained;
    d->markChanged(id, node);
}

void TopicTree::setMuted(NodeId id, bool muted)
{
    if (!d->nodes.contains(id) || id == NodeId::Root)
        return;
    TopicNode &node = d->nodes.at(id);
    if (node.muted == muted)
        return;
    node.muted = muted;
    d->muted += muted ? 1 : -1;
}

bool TopicTree::isMutedItself(NodeId node) const
{
    return d->nodes.contains(node) && d->nodes.at(node).muted;
}

bool TopicTree::isMuted(NodeId node) const
{
    if (d->muted == 0)
        return false;
    for (NodeId n = node; d->nodes.contains(n); n = d->nodes.at(n).parent) {
        if (d->nodes.at(n).muted)
            return true;
    }
    return false;
}

bool TopicTree::commit(Clock::time_point deadline)
{
    const quint32 count = d->nodes.count();
    if (d->changed.empty() && d->firstNew == count)
        return false;
    ++d->revision;
    // All at once costs less than slice by slice.
    const quint32 atOnce = deadline == Clock::time_point::max() ? count : d->rowsAtOnce;
    while (d->firstNew < count) {
        d->insertNewRows(d->firstNew + std::min(atOnce, count - d->firstNew));
        if (d->firstNew < count && Clock::now() >= deadline)
            break;
    }
    std::vector<NodeId> changed;
    changed.swap(d->changed);
    ++d->tick;
    if (d->firstNew < count) {
        // They will be reported when they have got their rows.
        std::erase_if(changed,
                      [this](NodeId id) { return static_cast<quint32>(id) >= d->firstNew; });
    }
    if (!changed.empty())
        emit nodesChanged(changed);
    // Give the memory back to the next tick, unless a burst made it large.
    constexpr std::size_t Usual = 65536;
    if (d->changed.empty() && changed.capacity() <= Usual) {
        changed.clear();
        d->changed.swap(changed);
    }
    return d->firstNew < d->nodes.count();
}

void TopicTree::clear()
{
    emit aboutToBeCleared();
    d->nodes.clear();
    d->firstNew = 1;
    d->changed = std::vector<NodeId>();
    d->topics = 0;
    d->muted = 0;
    ++d->revision;
    emit cleared();
    d->baselines.clear(); // they name nodes that are gone
}

} // namespace store

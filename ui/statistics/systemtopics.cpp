// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/systemtopics.h"

#include "payload/escape.h"
#include "store/messagelog.h"
#include "style/palette.h"
#include "text/formats.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using store::NodeId;

namespace {

constexpr qsizetype MostBytes = 200; // of a value
constexpr int MostNodes = 32; // of a cluster

enum class Kind : quint8 { Text, Count, Bytes, Seconds, PerMinute };

struct Known {
    const char *name; // below "$SYS/broker" or "$SYS/brokers/NODE"
    Kind kind;
    const char *words;
};

// In the order they are shown: mosquitto's names first, then EMQX's for the same things.
constexpr Known KnownTopics[] = {
    {"version", Kind::Text, QT_TRANSLATE_NOOP("SystemTopics", "Version")},
    {"sysdescr", Kind::Text, QT_TRANSLATE_NOOP("SystemTopics", "Program")},
    {"uptime", Kind::Seconds, QT_TRANSLATE_NOOP("SystemTopics", "Running for")},
    {"datetime", Kind::Text, QT_TRANSLATE_NOOP("SystemTopics", "Its clock")},
    {"clients/connected", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Clients connected")},
    {"stats/connections/count", Kind::Count,
     QT_TRANSLATE_NOOP("SystemTopics", "Clients connected")},
    {"clients/maximum", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Most clients at once")},
    {"stats/connections/max", Kind::Count,
     QT_TRANSLATE_NOOP("SystemTopics", "Most clients at once")},
    {"clients/total", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Clients known")},
    {"clients/disconnected", Kind::Count,
     QT_TRANSLATE_NOOP("SystemTopics", "Clients away, session kept")},
    {"stats/sessions/count", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Sessions")},
    {"subscriptions/count", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Subscriptions")},
    {"stats/subscriptions/count", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Subscriptions")},
    {"stats/topics/count", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Topics subscribed to")},
    {"retained messages/count", Kind::Count,
     QT_TRANSLATE_NOOP("SystemTopics", "Retained messages")},
    {"stats/retained/count", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Retained messages")},
    {"store/messages/count", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Messages stored")},
    {"store/messages/bytes", Kind::Bytes, QT_TRANSLATE_NOOP("SystemTopics", "Stored payloads")},
    {"messages/received", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Messages received")},
    {"metrics/messages/received", Kind::Count,
     QT_TRANSLATE_NOOP("SystemTopics", "Messages received")},
    {"messages/sent", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Messages sent")},
    {"metrics/messages/sent", Kind::Count, QT_TRANSLATE_NOOP("SystemTopics", "Messages sent")},
    {"publish/messages/dropped", Kind::Count,
     QT_TRANSLATE_NOOP("SystemTopics", "Messages dropped")},
    {"metrics/messages/dropped", Kind::Count,
     QT_TRANSLATE_NOOP("SystemTopics", "Messages dropped")},
    {"load/messages/received/1min", Kind::PerMinute,
     QT_TRANSLATE_NOOP("SystemTopics", "Received in the last minute")},
    {"load/messages/sent/1min", Kind::PerMinute,
     QT_TRANSLATE_NOOP("SystemTopics", "Sent in the last minute")},
    {"bytes/received", Kind::Bytes, QT_TRANSLATE_NOOP("SystemTopics", "Bytes received")},
    {"metrics/bytes/received", Kind::Bytes, QT_TRANSLATE_NOOP("SystemTopics", "Bytes received")},
    {"bytes/sent", Kind::Bytes, QT_TRANSLATE_NOOP("SystemTopics", "Bytes sent")},
    {"metrics/bytes/sent", Kind::Bytes, QT_TRANSLATE_NOOP("SystemTopics", "Bytes sent")},
    {"heap/current", Kind::Bytes, QT_TRANSLATE_NOOP("SystemTopics", "Memory in use")},
    {"heap/maximum", Kind::Bytes, QT_TRANSLATE_NOOP("SystemTopics", "Most memory in use")},
};

struct SystemTopics {
    Q_DECLARE_TR_FUNCTIONS(SystemTopics)
};

// As it is when it is not the number we expect.
QString shown(QByteArrayView payload, Kind kind)
{
    const QByteArray text = payload.first(std::min(payload.size(), MostBytes)).toByteArray();
    bool isNumber = false;
    switch (kind) {
    case Kind::Text:
        break;
    case Kind::Count:
        if (const qint64 count = text.trimmed().toLongLong(&isNumber); isNumber)
            return countText(count);
        break;
    case Kind::Bytes:
        if (const qint64 bytes = text.trimmed().toLongLong(&isNumber); isNumber && bytes >= 0)
            return sizeText(bytes);
        break;
    case Kind::PerMinute:
        if (const double rate = text.trimmed().toDouble(&isNumber);
            isNumber && rate >= 0 && rate < 1e15)
            return countText(qRound64(rate));
        break;
    case Kind::Seconds: {
        // "1234 seconds"; others write words, which stay.
        QByteArray number = text.trimmed();
        if (!number.endsWith("seconds"))
            break;
        number.chop(7);
        const qint64 seconds = number.trimmed().toLongLong(&isNumber);
        constexpr qint64 Longest = 1'000'000'000; // 31 years
        if (isNumber && seconds >= 0 && seconds <= Longest)
            return durationText(std::chrono::seconds(seconds));
        break;
    }
    }
    return payload::visibleText(QString::fromUtf8(text));
}

} // namespace

SystemTopicsModel::SystemTopicsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

bool SystemTopicsModel::isAny(const store::TopicTree &tree)
{
    return tree.find("$SYS") != NodeId::None;
}

void SystemTopicsModel::refresh(const store::TopicTree &tree, const store::MessageLog &log)
{
    std::vector<Row> rows;
    const auto addAll = [&](const QByteArray &root, const QString &node) {
        for (const Known &known : KnownTopics) {
            const QByteArray topic = root + known.name;
            const NodeId id = tree.find(topic);
            const store::Message last = id == NodeId::None ? store::Message() : log.last(id);
            if (last.isNull())
                continue;
            QString fact = SystemTopics::tr(known.words);
            if (!node.isEmpty())
                fact = node % u": "_s % fact;
            rows.push_back({topic, fact, shown(last.payload(), known.kind)});
        }
    };
    addAll("$SYS/broker/", {});
    const NodeId cluster = tree.find("$SYS/brokers");
    const int nodes = cluster == NodeId::None ? 0 : std::min(tree.childCount(cluster), MostNodes);
    for (int i = 0; i < nodes; ++i) {
        const NodeId node = tree.child(cluster, i);
        addAll(tree.topic(node) + '/',
               nodes == 1 ? QString()
                          : payload::visibleLevel(
                              QString::fromUtf8(tree.level(node).toByteArray().left(MostBytes))));
    }
    const bool sameRows = std::equal(
        rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(),
        [](const Row &a, const Row &b) { return a.topic == b.topic && a.fact == b.fact; });
    if (!sameRows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else if (rows != m_rows) {
        m_rows = std::move(rows);
        emit dataChanged(index(0, Value), index(rowCount() - 1, Value));
    }
}

void SystemTopicsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

QByteArray SystemTopicsModel::topic(int row) const
{
    return row < 0 || row >= rowCount() ? QByteArray() : m_rows[std::size_t(row)].topic;
}

int SystemTopicsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SystemTopicsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SystemTopicsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Fact)
            return row.fact;
        if (index.column() == Value)
            return row.value;
        return payload::visibleText(QString::fromUtf8(row.topic));
    case Qt::ForegroundRole:
        if (index.column() == Source)
            return Palette::of(nullptr)(ColorRole::Muted);
        return {};
    default:
        return {};
    }
}

QVariant SystemTopicsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Fact:
        return tr("The broker says");
    case Value:
        return tr("Value");
    case Source:
        return tr("Topic");
    default:
        return {};
    }
}

} // namespace ui

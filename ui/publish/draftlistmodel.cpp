// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/draftlistmodel.h"

#include "text/qostext.h"

#include <QJsonArray>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype LongestName = 200;

// "lamp/set" of "zigbee2mqtt/living_room/lamp/set": the end tells topics apart.
QString shortTopic(const QByteArray &topic)
{
    qsizetype cut = topic.lastIndexOf('/');
    if (cut > 0)
        cut = topic.lastIndexOf('/', cut - 1);
    return QString::fromUtf8(topic.sliced(cut + 1));
}

qint64 bytesOf(const std::vector<PublishDraft> &drafts)
{
    return std::accumulate(
        drafts.begin(), drafts.end(), qint64(0),
        [](qint64 sum, const PublishDraft &draft) { return sum + storedSize(draft); });
}

bool isSameMessage(const PublishDraft &a, PublishDraft b)
{
    b.name = a.name;
    return a == b;
}

bool readDrafts(const QJsonValue &value, int most, std::vector<PublishDraft> &drafts)
{
    bool ok = value.isArray();
    for (const QJsonValue &each : value.toArray()) {
        std::optional<PublishDraft> draft;
        if (each.isObject())
            draft = draftFromJson(each.toObject());
        const bool kept = draft && int(drafts.size()) < most
            && storedSize(*draft) <= DraftListModel::LargestDraft;
        if (kept)
            drafts.push_back(std::move(*draft));
        ok = ok && kept;
    }
    return ok;
}

QJsonArray written(const std::vector<PublishDraft> &drafts)
{
    QJsonArray array;
    for (const PublishDraft &draft : drafts)
        array.append(toJson(draft));
    return array;
}

} // namespace

const PublishDraft *DraftListModel::draft(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto index = std::size_t(row);
    return index < m_saved.size() ? &m_saved[index] : &m_recent[index - m_saved.size()];
}

int DraftListModel::recentRow(int steps) const
{
    return steps >= 0 && steps < int(m_recent.size()) ? savedCount() + steps : -1;
}

void DraftListModel::addRecent(const PublishDraft &draft)
{
    if (storedSize(draft) > LargestDraft)
        return;
    PublishDraft recent = draft;
    recent.name.clear();
    const auto known = std::find(m_recent.begin(), m_recent.end(), recent);
    if (known != m_recent.end()) {
        if (known == m_recent.begin())
            return;
        removeRow(savedCount() + int(known - m_recent.begin()));
    }
    const int row = savedCount();
    beginInsertRows({}, row, row);
    m_recent.insert(m_recent.begin(), std::move(recent));
    endInsertRows();
    trimRecent();
    emit changed();
}

int DraftListModel::save(const PublishDraft &draft, const QString &name)
{
    const auto known
        = std::find_if(m_saved.begin(), m_saved.end(),
                       [&draft](const PublishDraft &saved) { return isSameMessage(saved, draft); });
    if (known != m_saved.end())
        return int(known - m_saved.begin());
    PublishDraft saved = draft;
    saved.name = name.left(LongestName);
    const qint64 size = storedSize(saved);
    if (savedCount() >= MostSaved || size > LargestDraft
        || bytesOf(m_saved) + size > MostBytes - LargestDraft)
        return -1;
    const int row = savedCount();
    beginInsertRows({}, row, row);
    m_saved.push_back(std::move(saved));
    endInsertRows();
    trimRecent();
    emit changed();
    return row;
}

void DraftListModel::remove(int row)
{
    if (!draft(row))
        return;
    removeRow(row);
    emit changed();
}

void DraftListModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    if (isSaved(row))
        m_saved.erase(m_saved.begin() + row);
    else
        m_recent.erase(m_recent.begin() + (row - savedCount()));
    endRemoveRows();
}

void DraftListModel::trimRecent()
{
    const qint64 saved = bytesOf(m_saved);
    while (!m_recent.empty()
           && (int(m_recent.size()) > MostRecent || saved + bytesOf(m_recent) > MostBytes))
        removeRow(rowCount() - 1);
}

QStringList DraftListModel::recentTopics() const
{
    QStringList topics;
    for (const PublishDraft &recent : m_recent) {
        const QString topic = QString::fromUtf8(recent.topic);
        if (!topics.contains(topic))
            topics.append(topic);
    }
    return topics;
}

QJsonObject DraftListModel::state() const
{
    return {{u"saved"_s, written(m_saved)}, {u"recent"_s, written(m_recent)}};
}

bool DraftListModel::restore(const QJsonObject &state)
{
    std::vector<PublishDraft> saved;
    std::vector<PublishDraft> recent;
    const bool savedOk = readDrafts(state.value(u"saved"_s), MostSaved, saved);
    const bool recentOk = readDrafts(state.value(u"recent"_s), MostRecent, recent);
    beginResetModel();
    m_saved = std::move(saved);
    m_recent = std::move(recent);
    endResetModel();
    return savedOk && recentOk;
}

int DraftListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_saved.size() + m_recent.size());
}

QVariant DraftListModel::data(const QModelIndex &index, int role) const
{
    const PublishDraft *shown = index.isValid() ? draft(index.row()) : nullptr;
    if (!shown)
        return {};
    const bool saved = isSaved(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return saved ? QString(u"★ "_s + shown->name) : shortTopic(shown->topic);
    case Qt::EditRole:
        return saved ? QVariant(shown->name) : QVariant();
    case Qt::AccessibleTextRole:
        return saved ? tr("%1, saved").arg(shown->name) : QString::fromUtf8(shown->topic);
    case Qt::ToolTipRole: {
        QString options = qosTitle(shown->qos);
        if (shown->retain)
            options += tr(", retained");
        return QString(QString::fromUtf8(shown->topic).toHtmlEscaped() + u"<br>"_s
                       + options.toHtmlEscaped());
    }
    default:
        return {};
    }
}

bool DraftListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().simplified().left(LongestName);
    if (role != Qt::EditRole || !index.isValid() || !isSaved(index.row()) || name.isEmpty())
        return false;
    m_saved[std::size_t(index.row())].name = name;
    emit dataChanged(index, index);
    emit changed();
    return true;
}

Qt::ItemFlags DraftListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (!index.isValid())
        return flags;
    const Qt::ItemFlags leaf = flags | Qt::ItemNeverHasChildren;
    return isSaved(index.row()) ? leaf | Qt::ItemIsEditable : leaf;
}

} // namespace ui

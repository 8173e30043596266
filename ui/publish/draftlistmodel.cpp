// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/draftlistmodel.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// "lamp/set" of "zigbee2mqtt/living_room/lamp/set": the end tells topics apart.
QString shortTopic(const QByteArray &topic)
{
    qsizetype cut = topic.lastIndexOf('/');
    if (cut > 0)
        cut = topic.lastIndexOf('/', cut - 1);
    return QString::fromUtf8(topic.sliced(cut + 1));
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
    return steps >= 0 && steps < int(m_recent.size()) ? int(m_saved.size()) + steps : -1;
}

void DraftListModel::addRecent(const PublishDraft &draft)
{
    if (draft.text.size() > LargestRecent)
        return;
    PublishDraft recent = draft;
    recent.name.clear();
    const auto known = std::find(m_recent.begin(), m_recent.end(), recent);
    if (known != m_recent.end() && known == m_recent.begin())
        return;
    if (known != m_recent.end())
        remove(int(m_saved.size()) + int(known - m_recent.begin()));
    else if (int(m_recent.size()) >= MostRecent)
        remove(rowCount() - 1);
    const int row = int(m_saved.size());
    beginInsertRows({}, row, row);
    m_recent.insert(m_recent.begin(), recent);
    endInsertRows();
    emit changed();
}

bool DraftListModel::save(const PublishDraft &draft, const QString &name)
{
    if (int(m_saved.size()) >= MostSaved)
        return false;
    const int row = int(m_saved.size());
    beginInsertRows({}, row, row);
    m_saved.push_back(draft);
    m_saved.back().name = name;
    endInsertRows();
    emit changed();
    return true;
}

void DraftListModel::remove(int row)
{
    if (!draft(row))
        return;
    beginRemoveRows({}, row, row);
    if (isSaved(row))
        m_saved.erase(m_saved.begin() + row);
    else
        m_recent.erase(m_recent.begin() + (row - int(m_saved.size())));
    endRemoveRows();
    emit changed();
}

QJsonObject DraftListModel::state() const
{
    QJsonArray saved;
    for (const PublishDraft &draft : m_saved)
        saved.append(toJson(draft));
    QJsonArray recent;
    for (const PublishDraft &draft : m_recent)
        recent.append(toJson(draft));
    return {{u"schema"_s, 1}, {u"saved"_s, saved}, {u"recent"_s, recent}};
}

void DraftListModel::restore(const QJsonObject &state)
{
    beginResetModel();
    m_saved.clear();
    m_recent.clear();
    for (const QJsonValue &value : state.value(u"saved"_s).toArray()) {
        if (int(m_saved.size()) < MostSaved)
            m_saved.push_back(draftFromJson(value.toObject()));
    }
    for (const QJsonValue &value : state.value(u"recent"_s).toArray()) {
        if (int(m_recent.size()) < MostRecent)
            m_recent.push_back(draftFromJson(value.toObject()));
    }
    endResetModel();
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
    switch (role) {
    case Qt::DisplayRole:
        return isSaved(index.row()) ? QString(u"★ "_s + shown->name) : shortTopic(shown->topic);
    case Qt::ToolTipRole:
        return QString::fromUtf8(shown->topic);
    default:
        return {};
    }
}

} // namespace ui

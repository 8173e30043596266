// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/subscriptiontablemodel.h"

#include "style/fonts.h"
#include "style/icons.h"
#include "text/topictext.h"

#include <QApplication>

namespace ui {

SubscriptionTableModel::SubscriptionTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SubscriptionTableModel::setSubscriptions(
    const std::vector<config::SavedSubscription> &subscriptions)
{
    beginResetModel();
    m_rows = subscriptions;
    endResetModel();
}

void SubscriptionTableModel::setMqtt5(bool mqtt5)
{
    if (m_mqtt5 == mqtt5)
        return;
    m_mqtt5 = mqtt5;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SubscriptionTableModel::append(const config::SavedSubscription &subscription)
{
    const int row = rowCount();
    if (row >= maximumRows)
        return -1;
    beginInsertRows({}, row, row);
    m_rows.push_back(subscription);
    endInsertRows();
    emit edited();
    return row;
}

QString SubscriptionTableModel::rowError(int row) const
{
    const mqtt::Subscription &subscription = m_rows[std::size_t(row)].subscription;
    const QByteArray &filter = subscription.topicFilter;
    const auto error
        = m_mqtt5 ? mqtt::TopicFilter::check(filter) : mqtt::TopicFilter::checkPlain(filter);
    if (error)
        return topicErrorText(*error, filter);
    if (m_mqtt5 && subscription.noLocal && filter.startsWith("$share/"))
        return tr("No Local is not possible with a shared subscription.");
    for (int other = 0; other < row; ++other) {
        if (m_rows[std::size_t(other)].subscription.topicFilter == filter)
            return tr("The same filter stands in an earlier row.");
    }
    return {};
}

bool SubscriptionTableModel::hasErrors() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!rowError(row).isEmpty())
            return true;
    }
    return false;
}

int SubscriptionTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SubscriptionTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SubscriptionTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const config::SavedSubscription &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::EditRole:
        if (index.column() == Qos)
            return int(row.subscription.qos);
        if (index.column() == Retained)
            return int(row.subscription.retainHandling);
        return display(row, index.column());
    case Qt::CheckStateRole:
        return checkState(row, index.column());
    case Qt::DecorationRole:
        if (index.column() == Filter && !rowError(index.row()).isEmpty())
            return icon(IconName::Error, ColorRole::Err);
        return {};
    case Qt::FontRole:
        return index.column() == Filter ? monospaceFont(QApplication::font()) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return rowError(index.row());
    default:
        return {};
    }
}

QVariant SubscriptionTableModel::display(const config::SavedSubscription &row, int column) const
{
    switch (column) {
    case Filter:
        return QString::fromUtf8(row.subscription.topicFilter);
    case Qos:
        return QString::number(int(row.subscription.qos));
    case Retained:
        return retainHandlingText(row.subscription.retainHandling);
    case Alias:
        return row.alias;
    default:
        return {};
    }
}

QVariant SubscriptionTableModel::checkState(const config::SavedSubscription &row, int column) const
{
    const auto state = [](bool on) { return on ? Qt::Checked : Qt::Unchecked; };
    switch (column) {
    case Enabled:
        return state(row.enabled);
    case RetainFlag:
        return state(row.subscription.retainAsPublished);
    case NoLocal:
        return state(row.subscription.noLocal);
    default:
        return {};
    }
}

bool SubscriptionTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !(flags(index) & Qt::ItemIsEnabled))
        return false;
    config::SavedSubscription &row = m_rows[std::size_t(index.row())];
    const bool checked = value.toInt() == Qt::Checked;
    if (role == Qt::CheckStateRole && index.column() == Enabled)
        row.enabled = checked;
    else if (role == Qt::CheckStateRole && index.column() == RetainFlag)
        row.subscription.retainAsPublished = checked;
    else if (role == Qt::CheckStateRole && index.column() == NoLocal)
        row.subscription.noLocal = checked;
    else if (role == Qt::EditRole && index.column() == Filter)
        row.subscription.topicFilter = value.toString().toUtf8();
    else if (role == Qt::EditRole && index.column() == Alias)
        row.alias = value.toString();
    else if (role == Qt::EditRole && index.column() == Qos)
        row.subscription.qos = static_cast<mqtt::QoS>(qBound(0, value.toInt(), 2));
    else if (role == Qt::EditRole && index.column() == Retained)
        row.subscription.retainHandling
            = static_cast<mqtt::RetainHandling>(qBound(0, value.toInt(), 2));
    else
        return false;
    // A row's error may concern the rows below as well: two times the same filter.
    emit dataChanged(this->index(index.row(), 0), this->index(rowCount() - 1, ColumnCount - 1));
    emit edited();
    return true;
}

QVariant SubscriptionTableModel::headerData(int section, Qt::Orientation orientation,
                                            int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case RetainFlag:
            return tr("Keep the retain flag as published (MQTT 5)");
        case NoLocal:
            return tr("Do not send my own messages back to me (MQTT 5)");
        case Retained:
            return tr("Retained messages when subscribing (MQTT 5)");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Enabled:
        return tr("On");
    case Filter:
        return tr("Topic filter");
    case Qos:
        return tr("QoS");
    case RetainFlag:
        return tr("Keep flag");
    case NoLocal:
        return tr("No Local");
    case Retained:
        return tr("Retained now");
    case Alias:
        return tr("Alias");
    default:
        return {};
    }
}

Qt::ItemFlags SubscriptionTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags shown = Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    switch (index.column()) {
    case Enabled:
        return shown | Qt::ItemIsEnabled | Qt::ItemIsUserCheckable;
    case RetainFlag:
    case NoLocal:
        return m_mqtt5 ? shown | Qt::ItemIsEnabled | Qt::ItemIsUserCheckable : shown;
    case Retained:
        return m_mqtt5 ? shown | Qt::ItemIsEnabled | Qt::ItemIsEditable : shown;
    default:
        return shown | Qt::ItemIsEnabled | Qt::ItemIsEditable;
    }
}

bool SubscriptionTableModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > rowCount())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_rows.erase(m_rows.begin() + row, m_rows.begin() + row + count);
    endRemoveRows();
    emit edited();
    return true;
}

QString SubscriptionTableModel::retainHandlingText(mqtt::RetainHandling handling)
{
    switch (handling) {
    case mqtt::RetainHandling::SendAlways:
        return tr("all");
    case mqtt::RetainHandling::SendIfNew:
        return tr("if new");
    case mqtt::RetainHandling::DoNotSend:
        return tr("none");
    }
    return {};
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/subscriptionlistmodel.h"

#include "connections/connectionrow.h"
#include "payload/escape.h"
#include "style/icons.h"
#include "text/formats.h"
#include "text/qostext.h"
#include "text/reasontext.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <climits>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using Status = pipeline::SubscriptionState::Status;

SubscriptionListModel::SubscriptionListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void SubscriptionListModel::setConnection(pipeline::Connection *connection)
{
    if (m_connection == connection)
        return;
    if (m_connection)
        m_connection->disconnect(this);
    m_connection = connection;
    beginResetModel();
    m_rows = connection ? connection->subscriptions() : std::vector<pipeline::SubscriptionState>();
    endResetModel();
    if (connection) {
        connect(connection, &pipeline::Connection::subscriptionsChanged, this,
                &SubscriptionListModel::refresh);
        connect(connection, &pipeline::Connection::subscriptionRatesChanged, this,
                &SubscriptionListModel::refresh);
        connect(connection, &pipeline::Connection::stateChanged, this,
                &SubscriptionListModel::refresh);
    }
    emit countChanged(rowCount());
}

QByteArray SubscriptionListModel::filterAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[std::size_t(row)].subscription.topicFilter
                                        : QByteArray();
}

const pipeline::SubscriptionState *SubscriptionListModel::stateAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[std::size_t(row)] : nullptr;
}

const pipeline::SubscriptionState *SubscriptionListModel::find(const QByteArray &topicFilter) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto &state) {
        return state.subscription.topicFilter == topicFilter;
    });
    return found == m_rows.end() ? nullptr : &*found;
}

void SubscriptionListModel::refresh()
{
    show(m_connection ? m_connection->subscriptions() : std::vector<pipeline::SubscriptionState>());
}

// Filters are unique within a connection, so they tell rows apart.
void SubscriptionListModel::show(const std::vector<pipeline::SubscriptionState> &subscriptions)
{
    const int before = rowCount();
    QSet<QByteArray> wanted;
    for (const pipeline::SubscriptionState &state : subscriptions)
        wanted.insert(state.subscription.topicFilter);
    for (int row = before - 1; row >= 0; --row) {
        if (wanted.contains(filterAt(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(subscriptions.size()); ++row) {
        const pipeline::SubscriptionState &state = subscriptions[std::size_t(row)];
        const auto from = std::find_if(m_rows.begin() + qMin(row, rowCount()), m_rows.end(),
                                       [&state](const pipeline::SubscriptionState &old) {
                                           return old.subscription.topicFilter
                                               == state.subscription.topicFilter;
                                       });
        if (from == m_rows.end()) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, state);
            endInsertRows();
            continue;
        }
        const int old = int(from - m_rows.begin());
        if (old != row) {
            beginMoveRows({}, old, old, {}, row);
            std::rotate(m_rows.begin() + row, from, from + 1);
            endMoveRows();
        }
        if (m_rows[std::size_t(row)] != state) {
            m_rows[std::size_t(row)] = state;
            emit dataChanged(index(row), index(row));
        }
    }
    // A filter that stands twice in the new list leaves old rows behind.
    if (rowCount() > int(subscriptions.size())) {
        beginRemoveRows({}, int(subscriptions.size()), rowCount() - 1);
        m_rows.resize(subscriptions.size());
        endRemoveRows();
    }
    if (rowCount() != before)
        emit countChanged(rowCount());
}

int SubscriptionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SubscriptionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const pipeline::SubscriptionState &row = m_rows[std::size_t(index.row())];
    const QString filter
        = payload::visibleText(QString::fromUtf8(row.subscription.topicFilter.left(1024)));
    switch (role) {
    case Qt::DisplayRole:
        return filter;
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::AccessibleTextRole: {
        QStringList parts{filter, rightText(row)};
        if (row.subscription.retainAsPublished)
            parts.append(tr("keeps the retain flag"));
        return parts.join(u", "_s);
    }
    case IdRole:
        return row.subscription.topicFilter;
    case StateIconRole:
        switch (row.status) {
        case Status::Pending:
            return int(IconName::Retry);
        case Status::Granted:
            return int(IconName::Ok);
        case Status::Refused:
            return int(IconName::Error);
        case Status::Paused:
            return int(IconName::Pause);
        case Status::Offline:
            return int(IconName::Connect);
        }
        return int(IconName::Connect);
    case StateInkRole:
        switch (row.status) {
        case Status::Pending:
            return int(ColorRole::Accent);
        case Status::Granted:
            return int(ColorRole::Ok);
        case Status::Refused:
            return int(ColorRole::Err);
        case Status::Paused:
        case Status::Offline:
            return int(ColorRole::Faint);
        }
        return int(ColorRole::Faint);
    case RightRole:
        return rightText(row);
    case RightInkRole:
        return int(row.status == Status::Refused ? ColorRole::Err : ColorRole::Muted);
    case PinRole:
        return row.subscription.retainAsPublished && version() == mqtt::ProtocolVersion::Mqtt5;
    case TopicRole:
    case ClosableRole:
        return true;
    case ActionIconRole:
        if (row.status == Status::Paused)
            return int(IconName::Play);
        return int(row.status == Status::Refused ? IconName::Retry : IconName::Pause);
    case ActionTipRole:
        if (row.status == Status::Paused)
            return tr("Resume: subscribe again (Space)");
        if (row.status == Status::Refused)
            return tr("Ask the broker again (Space)");
        return tr("Pause: the broker stops sending, the row stays, also when you reconnect "
                  "(Space)");
    case CloseTipRole:
        return tr("Unsubscribe (Del)");
    default:
        return {};
    }
}

QString SubscriptionListModel::rightText(const pipeline::SubscriptionState &state) const
{
    const mqtt::QoS asked = state.subscription.qos;
    switch (state.status) {
    case Status::Pending:
        return tr("asking…");
    case Status::Paused:
        return tr("paused");
    case Status::Offline:
        return qosShort(asked);
    case Status::Refused: {
        ReasonContext context;
        context.version = version();
        return explainSuback(state.reasonCode, context).sentence();
    }
    case Status::Granted: {
        const auto granted = static_cast<mqtt::QoS>(qMin(int(state.reasonCode), 2));
        const QString qos = granted == asked
            ? qosShort(granted)
            : tr("%1, asked for %2").arg(qosShort(granted), qosShort(asked));
        const QString rate = rateText(state.receivedPerSecond.value_or(0));
        return rate.isEmpty() ? qos : tr("%1 · %2").arg(qos, rate);
    }
    }
    return {};
}

QString SubscriptionListModel::toolTip(const pipeline::SubscriptionState &state) const
{
    QStringList lines{
        payload::visibleText(QString::fromUtf8(state.subscription.topicFilter.left(1024))),
        rightText(state)};
    if (!state.reasonString.isEmpty())
        lines.append(payload::visibleText(QString::fromUtf8(state.reasonString.left(1024))));
    if (state.status == Status::Paused)
        lines.append(tr("The broker does not send its messages until you resume it."));
    if (state.identifier)
        lines.append(tr("Subscription identifier %1")
                         .arg(QLocale().toString(qulonglong(*state.identifier))));
    if (state.subscription.retainAsPublished && version() == mqtt::ProtocolVersion::Mqtt5)
        lines.append(tr("The retain flag is kept as published"));
    if (state.received > 0) {
        lines.append(
            tr("%n message(s) received", nullptr, int(qMin<quint64>(state.received, INT_MAX))));
        lines.append(tr("A message counts for the subscriptions it names by identifier, else for "
                        "every filter that matches its topic."));
    }
    return lines.join(u'\n');
}

mqtt::ProtocolVersion SubscriptionListModel::version() const
{
    const auto broker = m_connection ? m_connection->broker() : std::nullopt;
    return broker ? broker->version : mqtt::ProtocolVersion::Mqtt5;
}

} // namespace ui

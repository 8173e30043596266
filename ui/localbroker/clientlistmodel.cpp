// SPDX-License-Identifier: GPL-3.0-or-later
#include "localbroker/clientlistmodel.h"

#include "payload/escape.h"
#include "store/naturalorder.h"
#include "style/palette.h"
#include "text/formats.h"

#include <QApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype ShownCharacters = 200;

QString idText(const broker::ClientStatistics &client)
{
    return payload::visibleText(QString::fromUtf8(client.clientId).left(ShownCharacters));
}

bool before(const broker::ClientStatistics &a, const broker::ClientStatistics &b)
{
    return store::naturalOrder(a.clientId, b.clientId) < 0;
}

// What is painted for an idle client: nothing that looks like a figure.
QString rateOrDash(double rate)
{
    const QString text = rateText(rate);
    return text.isEmpty() ? u"–"_s : text;
}

// Whether a row has to be painted anew: the time a client is there is no column.
bool looksTheSame(broker::ClientStatistics a, const broker::ClientStatistics &b)
{
    a.since = b.since;
    return a == b;
}

} // namespace

ClientListModel::ClientListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ClientListModel::setClients(std::vector<broker::ClientStatistics> clients)
{
    std::sort(clients.begin(), clients.end(), before);
    std::size_t row = 0;
    std::size_t next = 0;
    while (row < m_clients.size() || next < clients.size()) {
        // Those who left: all in one go until somebody stays.
        std::size_t end = row;
        while (end < m_clients.size()
               && (next == clients.size() || before(m_clients[end], clients[next])))
            ++end;
        if (end > row) {
            beginRemoveRows({}, int(row), int(end) - 1);
            m_clients.erase(m_clients.begin() + qsizetype(row), m_clients.begin() + qsizetype(end));
            endRemoveRows();
        }
        end = next;
        while (end < clients.size()
               && (row == m_clients.size() || before(clients[end], m_clients[row])))
            ++end;
        if (end > next) {
            const std::size_t count = end - next;
            beginInsertRows({}, int(row), int(row + count) - 1);
            m_clients.insert(m_clients.begin() + qsizetype(row), clients.begin() + qsizetype(next),
                             clients.begin() + qsizetype(end));
            endInsertRows();
            row += count;
            next = end;
        }
        if (row < m_clients.size() && next < clients.size()
            && m_clients[row].clientId == clients[next].clientId) {
            const bool same = looksTheSame(m_clients[row], clients[next]);
            m_clients[row] = clients[next];
            if (!same)
                emit dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
            ++row;
            ++next;
        }
    }
}

int ClientListModel::row(const QByteArray &clientId) const
{
    const auto found = std::find_if(m_clients.begin(), m_clients.end(), [&](const auto &client) {
        return client.clientId == clientId;
    });
    return found == m_clients.end() ? -1 : int(found - m_clients.begin());
}

const broker::ClientStatistics *ClientListModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_clients[std::size_t(row)] : nullptr;
}

int ClientListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_clients.size());
}

int ClientListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ClientListModel::text(const broker::ClientStatistics &client, int column) const
{
    switch (column) {
    case Id:
        return idText(client);
    case Address:
        return client.connected ? client.address : tr("away");
    case Version:
        switch (client.version) {
        case mqtt::ProtocolVersion::Mqtt31:
            return u"3.1"_s;
        case mqtt::ProtocolVersion::Mqtt311:
            return u"3.1.1"_s;
        case mqtt::ProtocolVersion::Mqtt5:
            return u"5"_s;
        }
        return {};
    case Subscriptions:
        return countText(client.subscriptions);
    case In:
        return rateOrDash(client.traffic.messagesInPerSecond);
    case Out:
        return rateOrDash(client.traffic.messagesOutPerSecond);
    case Queue:
        return countText(client.queuedMessages);
    case Dropped:
        return countText(qint64(client.droppedMessages));
    default:
        return {};
    }
}

QString ClientListModel::toolTip(const broker::ClientStatistics &client, int column) const
{
    switch (column) {
    case Id:
        return idText(client);
    case Address:
        return client.connected
            ? tr("Connected %1").arg(durationText(client.since))
            : tr("Away for %1; its session waits").arg(durationText(client.since));
    case In:
        return tr("%1 messages, %2 received from it")
            .arg(countText(qint64(client.traffic.messagesIn)),
                 sizeText(qint64(client.traffic.bytesIn)));
    case Out:
        return tr("%1 messages, %2 sent to it")
            .arg(countText(qint64(client.traffic.messagesOut)),
                 sizeText(qint64(client.traffic.bytesOut)));
    case Queue:
        return tr("%1 waiting, %2 in flight")
            .arg(sizeText(client.queuedBytes), countText(client.inFlight));
    default:
        return {};
    }
}

QVariant ClientListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const broker::ClientStatistics &client = m_clients[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(client, index.column());
    case Qt::ToolTipRole: {
        const QString tip = toolTip(client, index.column());
        return tip.isEmpty() ? QVariant() : QVariant(tip);
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter
                   | (index.column() >= Subscriptions ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole: {
        const Palette palette = Palette::of(nullptr);
        if (!client.connected)
            return palette(ColorRole::Muted);
        if (index.column() == Dropped && client.droppedMessages > 0)
            return palette(ColorRole::Warn);
        if (index.column() == Id)
            return {};
        return palette(ColorRole::Muted);
    }
    case IdRole:
        return client.clientId;
    case ConnectedRole:
        return client.connected;
    default:
        return {};
    }
}

QVariant ClientListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= Subscriptions ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case In:
            return tr("Messages a second from this client");
        case Out:
            return tr("Messages a second to this client");
        case Queue:
            return tr("Messages that wait because the client is away or slow");
        case Dropped:
            return tr("Messages that found no room in the queue");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id:
        return tr("Client ID");
    case Address:
        return tr("Address");
    case Version:
        return tr("MQTT");
    case Subscriptions:
        return tr("Subscriptions");
    case In:
        return tr("In");
    case Out:
        return tr("Out");
    case Queue:
        return tr("Queue");
    case Dropped:
        return tr("Dropped");
    default:
        return {};
    }
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/propertiesmodel.h"

#include "payload/escape.h"
#include "payload/hexinput.h"
#include "text/formats.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString shownText(const QByteArray &utf8)
{
    return payload::visibleText(QString::fromUtf8(utf8));
}

// Correlation data is bytes; most programs put text there.
QString bytesText(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    const QString text = QString::fromUtf8(bytes);
    const bool readable = QByteArrayView(bytes).isValidUtf8() && !payload::needsEscape(text);
    return readable ? QString(u'"' % text % u'"') : payload::hexText(bytes).simplified();
}

} // namespace

PropertiesModel::PropertiesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

int PropertiesModel::count(const mqtt::Properties &properties)
{
    return static_cast<int>(properties.userProperties.size()
                            + properties.subscriptionIdentifiers.size())
        + (properties.payloadFormat ? 1 : 0) + (properties.messageExpiryInterval ? 1 : 0)
        + (properties.topicAlias ? 1 : 0) + (properties.responseTopic ? 1 : 0)
        + (properties.correlationData ? 1 : 0) + (properties.contentType ? 1 : 0);
}

std::vector<PropertiesModel::Row> PropertiesModel::rows(const mqtt::Properties &properties) const
{
    std::vector<Row> rows;
    const auto add = [&rows](const QString &name, const QString &shown, const QString &exact) {
        rows.push_back({name, shown, exact, false, false, false});
    };
    if (properties.payloadFormat) {
        add(tr("Payload format"),
            *properties.payloadFormat == mqtt::PayloadFormat::Utf8 ? tr("1 — text (UTF-8)")
                                                                   : tr("0 — any bytes"),
            QString::number(static_cast<int>(*properties.payloadFormat)));
    }
    if (properties.messageExpiryInterval) {
        add(tr("Message expiry"), expiryText(), QString::number(*properties.messageExpiryInterval));
        rows.back().expiry = true;
    }
    if (properties.topicAlias) {
        const QString alias = QString::number(*properties.topicAlias);
        add(tr("Topic alias"), alias, alias);
    }
    if (properties.responseTopic) {
        add(tr("Response topic"), shownText(*properties.responseTopic),
            QString::fromUtf8(*properties.responseTopic));
        rows.back().link = true;
    }
    if (properties.correlationData) {
        add(tr("Correlation data"), bytesText(*properties.correlationData),
            payload::hexText(*properties.correlationData).simplified());
    }
    for (const quint32 identifier : properties.subscriptionIdentifiers) {
        const QString text = QString::number(identifier);
        add(tr("Subscription identifier"), text, text);
    }
    if (properties.contentType) {
        add(tr("Content type"), shownText(*properties.contentType),
            QString::fromUtf8(*properties.contentType));
    }
    for (const mqtt::UserProperty &property : properties.userProperties) {
        add(shownText(property.name), shownText(property.value), QString::fromUtf8(property.value));
        rows.back().userProperty = true;
    }
    return rows;
}

void PropertiesModel::setProperties(const mqtt::Properties &properties, qint64 receivedAtUs,
                                    qint64 nowUs)
{
    m_expirySeconds = properties.messageExpiryInterval.value_or(0);
    m_receivedAtUs = receivedAtUs;
    m_nowUs = nowUs;
    std::vector<Row> fresh = rows(properties);
    if (fresh == m_rows)
        return;
    if (fresh.size() == m_rows.size()) {
        m_rows = std::move(fresh);
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(fresh);
    endResetModel();
}

void PropertiesModel::setNow(qint64 nowUs)
{
    m_nowUs = nowUs;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].expiry)
            continue;
        m_rows[i].shown = expiryText();
        const QModelIndex cell = index(static_cast<int>(i), Value);
        emit dataChanged(cell, cell, {Qt::DisplayRole});
    }
}

QString PropertiesModel::expiryText() const
{
    const QString whole = durationText(std::chrono::seconds(m_expirySeconds));
    const qint64 leftMs
        = qint64(m_expirySeconds) * 1000 - std::max<qint64>(0, (m_nowUs - m_receivedAtUs) / 1000);
    if (leftMs <= 0)
        return tr("%1 — expired", "message expiry").arg(whole);
    return tr("%1 — %2 left", "message expiry")
        .arg(whole, durationText(std::chrono::milliseconds(leftMs)));
}

int PropertiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PropertiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant PropertiesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? row.name : row.shown;
    case Qt::ToolTipRole:
        if (row.link)
            return tr("Publish a reply to this topic…");
        return index.column() == Name && row.userProperty ? QVariant(tr("User property"))
                                                          : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() == Name && row.userProperty)
            return tr("User property %1").arg(row.name);
        return data(index, Qt::DisplayRole);
    case CopyRole:
        return row.exact;
    case LinkRole:
        return row.link;
    case UserPropertyRole:
        return row.userProperty;
    default:
        return {};
    }
}

QVariant PropertiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == Name ? tr("Property") : tr("Value");
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/importmodel.h"

#include "style/palette.h"
#include "text/importtext.h"

#include <QGuiApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// What another program wrote is shown as it is, but does nothing.
QString shown(QString text)
{
    for (QChar &c : text) {
        if (c.unicode() < 0x20)
            c = QChar(0x2400 + c.unicode());
    }
    return text;
}

} // namespace

ImportModel::ImportModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ImportModel::setTakenNames(const QStringList &names)
{
    m_taken = names;
}

void ImportModel::setProfiles(std::vector<config::ImportedProfile> profiles)
{
    beginResetModel();
    m_lines.clear();
    for (config::ImportedProfile &profile : profiles) {
        const bool usable = profile.usable;
        m_lines.push_back({std::move(profile), {}, usable});
    }
    nameLines();
    endResetModel();
    emit tickedChanged();
}

void ImportModel::nameLines()
{
    QSet<QString> used(m_taken.cbegin(), m_taken.cend());
    for (Line &line : m_lines) {
        line.name = line.imported.profile.name;
        for (int number = 2; line.ticked && used.contains(line.name); ++number)
            line.name = QString(line.imported.profile.name + u' ' + QString::number(number));
        if (line.ticked)
            used.insert(line.name);
    }
}

std::vector<config::Profile> ImportModel::ticked() const
{
    std::vector<config::Profile> chosen;
    for (const Line &line : m_lines) {
        if (!line.ticked)
            continue;
        chosen.push_back(line.imported.profile);
        chosen.back().name = line.name;
    }
    return chosen;
}

int ImportModel::tickedCount() const
{
    return int(std::count_if(m_lines.begin(), m_lines.end(),
                             [](const Line &line) { return line.ticked; }));
}

int ImportModel::tickedWithSecrets() const
{
    return int(std::count_if(m_lines.begin(), m_lines.end(), [](const Line &line) {
        return line.ticked && line.imported.hasSecrets();
    }));
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int ImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QStringList ImportModel::remarks(const Line &line) const
{
    QStringList words;
    if (line.name != line.imported.profile.name)
        words.append(tr("The name is already there: becomes “%1”").arg(shown(line.name)));
    for (const config::ImportRemark &remark : line.imported.remarks)
        words.append(shown(importRemarkText(remark)));
    return words;
}

// A source may have a great many to say: the window has its limits.
QStringList ImportModel::remarksOf(int row) const
{
    constexpr qsizetype mostShown = 6;
    if (row < 0 || row >= rowCount())
        return {};
    QStringList words = remarks(m_lines[std::size_t(row)]);
    if (words.size() > mostShown) {
        const int more = int(words.size() - mostShown);
        words.resize(mostShown);
        words.append(tr("and %n more", nullptr, more));
    }
    return words;
}

QString ImportModel::text(const Line &line, int column) const
{
    const config::Profile &profile = line.imported.profile;
    switch (column) {
    case Name:
        return shown(profile.name);
    case Address:
        return line.imported.usable ? shown(profile.address()) : QString();
    case Transport:
        switch (profile.options.transport) {
        case client::TransportKind::Tcp:
            return tr("TCP");
        case client::TransportKind::Tls:
            return tr("TCP + TLS");
        case client::TransportKind::WebSocket:
            return tr("WebSocket");
        case client::TransportKind::WebSocketTls:
            return tr("WebSocket + TLS");
        case client::TransportKind::LocalSocket:
            return tr("Local socket");
        }
        return {};
    case Version:
        switch (profile.options.version) {
        case client::VersionChoice::Mqtt5WithFallback:
            return tr("5 or 3.1.1");
        case client::VersionChoice::Mqtt5:
            return u"5"_s;
        case client::VersionChoice::Mqtt311:
            return u"3.1.1"_s;
        case client::VersionChoice::Mqtt31:
            return u"3.1"_s;
        }
        return {};
    case Subscriptions:
        return QLocale().toString(qulonglong(profile.subscriptions.size()));
    default:
        return remarks(line).join(u"; "_s);
    }
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::CheckStateRole:
        if (index.column() == Name && line.imported.usable)
            return int(line.ticked ? Qt::Checked : Qt::Unchecked);
        return {};
    case Qt::ToolTipRole: {
        const QString whole
            = index.column() == Remarks ? remarks(line).join(u'\n') : text(line, index.column());
        return whole.isEmpty()
            ? QVariant()
            : QString(u"<p style='white-space:pre-wrap'>"_s + whole.toHtmlEscaped() + u"</p>"_s);
    }
    case Qt::ForegroundRole:
        if (!line.imported.usable)
            return Palette::fromQPalette(QGuiApplication::palette())(ColorRole::Muted);
        return {};
    case Qt::TextAlignmentRole:
        return int((index.column() == Subscriptions ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    default:
        return {};
    }
}

bool ImportModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Line &line = m_lines[std::size_t(index.row())];
    if (index.column() != Name || !line.imported.usable)
        return false;
    line.ticked = value.toInt() == Qt::Checked;
    nameLines(); // a name may have become free
    emit dataChanged(this->index(0, 0), this->index(rowCount() - 1, ColumnCount - 1));
    emit tickedChanged();
    return true;
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Subscriptions ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Address:
        return tr("Address");
    case Transport:
        return tr("Transport");
    case Version:
        return tr("MQTT");
    case Subscriptions:
        return tr("Subscriptions");
    case Remarks:
        return tr("Remarks");
    default:
        return {};
    }
}

Qt::ItemFlags ImportModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == Name && m_lines[std::size_t(index.row())].imported.usable)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "localbroker/clienttable.h"

#include "localbroker/clientlistmodel.h"
#include "payload/escape.h"
#include "style/densetable.h"
#include "style/metrics.h"
#include "text/reasontext.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct Reason {
    mqtt::ReasonCode code;
    QString name;
};

} // namespace

ClientTable::ClientTable(ClientListModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(u"localBrokerClients"_s);
    setAccessibleName(tr("Connected clients"));
    setModel(&model);
    setUpDenseTable(*this);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *header = horizontalHeader();
    header->setSectionsClickable(false);
    header->setSectionResizeMode(ClientListModel::Id, QHeaderView::Stretch);
    applyMetrics();
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ClientTable::chosenChanged);
    // A client may come back under the same id, or go for good.
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ClientTable::chosenChanged);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ClientTable::chosenChanged);
}

const broker::ClientStatistics *ClientTable::chosen() const
{
    return selectionModel()->hasSelection() ? m_model.at(currentIndex().row()) : nullptr;
}

void ClientTable::fillMenu(QMenu *menu)
{
    menu->clear();
    const broker::ClientStatistics *client = chosen();
    if (!client)
        return;
    const QByteArray id = client->clientId;
    QAction *cut = menu->addAction(tr("&Cut the line (its will is sent)"));
    cut->setObjectName(u"cutLineAction"_s);
    cut->setEnabled(client->connected);
    connect(cut, &QAction::triggered, this, [this, id] { emit cutRequested(id); });

    const auto addReason = [this, id](QMenu *to, const QString &text, mqtt::ReasonCode code) {
        QAction *action = to->addAction(text);
        action->setObjectName(u"disconnectReason"_s + reasonCodeText(code));
        connect(action, &QAction::triggered, this,
                [this, id, code] { emit disconnectRequested(id, code); });
        return action;
    };
    using enum mqtt::ReasonCode;
    if (client->version == mqtt::ProtocolVersion::Mqtt5) {
        QMenu *with = menu->addMenu(tr("&Disconnect with reason"));
        with->setObjectName(u"disconnectReasonMenu"_s);
        with->setEnabled(client->connected);
        const Reason reasons[] = {
            {AdministrativeAction, tr("&Administrative action")},
            {ServerBusy, tr("Server &busy")},
            {SessionTakenOver, tr("Session &taken over")},
            {KeepAliveTimeout, tr("&Keep alive timeout")},
            {QuotaExceeded, tr("&Quota exceeded")},
            {NotAuthorized, tr("&Not authorized")},
            {UnspecifiedError, tr("&Unspecified error")},
        };
        for (const Reason &reason : reasons) {
            addReason(with, tr("%1 (%2)").arg(reason.name, reasonCodeText(reason.code)),
                      reason.code);
        }
    } else {
        // 3.1.1 has no DISCONNECT from the broker.
        addReason(menu, tr("&Disconnect (this version is told no reason)"), AdministrativeAction)
            ->setEnabled(client->connected);
    }
    menu->addSeparator();
    QAction *copy = menu->addAction(tr("C&opy client ID"));
    connect(copy, &QAction::triggered, this,
            [id] { QGuiApplication::clipboard()->setText(QString::fromUtf8(id)); });
}

void ClientTable::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    const int row = currentIndex().row();
    if (row >= first && row <= last)
        selectionModel()->clear();
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

void ClientTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (const broker::ClientStatistics *client = chosen())
            QGuiApplication::clipboard()->setText(QString::fromUtf8(client->clientId));
        return;
    }
    QTableView::keyPressEvent(event);
}

void ClientTable::contextMenuEvent(QContextMenuEvent *event)
{
    if (!chosen())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"clientContextMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                      : event->globalPos());
}

void ClientTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyMetrics();
}

// Row height and columns follow text size and density.
void ClientTable::applyMetrics()
{
    verticalHeader()->setDefaultSectionSize(Metrics::of(this).row);
    const QFontMetrics font = fontMetrics();
    const auto setWidth = [&](ClientListModel::Column column, const QString &longest) {
        const QString title
            = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = qMax(font.horizontalAdvance(longest), font.horizontalAdvance(title));
        setColumnWidth(column, width + 5 * Metrics::unit);
    };
    setWidth(ClientListModel::Address, u"255.255.255.255:65535"_s);
    setWidth(ClientListModel::Version, u"3.1.1"_s);
    setWidth(ClientListModel::Subscriptions, u"20 000"_s);
    setWidth(ClientListModel::In, u"100 000/s"_s);
    setWidth(ClientListModel::Out, u"100 000/s"_s);
    setWidth(ClientListModel::Queue, u"10 000"_s);
    setWidth(ClientListModel::Dropped, u"100 000"_s);
}

} // namespace ui

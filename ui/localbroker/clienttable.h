// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/reasoncode.h"

#include <QTableView>

class QMenu;

namespace broker {
struct ClientStatistics;
}

namespace ui {

class ClientListModel;

// The clients of the local broker, one row each (`localBrokerClients`), and what can be done to
// them: throw the chosen one out, politely or not. Says what the user wants, does nothing itself.
class ClientTable : public QTableView {
    Q_OBJECT

public:
    explicit ClientTable(ClientListModel &model, QWidget *parent = nullptr);

    // Null when nothing is chosen.
    const broker::ClientStatistics *chosen() const;
    // The ways to end the connection of the chosen client, as it is now.
    void fillMenu(QMenu *menu);

signals:
    void chosenChanged();
    void cutRequested(const QByteArray &clientId);
    void disconnectRequested(const QByteArray &clientId, mqtt::ReasonCode reason);

protected:
    // Whoever goes takes the selection along: the next one must not be thrown out by mistake.
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void applyMetrics();

    ClientListModel &m_model;
};

} // namespace ui

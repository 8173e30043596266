// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

#include <QAbstractListModel>
#include <QPointer>

#include <vector>

class QTimer;

namespace pipeline {
class Connection;
class LocalBrokerHost;
} // namespace pipeline

namespace ui {

// The connections of this window: a profile each, and the pipeline::Connection while there is one.
// Fed by the main window, which owns both; several may be connected at once (ux.md 2.3). Rates and
// countdowns are refreshed by the connections' own ticks and, only while something waits, once a
// second. Profile ids must be unique and not empty.
class ConnectionListModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit ConnectionListModel(QObject *parent = nullptr);

    void append(const config::Profile &profile, pipeline::Connection *connection = nullptr);
    void setProfile(const config::Profile &profile); // by its id
    void setConnection(const QString &id, pipeline::Connection *connection);
    void remove(const QString &id);
    // These rows first, in this order.
    void setOrder(const QStringList &ids);
    // What was only opened by address, or belongs to the program, has no place of its own.
    void setSaved(const QString &id, bool saved);
    bool isSaved(const QString &id) const;
    // The row with this id, now or later, is the broker inside the program: it shows how that is
    // doing, and not only the connection to it. The host outlives the model.
    void setLocalBroker(const QString &id, const pipeline::LocalBrokerHost *host);

    int row(const QString &id) const; // -1: not here
    QString idAt(int row) const; // empty outside the list
    const config::Profile *profile(const QString &id) const;
    pipeline::Connection *connection(const QString &id) const;
    QStringList names(const QString &exceptId = QString()) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Entry {
        config::Profile profile;
        QPointer<pipeline::Connection> connection;
        QString right; // as shown, so that only what changed is painted again
        bool saved = true;
    };

    void watch(const Entry &entry);
    void refresh(const QString &id);
    void refreshAll();
    void updateTimer();
    // Whether the broker itself is what there is to say about this row.
    bool showsLocalBroker(const Entry &entry) const;
    QString rightText(const Entry &entry) const;
    QString accessibleText(const Entry &entry) const;
    QString toolTip(const Entry &entry) const;

    std::vector<Entry> m_entries;
    QTimer *m_countdown;
    QString m_localId;
    const pipeline::LocalBrokerHost *m_local = nullptr;
};

} // namespace ui

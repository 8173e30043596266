// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/import/importedprofile.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace ui {

// What an import would bring, a line each, to be ticked; those that cannot be used are shown with
// their reason and have no tick. Names that are taken, also by a line above, get a number.
class ImportModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { Name, Address, Transport, Version, Subscriptions, Remarks, ColumnCount };

    explicit ImportModel(QObject *parent = nullptr);

    void setTakenNames(const QStringList &names);
    void setProfiles(std::vector<config::ImportedProfile> profiles);
    // As they are to be saved, with their secrets.
    std::vector<config::Profile> ticked() const;
    // In words; none outside the list.
    QStringList remarksOf(int row) const;
    int tickedCount() const;
    int tickedWithSecrets() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void tickedChanged();

private:
    struct Line {
        config::ImportedProfile imported;
        QString name; // under which it would be saved
        bool ticked = false;
    };

    void nameLines();
    QString text(const Line &line, int column) const;
    QStringList remarks(const Line &line) const;

    std::vector<Line> m_lines;
    QStringList m_taken;
};

} // namespace ui

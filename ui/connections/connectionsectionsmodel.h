// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QSet>
#include <QStringList>

#include <vector>

namespace ui {

class ConnectionListModel;

// The list of connections as it is shown: the groups of the profiles as headings that can be
// folded, connections without a group before them. Holds which line is what, and nothing else; the
// rest is the ConnectionListModel's, which outlives it. Changes no order itself: what is dropped or
// moved leaves as a signal (ux.md 2.3).
class ConnectionSectionsModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit ConnectionSectionsModel(ConnectionListModel *connections, QObject *parent = nullptr);

    bool isHeading(int line) const;
    QString idAt(int line) const; // empty: a heading, or no line
    QString groupAt(int line) const;
    int lineOf(const QString &id) const; // -1: not here, or folded away
    int headingOf(const QString &group) const; // -1: there is no such group

    bool isFolded(const QString &group) const { return m_folded.contains(group); }
    void setFolded(const QString &group, bool folded);
    QStringList foldedGroups() const;
    void setFoldedGroups(const QStringList &groups);

    // One step up or down, into the neighbouring group if there is nothing left in its own; for a
    // heading the whole group.
    bool canStep(int line, int direction) const;
    void step(int line, int direction);

    // While lines come and go, what the view calls its current one means nothing.
    bool isChanging() const { return m_changing; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    // Before the connection with this id; at the end of the group if it is empty.
    void moveRequested(const QString &id, const QString &group, const QString &beforeId);
    void groupMoveRequested(const QString &group, const QString &beforeGroup);
    void foldedChanged();
    void linesChanged();

private:
    struct Line {
        QString group;
        QString id; // empty: the heading
        bool operator==(const Line &) const = default;
    };
    struct Place {
        QString group;
        QString beforeId;
    };

    std::vector<Line> wantedLines() const;
    void update();
    Place placeAfter(int line) const;
    QStringList groups() const;
    int countIn(const QString &group) const;
    QVariant headingData(const Line &line, int role) const;
    bool isMovable(const QString &id) const;

    ConnectionListModel *m_connections;
    QSet<QString> m_folded;
    std::vector<Line> m_lines; // follows from what is above
    bool m_changing = false;
};

} // namespace ui

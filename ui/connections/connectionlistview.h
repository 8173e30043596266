// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace ui {

class ConnectionListModel;
class ConnectionSectionsModel;

// The connections with their groups as headings. The chosen connection stays chosen while a heading
// has the keyboard or its group is folded. Moving: by mouse, or Alt+Up and Alt+Down; folding: a
// click on the heading, Left and Right, Enter or Space.
class ConnectionListView : public QListView {
    Q_OBJECT

public:
    explicit ConnectionListView(ConnectionListModel *connections, QWidget *parent = nullptr);

    ConnectionSectionsModel *sections() const { return m_sections; }
    QString currentId() const { return m_currentId; }
    // Ignored when there is none with this id.
    void setCurrentId(const QString &id);
    bool isOnHeading() const;
    // The connection or, on a heading, the whole group.
    bool canStep(int direction) const;
    void step(int direction);

signals:
    void currentIdChanged(const QString &id);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void linesChanged();
    void showLine(const QString &id);
    void setChosen(const QString &id);
    bool foldByKey(int key, int line);

    ConnectionListModel *m_connections;
    ConnectionSectionsModel *m_sections;
    QString m_currentId;
    bool m_onHeading = false; // because the user went there
};

} // namespace ui

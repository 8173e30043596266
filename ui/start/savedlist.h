// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QString>

#include <vector>

class QVBoxLayout;

namespace ui {

// A saved connection as the start page names it; no secrets.
struct SavedConnection {
    QString id;
    QString name;
    QString address;

    bool operator==(const SavedConnection &) const = default;
};

// The saved connections, one row each with its Connect button; scrolls when there are many.
class SavedList : public QScrollArea {
    Q_OBJECT

public:
    explicit SavedList(QWidget *parent = nullptr);

    void setConnections(const std::vector<SavedConnection> &connections);

    QSize sizeHint() const override;

signals:
    void connectRequested(const QString &id);

private:
    QWidget *row(const SavedConnection &connection);

    QWidget *m_rows = nullptr;
};

} // namespace ui

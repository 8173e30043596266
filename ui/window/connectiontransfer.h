// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/noticelevel.h"
#include "window/workspace.h"

#include <QObject>

class QWidget;

namespace ui {

class ConnectionDialogs;

// Brings connections in from other programs and machines, and gives them away without secrets. Only
// asks and shows because the user wanted it.
class ConnectionTransfer : public QObject {
    Q_OBJECT

public:
    ConnectionTransfer(Workspace &workspace, const ConnectionDialogs &dialogs, QWidget *window);

    // With the preview of this file, or an empty one.
    void importConnections(const QString &file = {});
    // Asks where to; no ids: all that are saved.
    void exportConnections(const QStringList &ids = {});

signals:
    void done(NoticeLevel level, const QString &sentence);

private:
    void add(const std::vector<config::Profile> &profiles);
    void write(const QString &file, const QStringList &ids);
    std::vector<config::Profile> saved(const QStringList &ids) const;

    Workspace &m_workspace;
    const ConnectionDialogs &m_dialogs;
    QWidget *m_window;
};

} // namespace ui

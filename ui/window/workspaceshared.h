// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/workspace.h"

#include <QSet>

namespace ui {

// What the workspaces of all windows have in common; the connections are its children. The inside
// of Workspace.
struct Workspace::Shared : QObject {
    explicit Shared(const Services &given)
        : services(given)
        , secrets(given.secrets)
    {
    }

    Services services;
    config::ProfileSecrets secrets;
    std::vector<Row> rows;
    int adHocCount = 0;
    bool localBrokerRuns = false;
    // For this run, in memory only. A null value means: connect without a password.
    QHash<QString, QByteArray> passwords;
    QSet<QString> hostsForEverything; // where the user has said yes to "#"
    std::vector<Workspace *> workspaces;
};

template <typename... Arguments>
void Workspace::tellAll(void (Workspace::*signal)(Arguments...),
                        std::type_identity_t<Arguments>... arguments)
{
    const std::vector<Workspace *> all = m_shared->workspaces;
    for (Workspace *workspace : all)
        emit(workspace->*signal)(arguments...);
}

} // namespace ui

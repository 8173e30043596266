// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/memorysecretstore.h"
#include "config/profilestore.h"
#include "config/settings.h"
#include "events/eventsmodel.h"
#include "payload/registry.h"
#include "pipeline/connection.h"
#include "publish/draftlistmodel.h"
#include "style/theme.h"
#include "window/mainwindow.h"
#include "window/workspace.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QThread>

#include <memory>

// What the program builds, with clients on the I/O thread as there, on a folder of its own.
struct ProgramWindow {
    explicit ProgramWindow(QApplication &application)
        : theme(application)
    {
        io.start();
        workspace = std::make_unique<ui::Workspace>(
            ui::Workspace::Services{profiles, settings, secrets, &io});
        window = std::make_unique<ui::MainWindow>(
            ui::MainWindow::Services{*workspace, settings, events, decoders, drafts});
    }
    ~ProgramWindow()
    {
        window.reset();
        workspace.reset();
        io.quit();
        io.wait();
    }
    Q_DISABLE_COPY_MOVE(ProgramWindow)

    // Null when there is no such address.
    pipeline::Connection *open(const QByteArray &port) const
    {
        workspace->openAddress(QStringLiteral("mqtt://127.0.0.1:") + QString::fromLatin1(port));
        return workspace->currentConnection();
    }

    const QTemporaryDir folder;
    config::Settings settings{folder.path()};
    config::ProfileStore profiles{folder.path()};
    config::MemorySecretStore secrets;
    ui::EventsModel events;
    ui::DraftListModel drafts;
    const payload::Registry decoders;
    const ui::Theme theme;
    QThread io;
    std::unique_ptr<ui::Workspace> workspace;
    std::unique_ptr<ui::MainWindow> window;
};

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/memorysecretstore.h"
#include "config/profilestore.h"
#include "config/settings.h"
#include "events/eventsmodel.h"
#include "payload/registry.h"
#include "publish/draftlistmodel.h"
#include "style/theme.h"
#include "window/connectiondialogs.h"
#include "window/mainwindow.h"
#include "window/workspace.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

// What the program builds, on a folder of its own: everything behind the main window, and the
// window itself once show() is called.
struct WindowFixture {
    // Without a thread clients live on the test's.
    explicit WindowFixture(QThread *ioThread = nullptr)
        : settings(folder.path())
        , profiles(folder.path())
    {
        profiles.load();
        workspace = std::make_unique<ui::Workspace>(
            ui::Workspace::Services{profiles, settings, secrets, ioThread});
    }
    Q_DISABLE_COPY_MOVE(WindowFixture)
    ~WindowFixture()
    {
        window.reset();
        workspace.reset();
    }

    void show(QSize size = {1440, 900}, ui::LocalBrokerControl *localBroker = nullptr)
    {
        window = std::make_unique<ui::MainWindow>(
            ui::MainWindow::Services{*workspace, settings, events, decoders, drafts, localBroker});
        window->resize(size);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    // By objectName; fails loudly, because every test needs it.
    template <typename T> T *find(const char *name) const
    {
        T *found = window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the window", name);
        return found;
    }
    // The dialog that is open, whatever it is.
    QDialog *dialog() const { return qobject_cast<QDialog *>(QApplication::activeModalWidget()); }
    // The texts of the event list, newest last.
    QStringList eventTexts() const
    {
        QStringList texts;
        for (int row = 0; row < events.rowCount(); ++row)
            texts += events.index(row, ui::EventsModel::Text).data().toString();
        return texts;
    }
    bool hasEvent(const QString &part) const { return !eventTexts().filter(part).isEmpty(); }
    // A saved connection to this machine; returns its id.
    QString save(const QString &name, quint16 port, const QByteArray &userName = {}) const
    {
        config::Profile profile = config::newProfile();
        profile.name = name;
        profile.options.host = QStringLiteral("127.0.0.1");
        profile.options.port = port;
        profile.options.userName = userName;
        profile.options.reconnect.first = std::chrono::milliseconds(100);
        profile.options.reconnect.most = std::chrono::milliseconds(400);
        return workspace->save(profile, std::nullopt);
    }

    QTemporaryDir folder;
    config::Settings settings;
    config::ProfileStore profiles;
    config::MemorySecretStore secrets;
    ui::EventsModel events;
    ui::DraftListModel drafts;
    payload::Registry decoders;
    ui::Theme theme{*qApp};
    std::unique_ptr<ui::Workspace> workspace;
    std::unique_ptr<ui::MainWindow> window;
};

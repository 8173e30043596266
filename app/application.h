// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/stallprobe.h"
#include "config/profilestore.h"
#include "config/secretstore.h"
#include "config/settings.h"
#include "events/eventsmodel.h"
#include "payload/registry.h"
#include "publish/draftstore.h"
#include "style/theme.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QThread>
#include <QTranslator>

#include <memory>
#include <vector>

class QApplication;

namespace pipeline {
class LocalBrokerHost;
}

namespace ui {
class EventReporter;
class LocalBrokerControl;
class LocalBrokerReporter;
class MainWindow;
class Workspace;
} // namespace ui

namespace app {

class Windows;

// The composition root: builds everything the program consists of, in order, and takes it apart in
// the reverse order. The only place that knows all of it.
class Application : public QObject {
    Q_OBJECT

public:
    // `sinceStart` runs since the beginning of main().
    Application(QApplication &application, const CommandLine &commandLine,
                const QElapsedTimer &sinceStart);
    ~Application() override;

    // Shows the window and runs until it is closed; the exit code.
    int run();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static QString profileDirectory(const CommandLine &commandLine);
    void reportStartProblems();
    void offerDiagnostics(ui::MainWindow *window);
    void installTranslations();
    void applySettings(const config::SettingsValues &values);
    void openConnections();
    void probeKeyring();
    bool takeScreenshot();
    bool writeReport();
    QString reportText() const;

    QApplication &m_application;
    CommandLine m_commandLine;
    QElapsedTimer m_sinceStart;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
    config::Settings m_settings;
    config::ProfileStore m_profiles;
    std::unique_ptr<config::SecretStore> m_secrets;
    payload::Registry m_decoders;
    ui::Theme m_theme;
    ui::EventsModel m_events;
    ui::DraftStore m_drafts;
    QThread m_ioThread;
    StallProbe m_stallProbe;
    std::unique_ptr<pipeline::LocalBrokerHost> m_broker;
    std::unique_ptr<ui::LocalBrokerControl> m_brokerControl;
    std::unique_ptr<ui::Workspace> m_workspace;
    std::unique_ptr<ui::EventReporter> m_reporter;
    std::unique_ptr<ui::LocalBrokerReporter> m_brokerReporter;
    std::unique_ptr<Windows> m_windows;
    QPointer<ui::MainWindow> m_window; // the first one
    double m_firstWindowMs = 0;
    bool m_failed = false;
};

} // namespace app

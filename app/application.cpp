// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/report.h"
#include "app/windows.h"
#include "config/keyringsecretstore.h"
#include "localbroker/localbrokercontrol.h"
#include "pipeline/localbrokerhost.h"
#include "text/profileerrortext.h"
#include "window/connectiondialogs.h"
#include "window/eventreporter.h"
#include "window/helpdialogs.h"
#include "window/localbrokerreporter.h"
#include "window/mainwindow.h"
#include "window/workspace.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLibraryInfo>
#include <QLocale>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTextStream>
#include <QTimer>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

// Close enough for the user's report at all times; exact when somebody asked for the figure.
constexpr std::chrono::milliseconds IdleProbe{100};
constexpr std::chrono::milliseconds ExactProbe{2};

ui::Density densityOf(config::Density density)
{
    switch (density) {
    case config::Density::Compact:
        return ui::Density::Compact;
    case config::Density::Normal:
        return ui::Density::Normal;
    case config::Density::Touch:
        return ui::Density::Touch;
    }
    return ui::Density::Normal;
}

} // namespace

Application::Application(QApplication &application, const CommandLine &commandLine,
                         const QElapsedTimer &sinceStart)
    : m_application(application)
    , m_commandLine(commandLine)
    , m_sinceStart(sinceStart)
    , m_settings(profileDirectory(commandLine))
    , m_profiles(profileDirectory(commandLine))
    , m_secrets(std::make_unique<config::KeyringSecretStore>(u"Canopy"_s))
    , m_theme(application)
    , m_drafts(profileDirectory(commandLine))
    , m_stallProbe(commandLine.reportFile.isEmpty() ? IdleProbe : ExactProbe)
{
    if (!commandLine.animations)
        QApplication::setEffectEnabled(Qt::UI_General, false);
    installTranslations();
    applySettings(m_settings.values());
    connect(&m_settings, &config::Settings::changed, this, &Application::applySettings);
    m_profiles.load();
    m_ioThread.setObjectName(u"canopy-io"_s);
    m_ioThread.start();

    m_broker = std::make_unique<pipeline::LocalBrokerHost>(&m_ioThread);
    m_brokerControl = std::make_unique<ui::LocalBrokerControl>(ui::LocalBrokerControl::Services{
        *m_broker, m_settings, *m_secrets, profileDirectory(m_commandLine)});
    m_brokerControl->setDeviceChoice({m_commandLine.demoSeed, m_commandLine.demoLoad});
    m_workspace = std::make_unique<ui::Workspace>(
        ui::Workspace::Services{m_profiles, m_settings, *m_secrets, &m_ioThread});
    m_reporter = std::make_unique<ui::EventReporter>(*m_workspace, m_events);
    m_brokerReporter = std::make_unique<ui::LocalBrokerReporter>(*m_brokerControl, *m_reporter);
    m_windows = std::make_unique<Windows>(
        ui::MainWindow::Services{*m_workspace, m_settings, m_events, m_decoders, m_drafts.drafts(),
                                 m_brokerControl.get(), m_reporter.get()});
    m_window = &m_windows->first();
    m_window->installEventFilter(this);
    offerDiagnostics(m_window);
    connect(m_windows.get(), &Windows::opened, this, &Application::offerDiagnostics);

    reportStartProblems();
}

void Application::offerDiagnostics(ui::MainWindow *window)
{
    connect(window, &ui::MainWindow::diagnosticsRequested, this,
            [this, window] { ui::showTextDialog(window, tr("Diagnostics"), reportText()); });
}

// In the event list, where the bell counts them, and on the terminal the program was started from.
void Application::reportStartProblems()
{
    // main() has printed these already, before there was a window.
    for (const QString &warning : m_commandLine.warnings)
        m_reporter->report(ui::NoticeLevel::Warning, warning);

    std::vector<config::ProfileError> errors = m_profiles.errors();
    if (m_settings.loadError())
        errors.push_back(*m_settings.loadError());
    if (m_drafts.loadError())
        errors.push_back(*m_drafts.loadError());
    connect(&m_drafts, &ui::DraftStore::saveFailed, m_reporter.get(),
            [this](const config::ProfileError &error) { m_reporter->reportProfileError(error); });
    // Better to know now than when something is lost at the end.
    const QString folder = m_profiles.directory();
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable()) {
        config::ProfileError error;
        error.why = config::ProfileError::Why::NotWritable;
        error.file = folder;
        errors.push_back(error);
    }
    QTextStream terminal(stderr);
    for (const config::ProfileError &error : errors) {
        m_reporter->reportProfileError(error);
        terminal << ui::profileErrorText(error) << Qt::endl;
    }
}

Application::~Application()
{
    m_windows.reset();
    m_brokerReporter.reset();
    m_reporter.reset();
    m_workspace.reset();
    m_brokerControl.reset();
    m_broker.reset();
    m_ioThread.quit();
    m_ioThread.wait();
}

QString Application::profileDirectory(const CommandLine &commandLine)
{
    if (!commandLine.profileDirectory.isEmpty())
        return QDir(commandLine.profileDirectory).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

void Application::installTranslations()
{
    QString language = m_commandLine.language;
    if (language.isEmpty())
        language = m_settings.values().language;
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    m_theme.setLocale(locale);
    const auto install = [this](const auto &...source) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(source...)) {
            QCoreApplication::installTranslator(translator.get());
            m_translators.push_back(std::move(translator));
        }
    };
    // First, so that it is asked last: the English plurals of what has no translation.
    install(u":/i18n/canopy_en.qm"_s);
    install(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, u"canopy"_s, u"_"_s, u":/i18n"_s);
}

void Application::applySettings(const config::SettingsValues &values)
{
    ui::ThemeMode mode = ui::ThemeMode::System;
    if (values.theme == config::Theme::Light)
        mode = ui::ThemeMode::Light;
    else if (values.theme == config::Theme::Dark)
        mode = ui::ThemeMode::Dark;
    // The command line wins for this run and is not written to the settings.
    if (m_commandLine.theme == "light"_L1)
        mode = ui::ThemeMode::Light;
    else if (m_commandLine.theme == "dark"_L1)
        mode = ui::ThemeMode::Dark;
    m_theme.setMode(mode);
    m_theme.setTextSize(values.textSizePercent);
    m_theme.setDensity(densityOf(values.density));
}

int Application::run()
{
    m_window->show();
    // After the first paint: nothing the user waits for.
    QTimer::singleShot(0, this, [this] {
        openConnections();
        probeKeyring();
    });
    const int code = m_application.exec();
    if (!m_commandLine.reportFile.isEmpty() && !writeReport())
        m_failed = true;
    return code != 0 ? code : (m_failed ? 1 : 0);
}

void Application::openConnections()
{
    if (m_commandLine.demo) {
        m_window->startDemo();
        return;
    }
    if (m_settings.values().brokerAtStart)
        m_brokerControl->start();
    if (!m_commandLine.address.isEmpty()) {
        m_workspace->openAddress(m_commandLine.address, m_commandLine.subscriptions);
        return;
    }
    QStringList ids;
    for (const config::Profile &profile : m_profiles.profiles()) {
        if (profile.connectAtStart)
            ids.append(profile.id);
    }
    for (const QString &id : ids)
        m_workspace->connectRow(id);
    // Shown, not connected: that is what connectAtStart is for.
    const QString last = m_settings.values().lastProfile;
    if (ids.isEmpty() || ids.contains(last))
        m_workspace->setCurrent(last);
}

void Application::probeKeyring()
{
    m_secrets->probe(this, [this](const config::SecretResult &result) {
        m_windows->setKeyringAvailable(result.status == config::SecretStatus::Ok);
    });
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    // The type first: what is sent while the window is taken apart comes from less than a
    // MainWindow.
    const bool ours = event->type() == QEvent::Paint || event->type() == QEvent::Close;
    if (ours && watched == m_window.data()) {
        if (event->type() == QEvent::Paint && m_firstWindowMs == 0) {
            m_firstWindowMs = double(m_sinceStart.nsecsElapsed()) / 1e6;
            m_stallProbe.restart();
            if (m_commandLine.quitAfter) // counted from the moment there is something to see
                QTimer::singleShot(*m_commandLine.quitAfter, this,
                                   [] { QApplication::closeAllWindows(); });
        } else if (event->type() == QEvent::Close && !m_commandLine.screenshotFile.isEmpty()) {
            m_failed = !takeScreenshot() || m_failed;
        }
    }
    return QObject::eventFilter(watched, event);
}

bool Application::takeScreenshot()
{
    if (m_window->grab().save(m_commandLine.screenshotFile))
        return true;
    QTextStream(stderr)
        << tr("The picture %1 could not be written.").arg(m_commandLine.screenshotFile) << Qt::endl;
    return false;
}

QString Application::reportText() const
{
    const QJsonObject object
        = diagnosis(*m_workspace, *m_broker, {m_firstWindowMs, m_stallProbe.longestStallMs()});
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

bool Application::writeReport()
{
    const QByteArray text = reportText().toUtf8();
    if (m_commandLine.reportFile == "-"_L1)
        return std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout)
            == std::size_t(text.size());
    QSaveFile file(m_commandLine.reportFile);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return true;
    QTextStream(stderr) << tr("The report %1 could not be written: %2")
                               .arg(m_commandLine.reportFile, file.errorString())
                        << Qt::endl;
    return false;
}

} // namespace app

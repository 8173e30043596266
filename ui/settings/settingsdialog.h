// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

#include <QDialog>

#include <vector>

namespace config {
class Settings;
}

namespace ui {

class CommandList;
class InfoFrame;
class LocalBrokerPage;
class PageStack;
class SettingsPage;

// The settings of the program (ux.md 4.13). Every change counts and is saved at once; whoever
// needs it listens to config::Settings. Says so in place when saving fails.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    // The settings outlive the dialog.
    explicit SettingsDialog(config::Settings &settings, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    // Adds the page of keys; the commands outlive the dialog.
    void addShortcuts(const CommandList &commands);
    // The page of the local broker: it tells its password, see there.
    LocalBrokerPage *localBrokerPage() const { return m_localBroker; }
    void showLocalBroker();

private:
    void addPage(SettingsPage *page, IconName iconName);
    QWidget *buildButtons();
    void load();
    void apply();
    void restoreDefaults();

    config::Settings &m_settings;
    PageStack *m_stack;
    InfoFrame *m_problem;
    LocalBrokerPage *m_localBroker;
    std::vector<SettingsPage *> m_pages;
    bool m_loading = false;
};

} // namespace ui

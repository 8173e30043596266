// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"
#include "connections/connectiontest.h"
#include "connections/willpreview.h"
#include "style/icons.h"
#include "text/explanation.h"

#include <QDialog>

#include <optional>
#include <vector>

class QPushButton;

namespace ui {

class FormPage;
class AdvancedPage;
class GeneralPage;
class InfoFrame;
class Mqtt5Page;
class PageStack;
class SecurityPage;
class SessionWillPage;
class SubscriptionsPage;
class TestStrip;

// Edits one connection by value (ux.md 2.18, pictures 17 and 19): a profile in, a profile and the
// password out through signals; saves and connects nothing itself. The password is absent from the
// signals when the user did not touch it, empty when it was cleared; the passphrase of the client
// key is in the profile's options.
class ConnectionDialog : public QDialog {
    Q_OBJECT

public:
    enum class Page : quint8 { General, Security, SessionAndWill, Mqtt5, Subscriptions, Advanced };

    // Without a factory there is no Test connection.
    explicit ConnectionDialog(ConnectionFactory factory, QWidget *parent = nullptr);

    void setProfile(const config::Profile &profile);
    config::Profile profile() const;
    // A URL or host pasted elsewhere.
    void setAddress(const QString &text);
    // Names of the other connections.
    void setTakenNames(const QStringList &names);
    // The headings of the list of connections.
    void setGroups(const QStringList &groups);
    // Read-only is ticked for names with "prod" in them.
    void setReadOnlyForProduction(bool on);
    void setKeyringAvailable(bool available);
    // Also the passphrase of the client key.
    void setPasswordKept(bool kept);
    // A password known for this run: filled in, not counted as edited.
    void setPassword(const QString &password);
    // What the broker stated at the last connect, for the will.
    void setWillLimits(const std::optional<WillLimits> &limits);

    void showPage(Page page);
    // Opened to mend something: shows the field with the words.
    void pointAt(const Explanation &explanation);

signals:
    void saved(const config::Profile &profile, const std::optional<QString> &password);
    void connectRequested(const config::Profile &profile, const std::optional<QString> &password);

private:
    void addPage(FormPage *page, IconName iconName);
    QWidget *buildButtons();
    bool validate();
    void save(bool andConnect);
    void toggleTest();
    void testAgain();
    void testFinished(const ConnectionTestResult &result);
    void updateTestButton();
    void sayIfEverything();

    PageStack *m_stack;
    TestStrip *m_strip;
    InfoFrame *m_everything;
    GeneralPage *m_general;
    SecurityPage *m_security;
    SessionWillPage *m_sessionWill;
    Mqtt5Page *m_mqtt5;
    SubscriptionsPage *m_subscriptions;
    AdvancedPage *m_advanced;
    std::vector<FormPage *> m_pages;
    QPushButton *m_testButton = nullptr;
    ConnectionTest *m_test;
    bool m_canTest;
    config::Profile m_profile;
};

} // namespace ui

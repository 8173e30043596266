// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiondialog.h"

#include "config/brokerreach.h"
#include "connections/advancedpage.h"
#include "connections/generalpage.h"
#include "connections/mqtt5page.h"
#include "connections/securitypage.h"
#include "connections/sessionwillpage.h"
#include "connections/subscriptionspage.h"
#include "connections/teststrip.h"
#include "style/dialogfoot.h"
#include "style/pagestack.h"

#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ConnectionDialog::ConnectionDialog(ConnectionFactory factory, QWidget *parent)
    : QDialog(parent)
    , m_stack(new PageStack(u"connectionPages"_s, this))
    , m_strip(new TestStrip(this))
    , m_everything(new InfoFrame(this))
    , m_general(new GeneralPage)
    , m_security(new SecurityPage)
    , m_sessionWill(new SessionWillPage)
    , m_mqtt5(new Mqtt5Page)
    , m_subscriptions(new SubscriptionsPage)
    , m_advanced(new AdvancedPage)
    , m_test(new ConnectionTest(factory, this))
    , m_canTest(factory != nullptr)
{
    setObjectName(u"connectionDialog"_s);
    addPage(m_general, IconName::Server);
    addPage(m_security, IconName::Lock);
    addPage(m_sessionWill, IconName::Will);
    addPage(m_mqtt5, IconName::Sliders);
    addPage(m_subscriptions, IconName::Subscribe);
    addPage(m_advanced, IconName::List);
    m_everything->setObjectName(u"everythingNote"_s);
    m_everything->setLevel(NoticeLevel::Info);
    m_everything->setText(
        tr("It will subscribe to every topic (#). On a broker that others use, too, that may be a "
           "lot, or refused."));
    QPushButton *choose = m_everything->addAction(tr("Choose topics…"));
    choose->setObjectName(u"chooseTopicsButton"_s);
    choose->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_everything->addTrailing(new QWidget(this)); // keeps the button at the left
    connect(choose, &QPushButton::clicked, this, [this] { showPage(Page::Subscriptions); });
    m_everything->hide();
    m_stack->addBelow(m_everything);
    m_stack->addBelow(m_strip);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_stack, 1);
    outer->addWidget(buildButtons());

    connect(m_general, &GeneralPage::versionChanged, this, [this](client::VersionChoice version) {
        for (FormPage *page : m_pages)
            page->setVersion(version);
    });
    connect(m_general, &GeneralPage::transportChanged, m_security, &SecurityPage::setTransport);
    connect(m_general, &GeneralPage::transportChanged, m_advanced, &AdvancedPage::setTransport);
    connect(m_general, &GeneralPage::hostChanged, m_security, &SecurityPage::setHost);
    connect(m_general, &GeneralPage::hostChanged, this, &ConnectionDialog::sayIfEverything);
    connect(m_subscriptions, &FormPage::edited, this, &ConnectionDialog::sayIfEverything);
    connect(m_strip, &TestStrip::trustRequested, this, [this](const QByteArray &fingerprint) {
        m_security->pin(fingerprint);
        testAgain();
    });
    connect(m_strip, &TestStrip::nameExpected, this, [this](const QString &name) {
        m_security->expectName(name);
        testAgain();
    });
    connect(m_sessionWill, &SessionWillPage::cleanStartChanged, m_general,
            &GeneralPage::setCleanStart);
    connect(m_test, &ConnectionTest::stepTaken, this, [this] { m_strip->showSteps(*m_test); });
    connect(m_test, &ConnectionTest::finished, this, &ConnectionDialog::testFinished);

    resize(dialogSize(*this, {880, 620}));
    setProfile(config::newProfile());
    m_general->focusAddress();
}

void ConnectionDialog::addPage(FormPage *page, IconName iconName)
{
    m_pages.push_back(page);
    m_stack->addPage(page, iconName);
}

QWidget *ConnectionDialog::buildButtons()
{
    auto *foot = new DialogFoot(this);
    m_testButton = foot->addButton(tr("&Test connection"), u"testConnectionButton"_s);
    m_testButton->setVisible(m_canTest);
    foot->addStretch();
    QPushButton *cancel = foot->addButton(tr("Cancel"), u"cancelConnectionButton"_s);
    QPushButton *saveOnly = foot->addButton(tr("&Save"), u"saveConnectionButton"_s);
    QPushButton *saveAndConnect
        = foot->addPrimary(tr("Save and &connect"), u"saveAndConnectButton"_s);
    connect(m_testButton, &QPushButton::clicked, this, &ConnectionDialog::toggleTest);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(saveOnly, &QPushButton::clicked, this, [this] { save(false); });
    connect(saveAndConnect, &QPushButton::clicked, this, [this] { save(true); });
    return foot;
}

void ConnectionDialog::setProfile(const config::Profile &profile)
{
    m_profile = profile;
    setWindowTitle(profile.id.isEmpty() ? tr("New connection")
                                        : tr("Edit connection — %1").arg(profile.name));
    for (FormPage *page : m_pages) {
        page->load(profile);
        page->setVersion(profile.options.version);
    }
    sayIfEverything();
}

// Said once, when a connection is made: whoever keeps # has seen it. The user's own network needs
// no such care.
void ConnectionDialog::sayIfEverything()
{
    config::Profile edited;
    m_subscriptions->store(edited);
    const bool everything
        = std::any_of(edited.subscriptions.begin(), edited.subscriptions.end(),
                      [](const config::SavedSubscription &saved) {
                          return saved.enabled && saved.subscription.topicFilter == "#";
                      });
    const QString host = m_general->host();
    m_everything->setVisible(m_profile.id.isEmpty() && everything && !host.isEmpty()
                             && client::isNetwork(m_general->transport())
                             && !config::isNearby(host));
}

config::Profile ConnectionDialog::profile() const
{
    config::Profile edited = m_profile;
    for (const FormPage *page : m_pages)
        page->store(edited);
    return edited;
}

void ConnectionDialog::setAddress(const QString &text)
{
    m_general->setAddress(text);
}

void ConnectionDialog::setTakenNames(const QStringList &names)
{
    m_general->setTakenNames(names);
}

void ConnectionDialog::setGroups(const QStringList &groups)
{
    m_general->setGroups(groups);
}

void ConnectionDialog::setReadOnlyForProduction(bool on)
{
    m_general->setReadOnlyForProduction(on);
}

void ConnectionDialog::setKeyringAvailable(bool available)
{
    m_general->setKeyringAvailable(available, m_profile.id.isEmpty());
}

void ConnectionDialog::setPasswordKept(bool kept)
{
    m_general->setPasswordKept(kept);
    m_advanced->setProxyPasswordKept(kept && !m_profile.options.proxy.userName.isEmpty());
    m_security->setPassphraseKept(kept && !m_profile.options.tls.certificateFile.isEmpty());
}

void ConnectionDialog::setPassword(const QString &password)
{
    m_general->setPassword(password);
}

void ConnectionDialog::setWillLimits(const std::optional<WillLimits> &limits)
{
    m_sessionWill->setLimits(limits);
}

void ConnectionDialog::showPage(Page page)
{
    m_stack->setCurrentIndex(int(page));
}

void ConnectionDialog::pointAt(const Explanation &explanation)
{
    switch (explanation.next) {
    case NextStep::EditCredentials:
        showPage(Page::General);
        m_general->pointAtCredentials(explanation.what);
        break;
    case NextStep::GenerateClientId:
        showPage(Page::General);
        m_general->pointAtClientId(explanation.what);
        break;
    case NextStep::UseTls:
    case NextStep::EditTransport:
        showPage(Page::General);
        m_general->pointAtTransport(explanation.what);
        break;
    case NextStep::EditSecurity:
        showPage(Page::Security);
        break;
    case NextStep::EditPassphrase:
        showPage(Page::Security);
        m_security->pointAtPassphrase(explanation.what);
        break;
    case NextStep::EditPath:
        showPage(Page::General);
        m_general->pointAtPath(explanation.what);
        break;
    case NextStep::EditProxy:
        showPage(Page::Advanced);
        m_advanced->pointAtProxy(explanation.what);
        break;
    case NextStep::EditProxyPassword:
        showPage(Page::Advanced);
        m_advanced->pointAtProxyPassword(explanation.what);
        break;
    case NextStep::EditHeaders:
        showPage(Page::Advanced);
        m_advanced->pointAtHeaders(explanation.what);
        break;
    case NextStep::EditAddress:
    case NextStep::ConnectThere:
        showPage(Page::General);
        m_general->pointAtAddress(explanation.what);
        break;
    case NextStep::DisableAliases:
        showPage(Page::Mqtt5);
        break;
    case NextStep::SwitchOff:
    case NextStep::ReduceSize:
        showPage(Page::SessionAndWill); // all that a CONNECT can have too much of
        break;
    case NextStep::EditConnection:
        showPage(Page::General);
        break;
    default:
        break;
    }
}

// Every page, so that everything wrong is marked at once.
bool ConnectionDialog::validate()
{
    // A shortcut leaves a table cell in the middle of its editing: losing the focus commits it.
    if (const QPointer<QWidget> focused = focusWidget()) {
        focused->clearFocus();
        if (focused)
            focused->setFocus();
    }
    bool valid = true;
    for (FormPage *page : m_pages)
        valid = page->validate() && valid;
    if (!valid)
        m_stack->showFirstError();
    return valid;
}

void ConnectionDialog::save(bool andConnect)
{
    if (!validate())
        return;
    m_test->cancel();
    const config::Profile edited = profile();
    const std::optional<QString> password = m_general->editedPassword();
    accept();
    emit saved(edited, password);
    if (andConnect)
        emit connectRequested(edited, password);
}

void ConnectionDialog::toggleTest()
{
    if (m_test->isRunning()) {
        m_test->cancel();
        m_strip->hide();
        updateTestButton();
        return;
    }
    if (!validate())
        return;
    client::ConnectOptions options = profile().options;
    if (!m_general->password().isEmpty())
        options.password = m_general->password().toUtf8();
    m_strip->showRunning(options);
    m_test->start(options);
    if (m_test->isRunning())
        m_strip->showSteps(*m_test);
    updateTestButton();
}

// After the user agreed to what the last test showed.
void ConnectionDialog::testAgain()
{
    showPage(Page::Security);
    m_test->cancel();
    toggleTest();
}

void ConnectionDialog::testFinished(const ConnectionTestResult &result)
{
    const Explanation explanation = m_strip->showResult(result);
    updateTestButton();
    if (!result.broker)
        pointAt(explanation);
}

void ConnectionDialog::updateTestButton()
{
    m_testButton->setText(m_test->isRunning() ? tr("Stop &test") : tr("&Test connection"));
}

} // namespace ui

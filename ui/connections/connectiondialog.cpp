// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiondialog.h"

#include "connections/advancedpage.h"
#include "connections/generalpage.h"
#include "connections/mqtt5page.h"
#include "connections/sessionwillpage.h"
#include "connections/subscriptionspage.h"
#include "connections/teststrip.h"
#include "style/divider.h"
#include "style/icons.h"
#include "style/metrics.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int IconRole = Qt::UserRole;

} // namespace

ConnectionDialog::ConnectionDialog(ConnectionFactory factory, QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_strip(new TestStrip(this))
    , m_general(new GeneralPage)
    , m_sessionWill(new SessionWillPage)
    , m_mqtt5(new Mqtt5Page)
    , m_subscriptions(new SubscriptionsPage)
    , m_test(new ConnectionTest(factory, this))
    , m_canTest(factory != nullptr)
{
    setObjectName(u"connectionDialog"_s);
    m_list->setObjectName(u"connectionPages"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);

    addPage(m_general, int(IconName::Server));
    addPage(m_sessionWill, int(IconName::Will));
    addPage(m_mqtt5, int(IconName::Sliders));
    addPage(m_subscriptions, int(IconName::Subscribe));
    addPage(new AdvancedPage, int(IconName::List));

    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_stack, 1);
    auto *stripRow = new QHBoxLayout;
    stripRow->setContentsMargins(Metrics::formMargin, 0, Metrics::formMargin, 3 * Metrics::unit);
    stripRow->addWidget(m_strip);
    right->addLayout(stripRow);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(Metrics::unit + 2, 2 * Metrics::unit, Metrics::unit + 2,
                             2 * Metrics::unit);
    left->addWidget(m_list);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addLayout(left);
    middle->addWidget(new Divider(Qt::Vertical, this));
    middle->addLayout(right, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(middle, 1);
    outer->addWidget(new Divider(Qt::Horizontal, this));
    outer->addWidget(buildButtons());

    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_general, &GeneralPage::versionChanged, this, [this](client::VersionChoice version) {
        for (FormPage *page : m_pages)
            page->setVersion(version);
    });
    connect(m_sessionWill, &SessionWillPage::cleanStartChanged, m_general,
            &GeneralPage::setCleanStart);
    connect(m_test, &ConnectionTest::finished, this, &ConnectionDialog::testFinished);

    m_list->setCurrentRow(0);
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 2 * Metrics::unit);
    // 880 × 620 at the font of the pictures.
    const int height = fontMetrics().height();
    resize(qMax(880, height * 880 / 15), qMax(620, height * 620 / 15));
    setProfile(config::newProfile());
}

void ConnectionDialog::addPage(FormPage *page, int iconName)
{
    auto *scroll = new QScrollArea(m_stack);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setWidget(page);
    // The page lies on the dialog's own ground, not on that of lists.
    scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    m_stack->addWidget(scroll);
    m_pages.push_back(page);

    auto *item = new QListWidgetItem(page->title(), m_list);
    item->setData(IconRole, iconName);
    const Metrics metrics = Metrics::of(this);
    const int width = fontMetrics().horizontalAdvance(page->title()) + metrics.icon + 30;
    item->setSizeHint({width, metrics.control + Metrics::unit});
    connect(page, &FormPage::errorsChanged, this, &ConnectionDialog::updatePageIcons);
    updatePageIcons();
}

QWidget *ConnectionDialog::buildButtons()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(3 * Metrics::unit, 2 * Metrics::unit, 3 * Metrics::unit,
                            2 * Metrics::unit);
    row->setSpacing(2 * Metrics::unit);
    const auto add = [bar, row](const QString &text, const QString &name) {
        auto *button = new QPushButton(text, bar);
        button->setObjectName(name);
        button->setAutoDefault(false);
        row->addWidget(button);
        return button;
    };
    m_testButton = add(tr("&Test connection"), u"testConnectionButton"_s);
    m_testButton->setVisible(m_canTest);
    row->addStretch(1);
    QPushButton *cancel = add(tr("Cancel"), u"cancelConnectionButton"_s);
    QPushButton *saveOnly = add(tr("&Save"), u"saveConnectionButton"_s);
    QPushButton *saveAndConnect = add(tr("Save and &connect"), u"saveAndConnectButton"_s);
    saveAndConnect->setProperty("kind", u"primary"_s);
    saveAndConnect->setDefault(true);
    connect(m_testButton, &QPushButton::clicked, this, &ConnectionDialog::toggleTest);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(saveOnly, &QPushButton::clicked, this, [this] { save(false); });
    connect(saveAndConnect, &QPushButton::clicked, this, [this] { save(true); });
    return bar;
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

void ConnectionDialog::setKeyringAvailable(bool available)
{
    m_general->setKeyringAvailable(available, m_profile.id.isEmpty());
}

void ConnectionDialog::setPasswordKept(bool kept)
{
    m_general->setPasswordKept(kept);
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
    m_list->setCurrentRow(int(page));
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
    case NextStep::EditAddress:
    case NextStep::UseTls:
    case NextStep::ConnectThere:
        showPage(Page::General);
        m_general->pointAtAddress(explanation.what);
        break;
    case NextStep::EditConnection:
        showPage(Page::General);
        break;
    default:
        break;
    }
}

void ConnectionDialog::updatePageIcons()
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        QListWidgetItem *item = m_list->item(int(i));
        if (!item)
            continue;
        const bool wrong = m_pages[i]->hasErrors();
        const auto name = static_cast<IconName>(item->data(IconRole).toInt());
        item->setIcon(wrong ? icon(IconName::Error, ColorRole::Err) : icon(name));
        item->setData(Qt::AccessibleDescriptionRole, wrong ? tr("has errors") : QString());
        item->setToolTip(wrong ? tr("Something here has to be mended.") : QString());
    }
}

bool ConnectionDialog::validate()
{
    FormPage *firstWrong = nullptr;
    for (FormPage *page : m_pages) {
        if (!page->validate() && !firstWrong)
            firstWrong = page;
    }
    if (!firstWrong)
        return true;
    m_list->setCurrentRow(
        int(std::find(m_pages.begin(), m_pages.end(), firstWrong) - m_pages.begin()));
    if (QWidget *editor = firstWrong->firstInvalid()) {
        editor->setFocus();
        auto *scroll = static_cast<QScrollArea *>(m_stack->currentWidget());
        scroll->ensureWidgetVisible(editor);
    }
    return false;
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
    updateTestButton();
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/advancedpage.h"

#include "config/profile.h"
#include "style/formfield.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHostAddress>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int longestTimeout = 120; // seconds
constexpr int longestRetry = 3600; // seconds
constexpr int largestQueue = 1'000'000; // messages

int wholeSeconds(milliseconds duration)
{
    return int(std::chrono::duration_cast<seconds>(duration).count());
}

} // namespace

AdvancedPage::AdvancedPage(QWidget *parent)
    : FormPage(tr("Advanced"), parent)
    , m_timeout(new QSpinBox)
    , m_reconnect(new QCheckBox(tr("&Reconnect automatically")))
    , m_firstRetry(new QSpinBox)
    , m_mostRetry(new QSpinBox)
    , m_queue(new QSpinBox)
    , m_noDelay(new QCheckBox(tr("Send small packets at once (TCP no &delay)")))
    , m_bindAddress(new QLineEdit)
    , m_notes(new QPlainTextEdit)
{
    setObjectName(u"advancedPage"_s);
    buildConnecting();
    buildSending();

    QGridLayout *grid = addGroup(tr("Notes"));
    m_notes->setObjectName(u"profileNotes"_s);
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(3 * fontMetrics().lineSpacing() + 4 * Metrics::unit);
    addWide(grid, m_notes);

    for (QSpinBox *spin : {m_timeout, m_firstRetry, m_mostRetry, m_queue})
        connect(spin, &QSpinBox::valueChanged, this, &FormPage::edited);
    for (QCheckBox *check : {m_reconnect, m_noDelay})
        connect(check, &QCheckBox::toggled, this, &FormPage::edited);
    connect(m_bindAddress, &QLineEdit::textEdited, this, &FormPage::edited);
    connect(m_bindAddress, &QLineEdit::editingFinished, this, &AdvancedPage::checkBindAddress);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &FormPage::edited);
    for (QSpinBox *spin : {m_firstRetry, m_mostRetry})
        connect(spin, &QSpinBox::editingFinished, this, &AdvancedPage::checkReconnect);
    connect(m_reconnect, &QCheckBox::toggled, this, [this](bool on) {
        m_firstField->setEnabled(on);
        m_mostField->setEnabled(on);
        checkReconnect();
    });
}

void AdvancedPage::buildConnecting()
{
    QGridLayout *grid = addGroup(tr("Connecting"));
    m_timeout->setObjectName(u"connectTimeout"_s);
    m_timeout->setRange(1, longestTimeout);
    m_timeout->setSuffix(tr(" s"));
    addField(grid, tr("Connect time&out"), m_timeout)->setCompact();

    m_reconnect->setObjectName(u"reconnectEnabled"_s);
    addBelow(grid, m_reconnect);
    m_firstRetry->setObjectName(u"reconnectFirst"_s);
    m_firstRetry->setRange(1, longestRetry);
    m_firstRetry->setSuffix(tr(" s"));
    m_firstField = addField(grid, tr("&First wait"), m_firstRetry);
    m_firstField->setCompact();
    m_mostRetry->setObjectName(u"reconnectMost"_s);
    m_mostRetry->setRange(1, longestRetry);
    m_mostRetry->setSuffix(tr(" s"));
    m_mostField = addField(grid, tr("At &most"), m_mostRetry);
    m_mostField->setCompact();
    m_mostField->setHint(tr("Doubles with each attempt, give or take a fifth."));

    m_noDelay->setObjectName(u"tcpNoDelay"_s);
    addBelow(grid, m_noDelay);
    m_bindAddress->setObjectName(u"bindAddress"_s);
    m_bindAddress->setPlaceholderText(tr("any"));
    setMonospace(m_bindAddress);
    m_bindField = addField(grid, tr("&Bind address"), m_bindAddress);
    m_bindField->setHint(tr("The address of this computer to connect from."));
}

void AdvancedPage::buildSending()
{
    QGridLayout *grid = addGroup(tr("Sending"));
    m_queue->setObjectName(u"offlineQueue"_s);
    m_queue->setRange(0, largestQueue);
    m_queue->setGroupSeparatorShown(true);
    m_queue->setSuffix(tr(" messages"));
    FormField *queue = addField(grid, tr("Offline &queue"), m_queue);
    queue->setCompact();
    queue->setHint(tr("Published while offline; sent when the connection is back."));

    auto *resend = new TextLabel(tr("Only after reconnect, as MQTT demands."));
    resend->setObjectName(u"resendPolicy"_s);
    addField(grid, tr("Resend"), resend);
}

void AdvancedPage::load(const config::Profile &profile)
{
    const client::ConnectOptions &options = profile.options;
    m_timeout->setValue(wholeSeconds(options.connectTimeout));
    m_firstRetry->setValue(wholeSeconds(options.reconnect.first));
    m_mostRetry->setValue(wholeSeconds(options.reconnect.most));
    m_reconnect->setChecked(options.reconnect.enabled);
    m_firstField->setEnabled(options.reconnect.enabled);
    m_mostField->setEnabled(options.reconnect.enabled);
    m_queue->setValue(options.limits.queuedPublishes);
    m_noDelay->setChecked(options.tcpNoDelay);
    m_bindAddress->setText(options.bindAddress);
    m_notes->setPlainText(profile.notes);
}

void AdvancedPage::store(config::Profile &profile) const
{
    client::ConnectOptions &options = profile.options;
    options.connectTimeout = seconds(m_timeout->value());
    options.reconnect.enabled = m_reconnect->isChecked();
    options.reconnect.first = seconds(m_firstRetry->value());
    options.reconnect.most = seconds(m_mostRetry->value());
    options.limits.queuedPublishes = m_queue->value();
    options.tcpNoDelay = m_noDelay->isChecked();
    options.bindAddress = m_bindAddress->text().trimmed();
    profile.notes = m_notes->toPlainText();
}

bool AdvancedPage::validate()
{
    const bool reconnect = checkReconnect();
    const bool bind = checkBindAddress();
    return reconnect && bind;
}

bool AdvancedPage::checkReconnect()
{
    const bool wrong = m_reconnect->isChecked() && m_mostRetry->value() < m_firstRetry->value();
    m_mostField->setError(wrong ? tr("Shorter than the first wait.") : QString());
    return !wrong;
}

bool AdvancedPage::checkBindAddress()
{
    const QString typed = m_bindAddress->text().trimmed();
    QHostAddress address;
    const bool wrong = !typed.isEmpty() && !address.setAddress(typed);
    m_bindField->setError(wrong ? tr("This is no IP address.") : QString());
    return !wrong;
}

} // namespace ui

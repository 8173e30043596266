// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/subscribedialog.h"

#include "connections/filtermatches.h"
#include "mqtt/topic.h"
#include "payload/escape.h"
#include "store/topictree.h"
#include "style/dialogfoot.h"
#include "style/fonts.h"
#include "style/iconlabel.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/qostext.h"
#include "text/topictext.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStringListModel>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int matchDelayMs = 120; // ux.md 2.5
constexpr int largestIdentifier = 268'435'455;

} // namespace

SubscribeDialog::SubscribeDialog(QWidget *parent)
    : QDialog(parent)
    , m_filter(new QLineEdit(this))
    , m_messageIcon(new IconLabel(this))
    , m_message(TextLabel::hint({}, this))
    , m_completions(new QStringListModel(this))
    , m_matchTimer(new QTimer(this))
    , m_qos(new QButtonGroup(this))
    , m_qosNote(TextLabel::hint({}, this))
{
    setObjectName(u"subscribeDialog"_s);
    setWindowTitle(tr("Subscribe"));

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(Metrics::formMargin, 4 * Metrics::unit, Metrics::formMargin,
                             4 * Metrics::unit);
    body->setSpacing(3 * Metrics::unit);
    body->addWidget(buildFilter());
    body->addWidget(buildDelivery());
    body->addWidget(buildOptions());
    body->addStretch(1);
    outer->addLayout(body, 1);
    outer->addWidget(buildButtons());

    m_matchTimer->setSingleShot(true);
    m_matchTimer->setInterval(matchDelayMs);
    connect(m_matchTimer, &QTimer::timeout, this, &SubscribeDialog::showMatches);
    connect(m_filter, &QLineEdit::textChanged, this, &SubscribeDialog::filterEdited);
    connect(m_noLocal, &QCheckBox::toggled, this, &SubscribeDialog::check);

    setMinimumWidth(fontMetrics().horizontalAdvance(u'x') * 100);
    updateVersion();
    filterEdited();
}

QWidget *SubscribeDialog::buildFilter()
{
    auto *block = new QWidget(this);
    auto *grid = new QGridLayout(block);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Metrics::formColumnGap);
    grid->setVerticalSpacing(2 * Metrics::unit);
    auto *label = new TextLabel(tr("Topic &filter"), block);
    label->setBuddy(m_filter);
    m_filter->setObjectName(u"subscribeFilter"_s);
    m_filter->setAccessibleName(tr("Topic filter"));
    m_filter->setMaxLength(int(mqtt::maximumFieldLength) + 1);
    QFont mono;
    mono.setFamilies(monospaceFont(font()).families());
    m_filter->setFont(mono);

    auto *completer = new QCompleter(m_completions, this);
    completer->setCaseSensitivity(Qt::CaseSensitive);
    m_filter->setCompleter(completer);
    connect(m_filter, &QLineEdit::textEdited, this, [this](const QString &typed) {
        m_completions->setStringList(m_topics ? completionsFor(*m_topics, typed) : QStringList());
    });

    m_message->setObjectName(u"subscribeFilterMessage"_s);
    auto *said = new QHBoxLayout;
    said->setSpacing(Metrics::unit + 2);
    said->addWidget(m_messageIcon, 0, Qt::AlignTop);
    said->addWidget(m_message, 1);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_filter, 0, 1);
    grid->addLayout(said, 1, 1);
    return block;
}

QWidget *SubscribeDialog::buildDelivery()
{
    auto *group = new QGroupBox(tr("Delivery"), this);
    auto *column = new QVBoxLayout(group);
    column->setSpacing(0);
    const int indent = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
        + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing);
    for (int qos = 0; qos < 3; ++qos) {
        const auto value = static_cast<mqtt::QoS>(qos);
        auto *radio = new QRadioButton(qosTitle(value), group);
        radio->setObjectName(u"subscribeQos%1"_s.arg(qos));
        radio->setAccessibleDescription(qosExplainer(value));
        m_qos->addButton(radio, qos);
        TextLabel *hint = TextLabel::hint(qosExplainer(value), group);
        hint->setIndent(indent);
        column->addWidget(radio);
        column->addWidget(hint);
        column->addSpacing(Metrics::unit);
    }
    column->addWidget(TextLabel::hint(qosNeverRaised(), group));
    m_qosNote->setObjectName(u"subscribeQosNote"_s);
    column->addWidget(m_qosNote);
    m_qos->button(1)->setChecked(true);
    connect(m_qos, &QButtonGroup::idToggled, this, &SubscribeDialog::updateQosNote);
    // Only what the user chose is kept when the filter changes.
    connect(m_qos, &QButtonGroup::idClicked, this, [this] { m_qosChosen = true; });
    return group;
}

QWidget *SubscribeDialog::buildOptions()
{
    m_options = new QGroupBox(tr("Options (MQTT 5)"), this);
    auto *column = new QVBoxLayout(m_options);
    column->setSpacing(2 * Metrics::unit);
    m_optionsNote = TextLabel::hint(tr("MQTT 5 only"), m_options);
    m_optionsNote->setObjectName(u"subscribeOptionsNote"_s);
    column->addWidget(m_optionsNote);

    m_retainAsPublished = new QCheckBox(
        tr("&Keep the retain flag as published — shows which live messages are retained"),
        m_options);
    m_retainAsPublished->setObjectName(u"subscribeRetainAsPublished"_s);
    m_retainAsPublished->setChecked(true);
    column->addWidget(m_retainAsPublished);

    m_noLocal = new QCheckBox(tr("Do not send my own messages back to me (No &Local)"), m_options);
    m_noLocal->setObjectName(u"subscribeNoLocal"_s);
    column->addWidget(m_noLocal);
    m_noLocalNote = TextLabel::hint(tr("Not possible with a shared subscription."), m_options);
    m_noLocalNote->setObjectName(u"subscribeNoLocalNote"_s);
    column->addWidget(m_noLocalNote);

    m_retainHandling = new QComboBox(m_options);
    m_retainHandling->setObjectName(u"subscribeRetainHandling"_s);
    m_retainHandling->addItem(tr("Send all"), int(mqtt::RetainHandling::SendAlways));
    m_retainHandling->addItem(tr("Only if this subscription is new"),
                              int(mqtt::RetainHandling::SendIfNew));
    m_retainHandling->addItem(tr("Send none"), int(mqtt::RetainHandling::DoNotSend));
    auto *handlingLabel
        = new TextLabel(tr("&Retained messages now"), TextKind::Body, ColorRole::Text, m_options);
    handlingLabel->setBuddy(m_retainHandling);
    auto *handling = new QHBoxLayout;
    handling->setSpacing(2 * Metrics::unit);
    handling->addWidget(handlingLabel);
    handling->addWidget(m_retainHandling);
    handling->addStretch(1);
    column->addLayout(handling);

    m_more = new QToolButton(m_options);
    m_more->setObjectName(u"subscribeMore"_s);
    m_more->setText(tr("&More"));
    m_more->setCheckable(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setIcon(icon(IconName::Right));
    column->addWidget(m_more);

    m_morePanel = new QWidget(m_options);
    auto *more = new QHBoxLayout(m_morePanel);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(2 * Metrics::unit);
    m_identifier = new QSpinBox(m_morePanel);
    m_identifier->setObjectName(u"subscribeIdentifier"_s);
    m_identifier->setRange(0, largestIdentifier);
    m_identifier->setSpecialValueText(tr("automatic"));
    m_identifier->setGroupSeparatorShown(true);
    auto *identifierLabel = new TextLabel(tr("Subscription &identifier"), TextKind::Body,
                                          ColorRole::Muted, m_morePanel);
    identifierLabel->setBuddy(m_identifier);
    more->addWidget(identifierLabel);
    more->addWidget(m_identifier);
    more->addStretch(1);
    m_morePanel->hide();
    column->addWidget(m_morePanel);
    connect(m_more, &QToolButton::toggled, this, [this](bool open) {
        m_more->setIcon(icon(open ? IconName::Down : IconName::Right));
        m_morePanel->setVisible(open);
    });
    return m_options;
}

QWidget *SubscribeDialog::buildButtons()
{
    auto *foot = new DialogFoot(this);
    m_remember = new QCheckBox(tr("Remember in this &connection"), foot);
    m_remember->setObjectName(u"subscribeRemember"_s);
    foot->addWidget(m_remember);
    foot->addStretch();
    QPushButton *cancel = foot->addButton(tr("Cancel"), u"subscribeCancel"_s);
    m_subscribe = foot->addPrimary(tr("&Subscribe"), u"subscribeButton"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_subscribe, &QPushButton::clicked, this, &QDialog::accept);
    return foot;
}

void SubscribeDialog::setBroker(const client::BrokerInfo &broker)
{
    m_maximumQos = broker.maximumQoS;
    m_identifiersAvailable = broker.subscriptionIdentifiersAvailable;
    m_sharedAvailable = broker.sharedSubscriptionAvailable;
    m_wildcardAvailable = broker.wildcardSubscriptionAvailable;
    setVersion(broker.version);
}

void SubscribeDialog::setVersion(mqtt::ProtocolVersion version)
{
    m_version = version;
    updateVersion();
    check();
}

void SubscribeDialog::setTopics(const store::TopicTree *topics)
{
    m_topics = topics;
    showMatches();
}

void SubscribeDialog::setFilter(const QString &filter)
{
    m_filter->setText(filter);
    m_filter->selectAll();
    showMatches();
}

void SubscribeDialog::setSubscription(const mqtt::Subscription &subscription,
                                      std::optional<quint32> subscriptionIdentifier)
{
    setWindowTitle(tr("Change subscription"));
    m_subscribe->setText(tr("&Change"));
    m_qosChosen = true;
    m_qos->button(qMin(int(subscription.qos), 2))->setChecked(true);
    m_retainAsPublished->setChecked(subscription.retainAsPublished);
    m_noLocal->setChecked(subscription.noLocal);
    m_retainHandling->setCurrentIndex(
        qMax(0, m_retainHandling->findData(int(subscription.retainHandling))));
    m_identifier->setValue(int(subscriptionIdentifier.value_or(0)));
    m_more->setChecked(subscriptionIdentifier.has_value());
    setFilter(QString::fromUtf8(subscription.topicFilter));
}

void SubscribeDialog::setCanRemember(bool can)
{
    m_remember->setVisible(can);
}

mqtt::QoS SubscribeDialog::chosenQos() const
{
    return static_cast<mqtt::QoS>(qMax(0, m_qos->checkedId()));
}

mqtt::Subscription SubscribeDialog::subscription() const
{
    mqtt::Subscription wanted;
    wanted.topicFilter = m_filter->text().toUtf8();
    wanted.qos = chosenQos();
    if (m_version == mqtt::ProtocolVersion::Mqtt5) {
        wanted.noLocal = m_noLocal->isEnabled() && m_noLocal->isChecked();
        wanted.retainAsPublished = m_retainAsPublished->isChecked();
        wanted.retainHandling
            = static_cast<mqtt::RetainHandling>(m_retainHandling->currentData().toInt());
    }
    return wanted;
}

std::optional<quint32> SubscribeDialog::subscriptionIdentifier() const
{
    if (m_version != mqtt::ProtocolVersion::Mqtt5 || !m_identifiersAvailable
        || m_identifier->value() == 0)
        return std::nullopt;
    return quint32(m_identifier->value());
}

bool SubscribeDialog::remember() const
{
    return m_remember->isVisibleTo(this) && m_remember->isChecked();
}

bool SubscribeDialog::isAcceptable() const
{
    return m_valid;
}

void SubscribeDialog::accept()
{
    check();
    if (!m_valid) {
        m_filter->setFocus();
        return;
    }
    QDialog::accept();
    emit subscribeRequested(subscription(), subscriptionIdentifier(), remember());
}

void SubscribeDialog::filterEdited()
{
    if (!m_qosChosen)
        m_qos->button(m_filter->text() == u"#"_s ? 0 : 1)->setChecked(true);
    check();
    m_matchTimer->start();
}

void SubscribeDialog::check()
{
    const QByteArray text = m_filter->text().toUtf8();
    const bool v5 = m_version == mqtt::ProtocolVersion::Mqtt5;
    const auto error = v5 ? mqtt::TopicFilter::check(text) : mqtt::TopicFilter::checkPlain(text);
    const bool shared = v5 && text.startsWith("$share/");
    m_noLocal->setEnabled(v5 && !shared);
    m_noLocalNote->setVisible(shared);

    m_valid = !error;
    m_subscribe->setEnabled(m_valid);
    if (text.isEmpty()) {
        showFilterMessage(true, tr("For example home/+/temperature, or # for everything."));
        m_messageIcon->setIcon(IconName::Info, ColorRole::Muted);
        return;
    }
    if (error) {
        showFilterMessage(false, topicErrorText(*error, text));
        return;
    }
    showMatches();
}

void SubscribeDialog::showMatches()
{
    if (!m_valid || m_filter->text().isEmpty())
        return;
    QString said = tr("Valid.");
    const auto filter = mqtt::TopicFilter::fromBytes(m_filter->text().toUtf8());
    if (m_version == mqtt::ProtocolVersion::Mqtt5 && filter && filter->isShared()
        && !m_sharedAvailable) {
        said += u' ' + tr("This broker has no shared subscriptions: it will refuse.");
    } else if (filter && filter->hasWildcards() && !m_wildcardAvailable) {
        said += u' ' + tr("This broker has no wildcards: it will refuse.");
    } else if (m_topics && filter) {
        const FilterMatches matches = findMatches(*m_topics, *filter);
        const QString example = payload::visibleText(QString::fromUtf8(matches.example.left(256)));
        if (!matches.complete)
            said
                += u' ' + tr("Matches more than %n topic(s) seen so far.", nullptr, matches.topics);
        else if (matches.topics == 0)
            said += u' ' + tr("Matches no topic seen so far.");
        else
            said += u' '
                + tr("Matches %n topic(s) seen so far, for example %1.", nullptr, matches.topics)
                      .arg(example);
    }
    showFilterMessage(true, said);
}

void SubscribeDialog::showFilterMessage(bool valid, const QString &text)
{
    m_messageIcon->setIcon(valid ? IconName::Ok : IconName::Error,
                           valid ? ColorRole::Ok : ColorRole::Err);
    m_message->setInk(valid ? ColorRole::Muted : ColorRole::Err);
    m_message->setText(text);
    m_filter->setProperty("error", !valid);
    m_filter->update();
    m_filter->setAccessibleDescription(text);
}

void SubscribeDialog::updateVersion()
{
    const bool v5 = m_version == mqtt::ProtocolVersion::Mqtt5;
    m_optionsNote->setVisible(!v5);
    m_retainAsPublished->setEnabled(v5);
    m_retainHandling->setEnabled(v5);
    m_more->setEnabled(v5 && m_identifiersAvailable);
    m_identifier->setEnabled(v5 && m_identifiersAvailable);
    m_more->setToolTip(m_identifiersAvailable ? QString()
                                              : tr("This broker has no subscription identifiers."));
    updateQosNote();
}

void SubscribeDialog::updateQosNote()
{
    for (QAbstractButton *button : m_qos->buttons()) {
        QFont shown;
        shown.setBold(button->isChecked());
        button->setFont(shown);
    }
    const bool lowered = chosenQos() > m_maximumQos;
    m_qosNote->setText(tr("This broker will lower it to QoS %1.").arg(int(m_maximumQos)));
    m_qosNote->setInk(ColorRole::Warn);
    m_qosNote->setVisible(lowered);
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/sessionwillpage.h"

#include "config/profile.h"
#include "connections/messagepropertiesform.h"
#include "connections/payloadinput.h"
#include "connections/willpreviewframe.h"
#include "mqtt/topic.h"
#include "style/formfield.h"
#include "style/metrics.h"
#include "style/segmentedcontrol.h"
#include "style/textlabel.h"
#include "text/qostext.h"
#include "text/topictext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

enum Start { CleanStart, Resume };
enum Expiry { WhenDisconnected, AfterSeconds, Never };

constexpr quint32 neverExpires = 0xFFFFFFFF;
constexpr int proposedExpiry = 3600; // seconds
constexpr int largestSeconds = std::numeric_limits<int>::max();

int spinValue(quint32 seconds)
{
    return int(qMin(seconds, quint32(largestSeconds)));
}

} // namespace

SessionWillPage::SessionWillPage(QWidget *parent)
    : FormPage(tr("Session and will"), parent)
    , m_keepAlive(new QSpinBox)
    , m_keepAliveHint(TextLabel::hint({}))
    , m_start(new QComboBox)
    , m_expiry(new QComboBox)
    , m_expirySeconds(new QSpinBox)
    , m_will(new QCheckBox(tr("Publish a last &will if this client disappears")))
    , m_topic(new QLineEdit)
    , m_payload(new PayloadInput)
    , m_qos(new SegmentedControl)
    , m_retain(new QCheckBox(tr("&Retain")))
    , m_delayLabel(new TextLabel(tr("&Delay"), TextKind::Body, ColorRole::Muted))
    , m_delay(new QSpinBox)
    , m_birth(new QCheckBox(tr("A&lso publish there after connecting")))
    , m_birthPayload(new PayloadInput)
    , m_more(new QPushButton)
    , m_properties(new MessagePropertiesForm(u"will"_s))
    , m_preview(new WillPreviewFrame(this))
{
    setObjectName(u"sessionWillPage"_s);
    buildSession();
    buildWill();
    m_birthOffer = m_preview->addAction(tr("Also publish “online” there after connecting"));
    m_birthOffer->setObjectName(u"birthOffer"_s);
    column()->addWidget(m_preview);
    connectFields();
}

void SessionWillPage::buildSession()
{
    QGridLayout *grid = addGroup(tr("Session"));
    m_keepAlive->setObjectName(u"keepAlive"_s);
    m_keepAlive->setRange(0, 65535);
    m_keepAlive->setSuffix(tr(" s"));
    m_keepAlive->setSpecialValueText(tr("off"));
    m_keepAliveField = addField(grid, tr("&Keep alive"), m_keepAlive);
    m_keepAliveHint->setObjectName(u"keepAliveHint"_s);
    m_keepAliveField->setCompact();
    m_keepAliveField->addBeside(m_keepAliveHint, 1);

    m_start->setObjectName(u"sessionStart"_s);
    m_start->addItem(tr("Clean start"), CleanStart);
    m_start->addItem(tr("Resume the earlier session"), Resume);
    addField(grid, tr("St&art"), m_start)->setCompact();

    m_expiry->setObjectName(u"sessionExpiry"_s);
    m_expiry->addItem(tr("When disconnected"), WhenDisconnected);
    m_expiry->addItem(tr("After"), AfterSeconds);
    m_expiry->addItem(tr("Never"), Never);
    m_expirySeconds->setObjectName(u"sessionExpirySeconds"_s);
    m_expirySeconds->setAccessibleName(tr("Session expiry in seconds"));
    m_expirySeconds->setRange(1, largestSeconds);
    m_expirySeconds->setValue(proposedExpiry);
    m_expirySeconds->setSuffix(tr(" s"));
    m_expiryField = addField(grid, tr("Session e&xpiry"), m_expiry);
    m_expiryField->setCompact();
    m_expiryField->addBeside(m_expirySeconds);
}

void SessionWillPage::buildWill()
{
    QGridLayout *grid = addGroup(tr("Last will"));
    m_will->setObjectName(u"willEnabled"_s);
    addWide(grid, m_will);

    m_topic->setObjectName(u"willTopic"_s);
    m_topic->setMaxLength(int(mqtt::maximumFieldLength) + 1);
    setMonospace(m_topic);
    m_topicField = addField(grid, tr("To&pic"), m_topic);

    m_payload->setObjectName(u"willPayload"_s);
    m_payload->editor()->setObjectName(u"willPayloadEdit"_s);
    m_payloadField = addField(grid, tr("Pa&yload"), m_payload);

    m_qos->setObjectName(u"willQos"_s);
    for (int qos = 0; qos < 3; ++qos) {
        const auto value = static_cast<mqtt::QoS>(qos);
        m_qos->addSegment(QString::number(qos), u"willQos%1"_s.arg(qos), qosTitle(value));
    }
    m_qosField = addField(grid, tr("QoS"), m_qos);
    m_retain->setObjectName(u"willRetain"_s);
    m_qosField->setCompact();
    m_qosField->addBeside(m_retain);
    m_delay->setObjectName(u"willDelay"_s);
    m_delay->setAccessibleName(tr("Delay"));
    m_delay->setRange(0, largestSeconds);
    m_delay->setSuffix(tr(" s"));
    m_delayLabel->setBuddy(m_delay);
    m_qosField->addBeside(m_delayLabel);
    m_qosField->addBeside(m_delay);

    m_birth->setObjectName(u"birthEnabled"_s);
    addBelow(grid, m_birth);
    m_birthPayload->setObjectName(u"birthPayload"_s);
    m_birthPayload->editor()->setObjectName(u"birthPayloadEdit"_s);
    m_birthField = addField(grid, tr("&Birth message"), m_birthPayload);
    m_birthField->setHint(tr("Sent with the will's QoS and retain each time we have connected."));

    m_more->setObjectName(u"moreWillProperties"_s);
    m_more->setCheckable(true);
    m_more->setAutoDefault(false);
    auto *more = new QWidget;
    auto *row = new QHBoxLayout(more);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_more);
    row->addStretch(1);
    addBelow(grid, more);
    m_properties->setObjectName(u"willProperties"_s);
    m_properties->hide();
    addWide(grid, m_properties);
}

void SessionWillPage::connectFields()
{
    connect(m_keepAlive, &QSpinBox::valueChanged, this, &SessionWillPage::updateKeepAlive);
    connect(m_start, &QComboBox::currentIndexChanged, this, [this] {
        updateSession();
        emit cleanStartChanged(m_start->currentData().toInt() == CleanStart);
    });
    connect(m_expiry, &QComboBox::currentIndexChanged, this, &SessionWillPage::updateSession);
    connect(m_will, &QCheckBox::toggled, this, &SessionWillPage::updateWill);
    connect(m_birth, &QCheckBox::toggled, this, [this](bool on) {
        if (on && m_birthPayload->bytes().isEmpty())
            m_birthPayload->setBytes("online");
        updateWill();
    });
    connect(m_birthOffer, &QPushButton::clicked, m_birth, [this] { m_birth->setChecked(true); });
    connect(m_topic, &QLineEdit::textEdited, this, [this] { m_topicField->setError({}); });
    connect(m_topic, &QLineEdit::editingFinished, this, &SessionWillPage::checkTopic);
    connect(m_payload, &PayloadInput::edited, this, &SessionWillPage::checkPayloads);
    connect(m_birthPayload, &PayloadInput::edited, this, &SessionWillPage::checkPayloads);
    connect(m_more, &QPushButton::toggled, m_properties, &QWidget::setVisible);
    connect(m_properties, &MessagePropertiesForm::edited, this, &SessionWillPage::updateMore);

    connect(m_topic, &QLineEdit::textChanged, this, &SessionWillPage::updatePreview);
    connect(m_payload, &PayloadInput::edited, this, &SessionWillPage::updatePreview);
    connect(m_qos, &SegmentedControl::currentChanged, this, &SessionWillPage::updatePreview);
    connect(m_retain, &QCheckBox::toggled, this, &SessionWillPage::updatePreview);
    connect(m_delay, &QSpinBox::valueChanged, this, &SessionWillPage::updatePreview);
    connect(m_expirySeconds, &QSpinBox::valueChanged, this, &SessionWillPage::updatePreview);

    for (QSpinBox *spin : {m_keepAlive, m_expirySeconds, m_delay})
        connect(spin, &QSpinBox::valueChanged, this, &FormPage::edited);
    for (QComboBox *combo : {m_start, m_expiry})
        connect(combo, &QComboBox::currentIndexChanged, this, &FormPage::edited);
    for (QCheckBox *check : {m_will, m_retain, m_birth})
        connect(check, &QCheckBox::toggled, this, &FormPage::edited);
    for (PayloadInput *input : {m_payload, m_birthPayload})
        connect(input, &PayloadInput::edited, this, &FormPage::edited);
    connect(m_topic, &QLineEdit::textEdited, this, &FormPage::edited);
    connect(m_qos, &SegmentedControl::currentChanged, this, &FormPage::edited);
    connect(m_properties, &MessagePropertiesForm::edited, this, &FormPage::edited);
}

void SessionWillPage::load(const config::Profile &profile)
{
    const client::ConnectOptions &options = profile.options;
    m_keepAlive->setValue(options.keepAliveSeconds);
    m_start->setCurrentIndex(m_start->findData(options.cleanStart ? CleanStart : Resume));
    const quint32 seconds = options.sessionExpirySeconds;
    const Expiry expiry = seconds == 0 ? WhenDisconnected
        : seconds == neverExpires      ? Never
                                       : AfterSeconds;
    m_expiry->setCurrentIndex(m_expiry->findData(expiry));
    if (expiry == AfterSeconds)
        m_expirySeconds->setValue(spinValue(seconds));

    mqtt::Will fresh;
    fresh.qos = mqtt::QoS::AtLeastOnce;
    const mqtt::Will will = options.will.value_or(fresh);
    m_topic->setText(QString::fromUtf8(will.topic));
    m_payload->setBytes(will.payload);
    m_qos->setCurrentIndex(int(will.qos));
    m_retain->setChecked(will.retain);
    m_delay->setValue(spinValue(will.properties.willDelayInterval.value_or(0)));
    m_properties->setProperties(will.properties);
    m_birthPayload->setBytes(options.birthPayload.value_or(QByteArray()));
    m_birth->setChecked(options.birthPayload.has_value());
    m_will->setChecked(options.will.has_value());
    m_topicField->setError({});
    updateKeepAlive();
    updateSession();
    updateWill();
    updateMore();
}

void SessionWillPage::store(config::Profile &profile) const
{
    client::ConnectOptions &options = profile.options;
    options.keepAliveSeconds = quint16(m_keepAlive->value());
    options.cleanStart = m_start->currentData().toInt() == CleanStart;
    options.sessionExpirySeconds = sessionExpiry();
    options.will.reset();
    options.birthPayload.reset();
    if (!m_will->isChecked())
        return;
    mqtt::Will will;
    will.topic = m_topic->text().toUtf8();
    will.payload = m_payload->bytes();
    will.qos = static_cast<mqtt::QoS>(m_qos->currentIndex());
    will.retain = m_retain->isChecked();
    m_properties->store(will.properties);
    if (m_delay->value() > 0)
        will.properties.willDelayInterval = quint32(m_delay->value());
    options.will = will;
    if (m_birth->isChecked())
        options.birthPayload = m_birthPayload->bytes();
}

bool SessionWillPage::validate()
{
    const bool topic = checkTopic();
    const bool payloads = checkPayloads();
    const bool properties = !m_will->isChecked() || !isMqtt5() || m_properties->validate();
    if (!properties)
        m_more->setChecked(true);
    return topic && payloads && properties;
}

void SessionWillPage::setVersion(client::VersionChoice version)
{
    FormPage::setVersion(version);
    updateSession();
    updateWill();
}

void SessionWillPage::setLimits(const std::optional<WillLimits> &limits)
{
    m_limits = limits;
    updatePreview();
}

void SessionWillPage::updateKeepAlive()
{
    const int seconds = m_keepAlive->value();
    m_keepAliveField->setWarning(seconds == 0 ? tr("Off: a broken line may go unnoticed for hours.")
                                              : QString());
    // The broker waits one and a half times as long [MQTT-3.1.2-22].
    m_keepAliveHint->setText(seconds == 0 ? QString()
                                          : tr("The broker drops us after %1 s of silence.")
                                                .arg(QLocale().toString(seconds * 3 / 2)));
}

void SessionWillPage::updateSession()
{
    m_expiryField->setUnavailable(isMqtt5() ? QString() : tr("MQTT 5 only"));
    m_expirySeconds->setVisible(m_expiry->currentData().toInt() == AfterSeconds);
    const bool resume = m_start->currentData().toInt() == Resume;
    const bool kept = !isMqtt5() || sessionExpiry() > 0;
    m_expiryField->setWarning(
        resume && !kept ? tr("The broker keeps no session to resume when it ends with the "
                             "connection.")
                        : QString());
    updatePreview();
}

void SessionWillPage::updateWill()
{
    const bool on = m_will->isChecked();
    for (FormField *field : {m_topicField, m_payloadField, m_qosField})
        field->setEnabled(on);
    const QString only5 = tr("MQTT 5 only");
    m_delay->setEnabled(isMqtt5());
    m_delayLabel->setEnabled(isMqtt5());
    m_delay->setToolTip(isMqtt5() ? QString() : only5);
    m_more->setEnabled(on && isMqtt5());
    m_properties->setEnabled(on && isMqtt5());
    m_birth->setEnabled(on);
    m_birthField->setShown(on && m_birth->isChecked());
    if (!on) {
        m_topicField->setError({});
        m_payloadField->setError({});
        m_birthField->setError({});
    }
    m_preview->setVisible(on);
    updateMore();
    updatePreview();
}

void SessionWillPage::updateMore()
{
    const int count = m_properties->count();
    QString text = count == 0 ? tr("&More will properties…")
                              : tr("&More will properties: %1").arg(QLocale().toString(count));
    if (!isMqtt5())
        text += u" · "_s + tr("MQTT 5 only");
    m_more->setText(text);
}

WillSettings SessionWillPage::settings() const
{
    WillSettings will;
    will.version = isMqtt5() ? mqtt::ProtocolVersion::Mqtt5 : mqtt::ProtocolVersion::Mqtt311;
    will.qos = static_cast<mqtt::QoS>(qMax(0, m_qos->currentIndex()));
    will.retain = m_retain->isChecked();
    will.payloadEmpty = m_payload->bytes().isEmpty();
    will.delaySeconds = quint32(m_delay->value());
    will.sessionExpirySeconds = sessionExpiry();
    will.cleanStart = m_start->currentData().toInt() == CleanStart;
    will.limits = m_limits;
    return will;
}

void SessionWillPage::updatePreview()
{
    m_preview->setWill(settings(), m_topic->text(), m_payload->bytes());
    const auto qos = static_cast<mqtt::QoS>(qMax(0, m_qos->currentIndex()));
    const QString delay = isMqtt5() ? QString() : QString(u" "_s + tr("Delay: MQTT 5 only."));
    m_qosField->setHint(QString(qosExplainer(qos) + delay));
    m_birthOffer->setVisible(m_retain->isChecked() && !m_birth->isChecked()
                             && !m_payload->bytes().isEmpty());
}

bool SessionWillPage::checkTopic()
{
    if (!m_will->isChecked())
        return true;
    const QByteArray topic = m_topic->text().toUtf8();
    const auto error = mqtt::TopicName::check(topic);
    m_topicField->setError(error ? topicErrorText(*error, topic) : QString());
    return !error;
}

bool SessionWillPage::checkPayloads()
{
    if (!m_will->isChecked())
        return true;
    QString payload = m_payload->error();
    if (payload.isEmpty() && m_payload->bytes().size() > mqtt::maximumFieldLength)
        payload = tr("A will holds at most 65 535 bytes.");
    m_payloadField->setError(payload);
    const QString birth = m_birth->isChecked() ? m_birthPayload->error() : QString();
    m_birthField->setError(birth);
    return payload.isEmpty() && birth.isEmpty();
}

quint32 SessionWillPage::sessionExpiry() const
{
    switch (m_expiry->currentData().toInt()) {
    case AfterSeconds:
        return quint32(m_expirySeconds->value());
    case Never:
        return neverExpires;
    default:
        return 0;
    }
}

} // namespace ui

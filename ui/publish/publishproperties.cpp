// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publishproperties.h"

#include "connections/userpropertytable.h"
#include "mqtt/topic.h"
#include "payload/hexinput.h"
#include "style/formfield.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/payloadtext.h"
#include "text/topictext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace ui {

PublishProperties::PublishProperties(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_isText(new QCheckBox(tr("Payload is text (UTF-8)"), this))
    , m_contentType(new QLineEdit(this))
    , m_expiry(new QSpinBox(this))
    , m_responseTopic(new QLineEdit(this))
    , m_responseField(new FormField(m_responseTopic, this))
    , m_correlation(new QLineEdit(this))
    , m_correlationFormat(new QComboBox(this))
    , m_correlationField(new FormField(m_correlation, this))
    , m_user(new UserPropertyTable(this))
{
    setObjectName(u"publishPropertiesPopover"_s);
    setFrameShape(QFrame::StyledPanel);
    m_contentType->setObjectName(u"publishContentType"_s);
    m_contentType->setMaxLength(65535);
    m_contentType->setPlaceholderText(u"application/json"_s);
    m_expiry->setObjectName(u"publishExpiry"_s);
    m_expiry->setRange(0, std::numeric_limits<int>::max());
    m_expiry->setSpecialValueText(tr("never"));
    m_expiry->setSuffix(tr(" s"));
    m_responseTopic->setObjectName(u"publishResponseTopic"_s);
    m_correlation->setObjectName(u"publishCorrelation"_s);
    m_correlationFormat->addItems({tr("Text"), tr("Hex")});
    m_correlationFormat->setAccessibleName(tr("Format of the correlation data"));
    m_correlationField->addBeside(m_correlationFormat);
    m_isText->setObjectName(u"publishIsText"_s);

    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignRight);
    form->setHorizontalSpacing(Metrics::formColumnGap);
    form->setVerticalSpacing(Metrics::formRowGap);
    form->addRow(QString(), m_isText);
    form->addRow(tr("Content type"), m_contentType);
    form->addRow(tr("Expires after"), m_expiry);
    form->addRow(tr("Response topic"), m_responseField);
    form->addRow(tr("Correlation data"), m_correlationField);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::cardPadding, Metrics::cardPadding, Metrics::cardPadding,
                               Metrics::cardPadding);
    layout->addWidget(new TextLabel(tr("MQTT 5 properties"), TextKind::Title, ColorRole::Text));
    layout->addLayout(form);
    layout->addWidget(new TextLabel(tr("User properties"), TextKind::Bold, ColorRole::Text));
    layout->addWidget(m_user);
    const int character = fontMetrics().averageCharWidth();
    setMinimumWidth(character * 68);
    m_user->setMinimumHeight(Metrics::of(this).row * 6);

    const auto changed = [this] {
        check();
        emit edited();
    };
    connect(m_isText, &QCheckBox::toggled, this, changed);
    connect(m_contentType, &QLineEdit::textChanged, this, changed);
    connect(m_expiry, &QSpinBox::valueChanged, this, changed);
    connect(m_responseTopic, &QLineEdit::textChanged, this, changed);
    connect(m_correlation, &QLineEdit::textChanged, this, changed);
    connect(m_correlationFormat, &QComboBox::currentIndexChanged, this, changed);
    connect(m_user, &UserPropertyTable::edited, this, changed);
}

void PublishProperties::setProperties(const mqtt::Properties &properties)
{
    {
        const QSignalBlocker quiet(this);
        m_isText->setChecked(properties.payloadFormat == mqtt::PayloadFormat::Utf8);
        m_contentType->setText(QString::fromUtf8(properties.contentType.value_or(QByteArray())));
        m_expiry->setValue(int(qMin<quint32>(properties.messageExpiryInterval.value_or(0),
                                             quint32(std::numeric_limits<int>::max()))));
        m_responseTopic->setText(
            QString::fromUtf8(properties.responseTopic.value_or(QByteArray())));
        const QByteArray correlation = properties.correlationData.value_or(QByteArray());
        const bool text = QByteArrayView(correlation).isValidUtf8();
        m_correlationFormat->setCurrentIndex(text ? 0 : 1);
        m_correlation->setText(text ? QString::fromUtf8(correlation)
                                    : payload::hexText(correlation));
        m_user->setProperties(properties.userProperties);
    }
    check();
    emit edited();
}

mqtt::Properties PublishProperties::properties() const
{
    mqtt::Properties result;
    if (m_isText->isChecked())
        result.payloadFormat = mqtt::PayloadFormat::Utf8;
    if (!m_contentType->text().isEmpty())
        result.contentType = m_contentType->text().toUtf8();
    if (m_expiry->value() > 0)
        result.messageExpiryInterval = quint32(m_expiry->value());
    if (!m_responseTopic->text().isEmpty())
        result.responseTopic = m_responseTopic->text().toUtf8();
    if (!m_correlation->text().isEmpty())
        result.correlationData = m_correlationFormat->currentIndex() == 1
            ? payload::parseHex(m_correlation->text()).bytes
            : m_correlation->text().toUtf8();
    result.userProperties = m_user->properties();
    return result;
}

bool PublishProperties::isValid() const
{
    return !m_responseField->hasError() && !m_correlationField->hasError();
}

int PublishProperties::count(const mqtt::Properties &properties)
{
    return int(properties.payloadFormat.has_value()) + int(properties.contentType.has_value())
        + int(properties.messageExpiryInterval.has_value())
        + int(properties.responseTopic.has_value()) + int(properties.correlationData.has_value())
        + int(properties.userProperties.size());
}

void PublishProperties::check()
{
    const QByteArray topic = m_responseTopic->text().toUtf8();
    const auto topicError = topic.isEmpty() ? std::nullopt : mqtt::TopicName::check(topic);
    m_responseField->setError(topicError ? topicErrorText(*topicError, topic) : QString());
    QString correlationError;
    if (m_correlationFormat->currentIndex() == 1) {
        const payload::BytesInput input = payload::parseHex(m_correlation->text());
        if (input.error)
            correlationError = inputErrorText(u"hex"_s, *input.error, m_correlation->text());
    }
    m_correlationField->setError(correlationError);
}

} // namespace ui

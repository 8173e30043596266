// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/messagepropertiesform.h"

#include "connections/lineinput.h"
#include "connections/userpropertytable.h"
#include "mqtt/topic.h"
#include "payload/hexinput.h"
#include "style/formfield.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/formats.h"
#include "text/payloadtext.h"
#include "text/topictext.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLineEdit>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

enum PayloadIs { Unstated, Bytes, Text };
enum CorrelationAs { AsText, AsHex };

constexpr qsizetype LongestField = 65535; // bytes: a two byte length (MQTT 5.0 1.5.4, 1.5.6)

} // namespace

MessagePropertiesForm::MessagePropertiesForm(const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_payloadFormat(new QComboBox)
    , m_expiry(new QDoubleSpinBox)
    , m_contentType(new QLineEdit)
    , m_responseTopic(new QLineEdit)
    , m_correlation(new QLineEdit)
    , m_correlationFormat(new QComboBox)
    , m_userProperties(new UserPropertyTable)
{
    m_payloadFormat->setObjectName(prefix + u"PayloadFormat"_s);
    m_payloadFormat->addItem(tr("not stated"), Unstated);
    m_payloadFormat->addItem(tr("bytes"), Bytes);
    m_payloadFormat->addItem(tr("UTF-8 text"), Text);
    m_expiry->setObjectName(prefix + u"MessageExpiry"_s);
    m_expiry->setDecimals(0);
    m_expiry->setRange(-1, std::numeric_limits<quint32>::max());
    m_expiry->setSpecialValueText(tr("never"));
    m_expiry->setSuffix(tr(" s"));
    m_contentType->setObjectName(prefix + u"ContentType"_s);
    m_contentType->setPlaceholderText(u"application/json"_s);
    m_responseTopic->setObjectName(prefix + u"ResponseTopic"_s);
    m_correlation->setObjectName(prefix + u"CorrelationData"_s);
    // QLineEdit would silently cut at 32,767 characters. What is too long is said instead.
    for (QLineEdit *edit : {m_contentType, m_responseTopic, m_correlation})
        edit->setMaxLength(std::numeric_limits<int>::max());
    m_correlationFormat->setObjectName(prefix + u"CorrelationFormat"_s);
    m_correlationFormat->setAccessibleName(tr("Format of the correlation data"));
    m_correlationFormat->addItem(tr("Text"), AsText);
    m_correlationFormat->addItem(tr("Hex"), AsHex);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Metrics::formColumnGap);
    grid->setVerticalSpacing(Metrics::formRowGap);
    grid->setColumnStretch(1, 1);
    addRow(tr("Payload is"), m_payloadFormat)->setCompact();
    addRow(tr("Expires after"), m_expiry)->setCompact();
    m_contentField = addRow(tr("Content type"), m_contentType);
    m_responseField = addRow(tr("Response topic"), m_responseTopic);
    m_correlationField = addRow(tr("Correlation data"), m_correlation);
    m_correlationField->addBeside(m_correlationFormat);
    addRow(tr("User properties"), m_userProperties);

    for (QComboBox *combo : {m_payloadFormat, m_correlationFormat})
        connect(combo, &QComboBox::currentIndexChanged, this, &MessagePropertiesForm::edited);
    connect(m_correlationFormat, &QComboBox::currentIndexChanged, this,
            &MessagePropertiesForm::validate);
    connect(m_expiry, &QDoubleSpinBox::valueChanged, this, &MessagePropertiesForm::edited);
    for (QLineEdit *edit : {m_contentType, m_responseTopic, m_correlation}) {
        connect(edit, &QLineEdit::textChanged, this, &MessagePropertiesForm::edited);
        connect(edit, &QLineEdit::editingFinished, this, &MessagePropertiesForm::validate);
    }
    connect(m_userProperties, &UserPropertyTable::edited, this, &MessagePropertiesForm::edited);
}

FormField *MessagePropertiesForm::addRow(const QString &label, QWidget *editor)
{
    auto *text = new TextLabel(label, this);
    text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    text->setMinimumHeight(Metrics::of(this).control);
    text->setBuddy(editor);
    editor->setAccessibleName(QString(label).remove(u'&'));
    auto *field = new FormField(editor, this);
    auto *grid = static_cast<QGridLayout *>(layout());
    const int row = grid->rowCount();
    grid->addWidget(text, row, 0, Qt::AlignTop);
    grid->addWidget(field, row, 1);
    return field;
}

void MessagePropertiesForm::setProperties(const mqtt::Properties &properties)
{
    const PayloadIs is = !properties.payloadFormat               ? Unstated
        : *properties.payloadFormat == mqtt::PayloadFormat::Utf8 ? Text
                                                                 : Bytes;
    m_payloadFormat->setCurrentIndex(m_payloadFormat->findData(is));
    m_expiry->setValue(properties.messageExpiryInterval ? double(*properties.messageExpiryInterval)
                                                        : -1.0);
    m_contentType->setText(QString::fromUtf8(properties.contentType.value_or(QByteArray())));
    m_responseTopic->setText(QString::fromUtf8(properties.responseTopic.value_or(QByteArray())));
    const QByteArray correlation = properties.correlationData.value_or(QByteArray());
    const bool textual = fitsOneLine(correlation);
    m_correlationFormat->setCurrentIndex(m_correlationFormat->findData(textual ? AsText : AsHex));
    m_correlation->setText(textual ? QString::fromUtf8(correlation)
                                   : QString::fromLatin1(correlation.toHex(' ')));
    m_userProperties->setProperties(properties.userProperties);
    validate();
}

void MessagePropertiesForm::store(mqtt::Properties &properties) const
{
    properties.payloadFormat.reset();
    if (m_payloadFormat->currentData().toInt() == Text)
        properties.payloadFormat = mqtt::PayloadFormat::Utf8;
    else if (m_payloadFormat->currentData().toInt() == Bytes)
        properties.payloadFormat = mqtt::PayloadFormat::Unspecified;
    properties.messageExpiryInterval.reset();
    if (m_expiry->value() >= 0)
        properties.messageExpiryInterval = quint32(m_expiry->value());
    const auto text = [](const QLineEdit *edit) {
        return edit->text().isEmpty() ? std::nullopt : std::optional(edit->text().toUtf8());
    };
    properties.contentType = text(m_contentType);
    properties.responseTopic = text(m_responseTopic);
    properties.correlationData = text(m_correlation);
    if (properties.correlationData && m_correlationFormat->currentData().toInt() == AsHex)
        properties.correlationData = payload::parseHex(m_correlation->text()).bytes;
    properties.userProperties = m_userProperties->properties();
}

bool MessagePropertiesForm::validate()
{
    mqtt::Properties now;
    store(now);
    const QString tooLong = tr("Longer than %1 bytes.").arg(countText(LongestField));
    QString content;
    if (now.contentType && now.contentType->size() > LongestField)
        content = tooLong;
    QString response;
    if (now.responseTopic) {
        if (const auto error = mqtt::TopicName::check(*now.responseTopic))
            response = topicErrorText(*error, *now.responseTopic);
    }
    QString correlation;
    if (now.correlationData && now.correlationData->size() > LongestField)
        correlation = tooLong;
    if (m_correlationFormat->currentData().toInt() == AsHex) {
        const QString typed = m_correlation->text();
        if (const auto error = payload::parseHex(typed).error)
            correlation = inputErrorText(m_correlationFormat->currentText(), *error, typed);
    }
    m_contentField->setError(content);
    m_responseField->setError(response);
    m_correlationField->setError(correlation);
    return content.isEmpty() && response.isEmpty() && correlation.isEmpty();
}

int MessagePropertiesForm::count() const
{
    mqtt::Properties properties;
    store(properties);
    return count(properties);
}

int MessagePropertiesForm::count(const mqtt::Properties &properties)
{
    return int(properties.payloadFormat.has_value())
        + int(properties.messageExpiryInterval.has_value())
        + int(properties.contentType.has_value()) + int(properties.responseTopic.has_value())
        + int(properties.correlationData.has_value()) + int(properties.userProperties.size());
}

} // namespace ui

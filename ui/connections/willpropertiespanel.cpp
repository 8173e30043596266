// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/willpropertiespanel.h"

#include "connections/lineinput.h"
#include "connections/userpropertytable.h"
#include "mqtt/topic.h"
#include "payload/hexinput.h"
#include "style/formfield.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/topictext.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

enum PayloadIs { Unstated, Bytes, Text };
enum CorrelationAs { AsText, AsHex };

} // namespace

WillPropertiesPanel::WillPropertiesPanel(QWidget *parent)
    : QWidget(parent)
    , m_payloadFormat(new QComboBox)
    , m_expiry(new QSpinBox)
    , m_contentType(new QLineEdit)
    , m_responseTopic(new QLineEdit)
    , m_correlation(new QLineEdit)
    , m_correlationFormat(new QComboBox)
    , m_userProperties(new UserPropertyTable)
{
    setObjectName(u"willProperties"_s);
    m_payloadFormat->setObjectName(u"willPayloadFormat"_s);
    m_payloadFormat->addItem(tr("not stated"), Unstated);
    m_payloadFormat->addItem(tr("bytes"), Bytes);
    m_payloadFormat->addItem(tr("UTF-8 text"), Text);
    m_expiry->setObjectName(u"willMessageExpiry"_s);
    m_expiry->setRange(-1, std::numeric_limits<int>::max());
    m_expiry->setSpecialValueText(tr("never"));
    m_expiry->setSuffix(tr(" s"));
    m_contentType->setObjectName(u"willContentType"_s);
    m_contentType->setPlaceholderText(u"application/json"_s);
    m_responseTopic->setObjectName(u"willResponseTopic"_s);
    m_correlation->setObjectName(u"willCorrelationData"_s);
    m_correlationFormat->setAccessibleName(tr("Format of the correlation data"));
    m_correlationFormat->addItem(tr("Text"), AsText);
    m_correlationFormat->addItem(tr("Hex"), AsHex);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Metrics::formColumnGap);
    grid->setVerticalSpacing(Metrics::formRowGap);
    grid->setColumnStretch(1, 1);
    const auto add = [this, grid](const QString &label, QWidget *editor) {
        auto *text = new TextLabel(label, this);
        text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        text->setMinimumHeight(Metrics::of(this).control);
        text->setBuddy(editor);
        editor->setAccessibleName(QString(label).remove(u'&'));
        auto *field = new FormField(editor, this);
        const int row = grid->rowCount();
        grid->addWidget(text, row, 0, Qt::AlignTop);
        grid->addWidget(field, row, 1);
        return field;
    };
    add(tr("Payload is"), m_payloadFormat)->setCompact();
    add(tr("Expires after"), m_expiry)->setCompact();
    add(tr("Content type"), m_contentType);
    m_responseField = add(tr("Response topic"), m_responseTopic);
    m_correlationField = add(tr("Correlation data"), m_correlation);
    m_correlationField->addBeside(m_correlationFormat);
    add(tr("User properties"), m_userProperties);

    connect(m_payloadFormat, &QComboBox::currentIndexChanged, this, &WillPropertiesPanel::edited);
    connect(m_expiry, &QSpinBox::valueChanged, this, &WillPropertiesPanel::edited);
    for (QLineEdit *edit : {m_contentType, m_responseTopic, m_correlation}) {
        connect(edit, &QLineEdit::textChanged, this, &WillPropertiesPanel::edited);
        connect(edit, &QLineEdit::editingFinished, this, &WillPropertiesPanel::validate);
    }
    connect(m_userProperties, &UserPropertyTable::edited, this, &WillPropertiesPanel::edited);
}

void WillPropertiesPanel::setProperties(const mqtt::Properties &properties)
{
    const PayloadIs is = !properties.payloadFormat               ? Unstated
        : *properties.payloadFormat == mqtt::PayloadFormat::Utf8 ? Text
                                                                 : Bytes;
    m_payloadFormat->setCurrentIndex(m_payloadFormat->findData(is));
    const quint32 most = quint32(std::numeric_limits<int>::max());
    m_expiry->setValue(
        properties.messageExpiryInterval ? int(qMin(*properties.messageExpiryInterval, most)) : -1);
    m_contentType->setText(QString::fromUtf8(properties.contentType.value_or(QByteArray())));
    m_responseTopic->setText(QString::fromUtf8(properties.responseTopic.value_or(QByteArray())));
    const QByteArray correlation = properties.correlationData.value_or(QByteArray());
    const bool textual = fitsOneLine(correlation);
    m_correlationFormat->setCurrentIndex(m_correlationFormat->findData(textual ? AsText : AsHex));
    m_correlation->setText(textual ? QString::fromUtf8(correlation)
                                   : QString::fromLatin1(correlation.toHex(' ')));
    m_userProperties->setProperties(properties.userProperties);
}

void WillPropertiesPanel::store(mqtt::Properties &properties) const
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

bool WillPropertiesPanel::validate()
{
    const QByteArray topic = m_responseTopic->text().toUtf8();
    QString wrongTopic;
    if (!topic.isEmpty()) {
        if (const auto error = mqtt::TopicName::check(topic))
            wrongTopic = topicErrorText(*error, topic);
    }
    m_responseField->setError(wrongTopic);
    const bool hex = m_correlationFormat->currentData().toInt() == AsHex;
    const bool badHex = hex && payload::parseHex(m_correlation->text()).error.has_value();
    m_correlationField->setError(badHex ? tr("Not hex: pairs of 0–9 and a–f.") : QString());
    return wrongTopic.isEmpty() && !badHex;
}

int WillPropertiesPanel::count() const
{
    mqtt::Properties properties;
    store(properties);
    return int(properties.payloadFormat.has_value())
        + int(properties.messageExpiryInterval.has_value())
        + int(properties.contentType.has_value()) + int(properties.responseTopic.has_value())
        + int(properties.correlationData.has_value()) + int(properties.userProperties.size());
}

} // namespace ui

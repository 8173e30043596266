// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;

namespace ui {

class FormField;
class UserPropertyTable;

// The MQTT 5 properties that travel with a message, be it published or a will (MQTT 5.0 3.3.2.3,
// 3.1.3.2; ux.md 4.8). What one line of text cannot hold comes back as it was: correlation data
// with control characters is shown as hex. Wrong values are said below their field.
class MessagePropertiesForm : public QWidget {
    Q_OBJECT

public:
    // Object names begin with `prefix`: willContentType, publishContentType.
    explicit MessagePropertiesForm(const QString &prefix, QWidget *parent = nullptr);

    void setProperties(const mqtt::Properties &properties);
    // Fills the properties of this form, leaves the others as they are.
    void store(mqtt::Properties &properties) const;
    // Says what is wrong below the fields; whether nothing is.
    bool validate();
    // How many are set, for the button that opens the form.
    int count() const;
    static int count(const mqtt::Properties &properties);

signals:
    void edited();

private:
    FormField *addRow(const QString &label, QWidget *editor);

    QComboBox *m_payloadFormat;
    QDoubleSpinBox *m_expiry; // a QSpinBox ends at half of what 32 bits hold
    QLineEdit *m_contentType;
    QLineEdit *m_responseTopic;
    QLineEdit *m_correlation;
    QComboBox *m_correlationFormat;
    FormField *m_contentField;
    FormField *m_responseField;
    FormField *m_correlationField;
    UserPropertyTable *m_userProperties;
};

} // namespace ui

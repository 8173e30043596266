// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class FormField;
class UserPropertyTable;

// The MQTT 5 properties of a will besides its delay (MQTT 5.0 3.1.3.2): folded away until wanted.
class WillPropertiesPanel : public QWidget {
    Q_OBJECT

public:
    explicit WillPropertiesPanel(QWidget *parent = nullptr);

    void setProperties(const mqtt::Properties &properties);
    // Fills the properties of this panel, leaves the others as they are.
    void store(mqtt::Properties &properties) const;
    bool validate();
    // How many are set, for the button that opens the panel.
    int count() const;

signals:
    void edited();

private:
    QComboBox *m_payloadFormat;
    QSpinBox *m_expiry;
    QLineEdit *m_contentType;
    QLineEdit *m_responseTopic;
    QLineEdit *m_correlation;
    QComboBox *m_correlationFormat;
    FormField *m_responseField;
    FormField *m_correlationField;
    UserPropertyTable *m_userProperties;
};

} // namespace ui

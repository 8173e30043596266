// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class FormField;
class UserPropertyTable;

// The popover with the MQTT 5 properties of a publish (ux.md 4.8).
class PublishProperties : public QFrame {
    Q_OBJECT

public:
    explicit PublishProperties(QWidget *parent = nullptr);

    void setProperties(const mqtt::Properties &properties);
    mqtt::Properties properties() const;
    // False while a field cannot be sent as it is; the field says why.
    bool isValid() const;
    static int count(const mqtt::Properties &properties);

signals:
    void edited();

private:
    void check();

    QCheckBox *m_isText;
    QLineEdit *m_contentType;
    QSpinBox *m_expiry;
    QLineEdit *m_responseTopic;
    FormField *m_responseField;
    QLineEdit *m_correlation;
    QComboBox *m_correlationFormat;
    FormField *m_correlationField;
    UserPropertyTable *m_user;
};

} // namespace ui

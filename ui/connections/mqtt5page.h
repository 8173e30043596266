// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/formpage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class UserPropertyTable;

// What only MQTT 5 can say in CONNECT (ux.md 4.4; MQTT 5.0 3.1.2.11). Disabled as a whole, with the
// reason on top, for the older versions.
class Mqtt5Page : public FormPage {
    Q_OBJECT

public:
    explicit Mqtt5Page(QWidget *parent = nullptr);

    void load(const config::Profile &profile) override;
    void store(config::Profile &profile) const override;
    bool validate() override;
    void setVersion(client::VersionChoice version) override;

private:
    void buildLimits();
    void buildRequests();
    void buildAuthentication();
    bool checkAuthentication();
    void explainMethod();
    QByteArray authenticationData() const;

    QWidget *m_notice;
    QSpinBox *m_receiveMaximum;
    QSpinBox *m_packetSize;
    QSpinBox *m_aliasMaximum;
    QCheckBox *m_useAliases;
    QCheckBox *m_responseInformation;
    QCheckBox *m_problemInformation;
    QLineEdit *m_authMethod;
    QLineEdit *m_authData;
    QComboBox *m_authFormat;
    UserPropertyTable *m_userProperties;
    FormField *m_methodField = nullptr;
    FormField *m_dataField = nullptr;
};

} // namespace ui

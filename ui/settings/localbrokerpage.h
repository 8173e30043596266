// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingspage.h"

#include <array>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace ui {

// Where the broker inside the program listens and for what, who may connect, and when it starts.
// Beyond this computer it asks for user name and password and says why. The password is no setting:
// it goes out by signal and never comes back.
class LocalBrokerPage : public SettingsPage {
    Q_OBJECT

public:
    explicit LocalBrokerPage(QWidget *parent = nullptr);

    void load(const config::SettingsValues &values) override;
    void store(config::SettingsValues &values) const override;
    // Whether there is one; `forThisRun`: no keyring has it.
    void setPasswordKept(bool kept);
    void setPasswordForThisRun();

signals:
    // Once it has been typed; empty: there shall be none.
    void passwordChanged(const QByteArray &password);

private:
    // One way in: whether it is offered, and its port.
    struct Way {
        QCheckBox *on = nullptr;
        QSpinBox *port = nullptr;
    };

    void build();
    QWidget *buildWays();
    bool isOn(std::size_t way) const;
    bool addressIsValid() const;
    void check();

    QLineEdit *m_address;
    QLineEdit *m_user;
    QLineEdit *m_password;
    std::array<Way, 4> m_ways; // plain MQTT, TLS, WebSocket, WebSocket with TLS
    QCheckBox *m_anyOrigin;
    QCheckBox *m_atStart;
    QCheckBox *m_devices;
    class FormField *m_addressField = nullptr;
    FormField *m_waysField = nullptr;
    FormField *m_userField = nullptr;
    FormField *m_passwordField = nullptr;
    bool m_passwordKept = false;
    bool m_passwordEdited = false;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QFrame>

namespace ui {

class MessagePropertiesForm;

// The popover with the MQTT 5 properties of a publish (ux.md 4.8). Esc or a click beside it
// closes it; what was typed counts at once.
class PublishProperties : public QFrame {
    Q_OBJECT

public:
    explicit PublishProperties(QWidget *parent = nullptr);

    void setProperties(const mqtt::Properties &properties);
    mqtt::Properties properties() const;
    // False while a field cannot be sent as it is; the field says why.
    bool isValid() const { return m_valid; }
    // Above `button`, its right edge at the button's, within the screen.
    void showAbove(const QWidget *button);

signals:
    void edited();

private:
    void check();

    MessagePropertiesForm *m_form;
    bool m_valid = true;
};

} // namespace ui

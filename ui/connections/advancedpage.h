// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/formpage.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace ui {

// Time limits, reconnecting, queue and socket of a connection (ux.md 4.6).
class AdvancedPage : public FormPage {
    Q_OBJECT

public:
    explicit AdvancedPage(QWidget *parent = nullptr);

    void load(const config::Profile &profile) override;
    void store(config::Profile &profile) const override;
    bool validate() override;

private:
    void buildConnecting();
    void buildSending();
    bool checkReconnect();
    bool checkBindAddress();

    QSpinBox *m_timeout;
    QCheckBox *m_reconnect;
    QSpinBox *m_firstRetry;
    QSpinBox *m_mostRetry;
    QSpinBox *m_queue;
    QCheckBox *m_noDelay;
    QLineEdit *m_bindAddress;
    QPlainTextEdit *m_notes;
    FormField *m_firstField = nullptr;
    FormField *m_mostField = nullptr;
    FormField *m_bindField = nullptr;
};

} // namespace ui

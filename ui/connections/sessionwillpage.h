// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/formpage.h"
#include "connections/willpreview.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class PayloadInput;
class SegmentedControl;
class TextLabel;
class WillPreviewFrame;
class MessagePropertiesForm;

// How long the broker waits for us, what it keeps of the session, and what it says when we are gone
// (ux.md 4.3, picture 19), with the preview of 2.19 always in sight.
class SessionWillPage : public FormPage {
    Q_OBJECT

public:
    explicit SessionWillPage(QWidget *parent = nullptr);

    void load(const config::Profile &profile) override;
    void store(config::Profile &profile) const override;
    bool validate() override;
    void setVersion(client::VersionChoice version) override;

    // What the broker stated at the last connect.
    void setLimits(const std::optional<WillLimits> &limits);

signals:
    void cleanStartChanged(bool cleanStart);

private:
    void buildSession();
    void buildWill();
    void connectFields();
    void updateKeepAlive();
    void updateSession();
    void updateWill();
    void updatePreview();
    void updateMore();
    bool checkTopic();
    bool checkPayloads();
    quint32 sessionExpiry() const;
    WillSettings settings() const;

    QSpinBox *m_keepAlive;
    TextLabel *m_keepAliveHint;
    QComboBox *m_start;
    QComboBox *m_expiry;
    QSpinBox *m_expirySeconds;
    QCheckBox *m_will;
    QLineEdit *m_topic;
    PayloadInput *m_payload;
    SegmentedControl *m_qos;
    QCheckBox *m_retain;
    TextLabel *m_delayLabel;
    QSpinBox *m_delay;
    QCheckBox *m_birth;
    PayloadInput *m_birthPayload;
    QPushButton *m_more;
    MessagePropertiesForm *m_properties;
    WillPreviewFrame *m_preview;
    QPushButton *m_birthOffer = nullptr;
    FormField *m_keepAliveField;
    FormField *m_expiryField;
    FormField *m_topicField;
    FormField *m_payloadField;
    FormField *m_qosField;
    FormField *m_birthField;
    std::optional<WillLimits> m_limits;
};

} // namespace ui

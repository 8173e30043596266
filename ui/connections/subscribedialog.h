// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "mqtt/packets.h"
#include "mqtt/types.h"

#include <QDialog>
#include <QPointer>

#include <array>
#include <optional>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QGroupBox;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QStringListModel;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace store {
class TopicTree;
}

namespace ui {

class IconLabel;
class TextLabel;

// Asks for one subscription (ux.md 4.7, picture 21). Checks the filter while it is typed and says
// what it would match of the topics seen so far. Emits a value; never subscribes itself.
class SubscribeDialog : public QDialog {
    Q_OBJECT

public:
    explicit SubscribeDialog(QWidget *parent = nullptr);

    // The connection's broker, or its chosen version while there is none.
    void setBroker(const client::BrokerInfo &broker);
    void setVersion(mqtt::ProtocolVersion version);
    // May be null; must outlive the dialog or be destroyed as a QObject.
    void setTopics(const store::TopicTree *topics);
    void setFilter(const QString &filter);
    // One that is there already, to be changed.
    void setSubscription(const mqtt::Subscription &subscription,
                         std::optional<quint32> subscriptionIdentifier);
    void setCanRemember(bool can);

    mqtt::Subscription subscription() const;
    std::optional<quint32> subscriptionIdentifier() const;
    bool remember() const;
    bool isAcceptable() const;

    void accept() override;

signals:
    void subscribeRequested(const mqtt::Subscription &subscription,
                            std::optional<quint32> subscriptionIdentifier, bool remember);

private:
    QWidget *buildFilter();
    QWidget *buildDelivery();
    QWidget *buildOptions();
    QWidget *buildButtons();
    void filterEdited();
    void check();
    void showMatches();
    void showFilterMessage(bool valid, const QString &text);
    void updateVersion();
    void updateQosNote();
    mqtt::QoS chosenQos() const;

    QLineEdit *m_filter;
    IconLabel *m_messageIcon;
    TextLabel *m_message;
    QStringListModel *m_completions;
    QTimer *m_matchTimer;
    QButtonGroup *m_qos;
    TextLabel *m_qosNote;
    QGroupBox *m_options;
    TextLabel *m_optionsNote;
    QCheckBox *m_retainAsPublished;
    QCheckBox *m_noLocal;
    TextLabel *m_noLocalNote;
    QComboBox *m_retainHandling;
    QToolButton *m_more;
    QWidget *m_morePanel;
    QSpinBox *m_identifier;
    QCheckBox *m_remember;
    QPushButton *m_subscribe;

    QPointer<const store::TopicTree> m_topics;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::Mqtt5;
    mqtt::QoS m_maximumQos = mqtt::QoS::ExactlyOnce;
    bool m_identifiersAvailable = true;
    bool m_sharedAvailable = true;
    bool m_wildcardAvailable = true;
    bool m_qosChosen = false;
    bool m_valid = false;
};

} // namespace ui

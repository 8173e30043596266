// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/qostext.h"

#include <QCoreApplication>

namespace ui {

namespace {

class QosText {
    Q_DECLARE_TR_FUNCTIONS(QosText)

public:
    static QString name(mqtt::QoS qos)
    {
        switch (qos) {
        case mqtt::QoS::AtMostOnce:
            return tr("at most once");
        case mqtt::QoS::AtLeastOnce:
            return tr("at least once");
        case mqtt::QoS::ExactlyOnce:
            return tr("exactly once");
        }
        return {};
    }

    static QString explainer(mqtt::QoS qos)
    {
        switch (qos) {
        case mqtt::QoS::AtMostOnce:
            return tr("Sent once, not confirmed. May be lost.");
        case mqtt::QoS::AtLeastOnce:
            return tr("Confirmed. May arrive twice.");
        case mqtt::QoS::ExactlyOnce:
            return tr("Four-step handshake. Not lost, not doubled; slowest.");
        }
        return {};
    }

    static QString title(mqtt::QoS qos)
    {
        return tr("QoS %1 — %2").arg(static_cast<int>(qos)).arg(name(qos));
    }

    static QString brief(mqtt::QoS qos) { return tr("QoS %1").arg(static_cast<int>(qos)); }

    static QString neverRaised()
    {
        return tr("The broker never raises QoS: you receive at the lower of the publisher's and "
                  "your QoS.");
    }
};

} // namespace

QString qosName(mqtt::QoS qos)
{
    return QosText::name(qos);
}

QString qosTitle(mqtt::QoS qos)
{
    return QosText::title(qos);
}

QString qosExplainer(mqtt::QoS qos)
{
    return QosText::explainer(qos);
}

QString qosNeverRaised()
{
    return QosText::neverRaised();
}

QString qosShort(mqtt::QoS qos)
{
    return QosText::brief(qos);
}

} // namespace ui

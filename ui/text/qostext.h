// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QString>

// The QoS explainers of ux.md 2.16, used in Subscribe, Publish and Will.
namespace ui {

// "at least once"
QString qosName(mqtt::QoS qos);
// "QoS 1 — at least once"
QString qosTitle(mqtt::QoS qos);
// "Confirmed. May arrive twice."
QString qosExplainer(mqtt::QoS qos);
// "The broker never raises QoS: …"
QString qosNeverRaised();
// "QoS 1"
QString qosShort(mqtt::QoS qos);

} // namespace ui

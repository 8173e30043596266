// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/topic.h"

#include <QString>

namespace ui {

// Why text is no topic name or filter, in one sentence with the place counted in characters from 1:
// "# must be the last level (character 5)". `text` is the text that was checked.
QString topicErrorText(const mqtt::TopicError &error, QByteArrayView text);

} // namespace ui

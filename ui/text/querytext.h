// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topicquery.h"

#include <QString>

namespace ui {

// Why text is no topic filter, in one sentence with the place counted in characters from 1.
QString queryErrorText(const store::QueryError &error);
// What a filter is, for the end of the footer: "MQTT pattern". Empty for one that filters nothing.
QString queryKindText(store::TopicQuery::Kind kind);

} // namespace ui

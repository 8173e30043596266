// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topicstatistics.h"

#include <QString>

// Figures of topics as the statistics show them. Pure functions.
namespace ui {

// "4.2 ms", "2.0 s", "2 h 14 min"; "–" for 0, which is unknown
QString gapText(qint64 us);
// "12 s" between two points of time; "–" when there never was one
QString silentText(qint64 sinceUs, qint64 nowUs);
// "80 · 15 · 5 %" of the topics; "–" when none is known
QString qosShareText(const store::TopicFigures &figures);
// "59 · 40 %"
QString retainedShareText(const store::TopicFigures &figures);

} // namespace ui

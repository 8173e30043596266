// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topicstatistics.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace ui {

// The rows as CSV (RFC 4180: commas, CRLF, quotes doubled) with one header line. For programs: the
// same in every language, numbers with a point and without groups, gaps and silence in seconds,
// unknown figures empty. Topics are written out whole; one that a spreadsheet would take for a
// formula gets an apostrophe in front.
QString statisticsCsv(const store::TopicTree &tree, const std::vector<store::TopicFigures> &rows,
                      qint64 takenAtUs);
// One text field of it.
QString csvField(const QString &text);

} // namespace ui

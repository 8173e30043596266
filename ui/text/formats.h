// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

// Numbers, sizes and times as the window writes them (ux.md 2.4, 2.6, 2.15, 3.2): groups of three
// and units are set off by a narrow no-break space, decimal points and unit names follow the
// locale. Pure functions, any input is fine. Times are milliseconds since the epoch, UTC.
namespace ui {

// "104 218"
QString countText(qint64 count);
// "940 118", from a million on "8.1 M"
QString shortCountText(qint64 count);
// "97 B", "318 KiB", "1.4 MiB"
QString sizeText(qint64 bytes);
// "2.1/s", "312/s"; empty under 0.01
QString rateText(double perSecond);
// "1 284 msg/s"
QString messageRateText(double perSecond);
// "318 KiB/s"
QString byteRateText(double bytesPerSecond);

// "now", "6 s", "4 min", "1 h 12", "3 d"; negative ages are "now"
QString ageText(qint64 milliseconds);
// "+2.02 s"; "+35 ms" below a tenth of a second
QString deltaText(qint64 milliseconds);
// "2 h 14 min", "12 s"
QString durationText(std::chrono::milliseconds duration);
// "0:42", "1:02:07": what counts up while paused or recording
QString counterText(std::chrono::milliseconds duration);
// "3.1 ms", "412 ms", "1.2 s"
QString latencyText(std::chrono::microseconds duration);
// Local time "14:22:08.412"
QString clockText(qint64 epochMs);
// Local time "14:22:08"
QString clockSecondsText(qint64 epochMs);
// Local date and time with offset, ISO 8601: "2026-03-02T14:22:08.412+01:00"
QString isoTimeText(qint64 epochMs);

// The narrow no-break space between number and unit.
inline constexpr QChar narrowSpace{0x202f};

} // namespace ui

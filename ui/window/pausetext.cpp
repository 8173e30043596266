// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/pausetext.h"

#include "text/formats.h"

#include <QCoreApplication>

#include <optional>

namespace ui {

namespace {

constexpr std::chrono::seconds WarnBefore{120};
constexpr std::chrono::seconds LeastMeasured{2};

class PauseText {
    Q_DECLARE_TR_FUNCTIONS(ui::PauseText)

public:
    static QString of(const PauseFacts &facts)
    {
        const QString since = counterText(facts.elapsed);
        const QString waiting = countText(facts.waitingMessages);
        if (facts.byteLimit > 0 && facts.waitingBytes >= facts.byteLimit)
            return tr("Display paused %1 — no room for more: %2 waiting, the broker holds the rest")
                .arg(since, waiting);
        if (const auto left = timeLeft(facts))
            return tr("Display paused %1 — %2 waiting, reading stops in about %3")
                .arg(since, waiting, durationText(*left));
        return tr("Display paused %1 — still receiving, %2 waiting").arg(since, waiting);
    }

private:
    // Until it is full, if it goes on as it did so far; nothing while that is a long time.
    static std::optional<std::chrono::milliseconds> timeLeft(const PauseFacts &facts)
    {
        if (facts.byteLimit <= 0 || facts.waitingBytes <= 0 || facts.elapsed < LeastMeasured)
            return std::nullopt;
        const double perMs
            = static_cast<double>(facts.waitingBytes) / static_cast<double>(facts.elapsed.count());
        const double ms = static_cast<double>(facts.byteLimit - facts.waitingBytes) / perMs;
        const std::chrono::duration<double, std::milli> left(ms);
        if (left > WarnBefore)
            return std::nullopt;
        return std::chrono::duration_cast<std::chrono::seconds>(left);
    }
};

} // namespace

QString pauseText(const PauseFacts &facts)
{
    return PauseText::of(facts);
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historytext.h"

#include "payload/changes.h"
#include "payload/preview.h"
#include "payload/registry.h"
#include "text/formats.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// More do not fit on the widest screen.
constexpr std::size_t ChangesShown = 24;
constexpr qsizetype HexBytesShown = 96;
constexpr int ValueCharacters = 64;

struct HistoryText {
    Q_DECLARE_TR_FUNCTIONS(ui::HistoryText)
};

QString shortened(const QString &value)
{
    return value.size() <= ValueCharacters ? value : value.left(ValueCharacters) % QChar(0x2026);
}

void appendChange(TextRuns &runs, const payload::Change &change)
{
    using Kind = payload::Change::Kind;
    if (!runs.empty())
        runs.push_back({u"   "_s, ColorRole::Muted});
    if (change.kind == Kind::Added && !change.label.isEmpty())
        runs.push_back({u"+"_s, ColorRole::Changed});
    if (!change.label.isEmpty())
        runs.push_back({change.label % u' ', ColorRole::Muted});
    if (change.kind == Kind::Removed) {
        runs.push_back(
            {HistoryText::tr("removed", "a field that is no longer sent"), ColorRole::Faint});
        return;
    }
    runs.push_back({shortened(change.newText), ColorRole::Text});
    if (change.direction != payload::Direction::None)
        runs.push_back(
            {change.direction == payload::Direction::Up ? u" ▲"_s : u" ▼"_s, ColorRole::Changed});
}

TextRuns hexRuns(QByteArrayView payload)
{
    const QByteArrayView first = payload.first(std::min(payload.size(), HexBytesShown));
    TextRuns runs{{QString::fromLatin1(first.toByteArray().toHex(' ')), ColorRole::Text}};
    if (first.size() < payload.size())
        runs.push_back({QChar(0x2026), ColorRole::Muted});
    return runs;
}

TextRuns changeRuns(const payload::Registry &registry, const store::Message &message,
                    const store::Message &previous)
{
    const payload::Changes changes
        = payload::compare(registry, message.payload(), previous.payload());
    switch (changes.kind) {
    case payload::Changes::Kind::Same:
        return {{HistoryText::tr("same value"), ColorRole::Faint}}; // also if only spaces differ
    case payload::Changes::Kind::Different:
        return previewRuns(payload::makePreview(message.payload()));
    case payload::Changes::Kind::Fields:
        break;
    }
    TextRuns runs;
    for (std::size_t i = 0; i < std::min(changes.list.size(), ChangesShown); ++i)
        appendChange(runs, changes.list[i]);
    return runs;
}

} // namespace

bool clearsRetained(const store::Message &message, const store::Message &previous)
{
    return !message.isNull() && message.payload().isEmpty()
        && (message.retain() || (!previous.isNull() && previous.retain()));
}

TextRuns historyContent(HistoryShow show, const payload::Registry &registry,
                        const store::Message &message, const store::Message &previous)
{
    if (message.isNull())
        return {};
    if (clearsRetained(message, previous))
        return {{HistoryText::tr("‹cleared›"), ColorRole::Faint}};
    if (message.payload().isEmpty())
        return previewRuns(payload::makePreview(message.payload()));
    switch (show) {
    case HistoryShow::Changes:
        // Against "nothing" everything would be new: the value itself says more.
        if (previous.isNull() || previous.payload().isEmpty())
            break;
        return changeRuns(registry, message, previous);
    case HistoryShow::Payload:
        break;
    case HistoryShow::Hex:
        return hexRuns(message.payload());
    }
    return previewRuns(payload::makePreview(message.payload()));
}

QString gapText(const ConnectionGap &gap)
{
    if (gap.toUs == 0)
        return HistoryText::tr("Not connected since %1").arg(clockSecondsText(gap.fromUs / 1000));
    return HistoryText::tr("Not connected %1–%2")
        .arg(clockSecondsText(gap.fromUs / 1000), clockSecondsText(gap.toUs / 1000));
}

QString deliveryText(store::Delivery delivery)
{
    switch (delivery) {
    case store::Delivery::Received:
    case store::Delivery::Sent:
        return {};
    case store::Delivery::Queued:
        return HistoryText::tr("queued");
    case store::Delivery::Waiting:
        return HistoryText::tr("waiting for confirmation");
    case store::Delivery::Confirmed:
        return HistoryText::tr("confirmed");
    case store::Delivery::Refused:
        return HistoryText::tr("refused");
    case store::Delivery::Dropped:
        return HistoryText::tr("not sent");
    case store::Delivery::Unknown:
        return HistoryText::tr("outcome unknown");
    }
    return {};
}

} // namespace ui

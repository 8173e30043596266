// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/wastext.h"

#include "payload/changes.h"
#include "payload/escape.h"
#include "payload/jsondecoder.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace ui {

namespace {

constexpr qsizetype ReadBytes = qsizetype(64) * 1024;
constexpr int ShownCharacters = 60; // of each side, so that both have room
constexpr qsizetype MostChanges = 20;

class WasText {
    Q_DECLARE_TR_FUNCTIONS(ui::WasText)

public:
    static TextRuns of(QByteArrayView now, const store::OldValue &old)
    {
        using Kind = store::OldValue::Kind;
        if (old.kind == Kind::Value) {
            if (auto fields = changedField(now, old.payload))
                return *fields;
        }
        TextRuns runs = preview(now);
        switch (old.kind) {
        case Kind::Absent:
            runs.push_back({gap() % tr("new"), ColorRole::Changed});
            break;
        case Kind::Lost:
            runs.push_back({gap() % tr("was not kept"), ColorRole::Muted});
            break;
        case Kind::Value:
            runs.push_back({gap() % tr("was ", "an earlier value follows"), ColorRole::Muted});
            for (TextRun &run : preview(old.payload))
                runs.push_back({std::move(run.text), ColorRole::Muted});
            break;
        }
        return runs;
    }

private:
    static QString gap() { return QStringLiteral("   "); }
    static TextRuns preview(QByteArrayView payload)
    {
        return previewRuns(payload::makePreview(payload, ShownCharacters));
    }
    static QString cut(const QString &text)
    {
        const QString visible = payload::visibleText(text.left(ShownCharacters + 1));
        return visible.size() > ShownCharacters
            ? QString(visible.left(ShownCharacters) % QChar(0x2026))
            : visible;
    }
    static bool mayBeJson(QByteArrayView payload)
    {
        const QByteArrayView text = payload.first(std::min(payload.size(), ReadBytes)).trimmed();
        return !text.isEmpty() && (text.front() == '{' || text.front() == '[');
    }
    static std::optional<TextRuns> changedField(QByteArrayView now, QByteArrayView before)
    {
        if (!mayBeJson(now) || !mayBeJson(before))
            return std::nullopt;
        payload::Limits limits;
        limits.maximumBytes = ReadBytes;
        const payload::JsonDecoder json;
        const payload::DecodedPayload newer = json.decode(now, limits);
        const payload::DecodedPayload older = json.decode(before, limits);
        if (newer.error || older.error)
            return std::nullopt;
        const payload::Changes changes = payload::compare(newer, older, MostChanges);
        if (changes.kind == payload::Changes::Kind::Same)
            return TextRuns{preview(now).front(),
                            {gap() % tr("was the same, written differently"), ColorRole::Muted}};
        if (changes.list.empty())
            return std::nullopt;
        const payload::Change &first = changes.list.front();
        const QString none = QStringLiteral("–");
        const bool removed = first.kind == payload::Change::Kind::Removed;
        const bool added = first.kind == payload::Change::Kind::Added;
        TextRuns runs{
            {cut(first.label) % u' ', ColorRole::Muted},
            {removed ? none : cut(first.newText), ColorRole::Text},
            {gap() % tr("was %1").arg(added ? none : cut(first.oldText)), ColorRole::Muted}};
        if (changes.list.size() > 1) {
            const auto more = static_cast<int>(changes.list.size() - 1);
            runs.push_back({gap() % tr("+%n more", "changed fields", more), ColorRole::Muted});
        }
        return runs;
    }
};

} // namespace

TextRuns wasRuns(QByteArrayView now, const store::OldValue &old)
{
    return WasText::of(now, old);
}

} // namespace ui

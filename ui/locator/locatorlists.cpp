// SPDX-License-Identifier: GPL-3.0-or-later
#include "locator/locatorlists.h"

#include "commands/commandlist.h"
#include "payload/escape.h"
#include "style/icons.h"
#include "window/connectionstatus.h"
#include "window/workspace.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct Ranked {
    int rank;
    LocatorEntry entry;
};

// Best first, equals in the order they came.
std::vector<LocatorEntry> best(std::vector<Ranked> ranked, std::size_t most)
{
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked &a, const Ranked &b) { return a.rank > b.rank; });
    std::vector<LocatorEntry> entries;
    for (Ranked &one : ranked) {
        if (entries.size() == most)
            break;
        entries.push_back(std::move(one.entry));
    }
    return entries;
}

std::optional<int> rankOf(const store::FuzzyPattern &pattern, const QString &text, int floor)
{
    return pattern.isEmpty() ? std::optional(1) : pattern.rank(text, floor);
}

LocatorEntry commandEntry(const Command &command, const store::FuzzyPattern &pattern)
{
    LocatorEntry entry;
    entry.kind = LocatorEntry::Kind::Command;
    entry.text = command.path();
    entry.found = pattern.stretches(entry.text);
    entry.icon = command.action->icon().isNull() ? icon(IconName::Right, ColorRole::Muted)
                                                 : command.action->icon();
    entry.detail = command.action->shortcut().toString(QKeySequence::NativeText);
    entry.action = command.action;
    return entry;
}

} // namespace

std::vector<LocatorEntry> commandEntries(const CommandList &commands,
                                         const store::FuzzyPattern &pattern, std::size_t most,
                                         int floor)
{
    std::vector<Ranked> ranked;
    for (const Command &command : commands.commands()) {
        if (!command.action->isEnabled() || !command.action->isVisible())
            continue;
        if (const auto rank = rankOf(pattern, command.path(), floor))
            ranked.push_back({*rank, commandEntry(command, pattern)});
    }
    return best(std::move(ranked), most);
}

std::vector<LocatorEntry> keyEntries(const CommandList &commands,
                                     const store::FuzzyPattern &pattern, std::size_t most)
{
    std::vector<Ranked> ranked;
    for (const Command &command : commands.commands()) {
        const QString key = command.action->shortcut().toString(QKeySequence::NativeText);
        if (key.isEmpty())
            continue;
        // What a key does can be asked, too.
        const auto rank = rankOf(pattern, command.path() % u' ' % key, 0);
        if (rank)
            ranked.push_back({*rank, commandEntry(command, pattern)});
    }
    return best(std::move(ranked), most);
}

std::vector<LocatorEntry> connectionEntries(const Workspace &workspace,
                                            const store::FuzzyPattern &pattern, std::size_t most,
                                            int floor)
{
    std::vector<Ranked> ranked;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const Workspace::Row &row : workspace.rows()) {
        const QString name = payload::visibleText(row.profile.name);
        const auto rank = rankOf(pattern, name, floor);
        if (!rank)
            continue;
        const ConnectionStatus status = connectionStatus(row.connection, now);
        LocatorEntry entry;
        entry.kind = LocatorEntry::Kind::Connection;
        entry.text = name;
        entry.found = pattern.stretches(name);
        entry.icon = icon(status.icon, status.role);
        entry.detail = status.shortWords.isEmpty() ? status.words : status.shortWords;
        entry.id = row.profile.id;
        ranked.push_back({*rank, std::move(entry)});
    }
    return best(std::move(ranked), most);
}

std::vector<LocatorEntry> prefixEntries()
{
    const auto entry = [](const QString &prefix, const QString &text, IconName name) {
        LocatorEntry one;
        one.kind = LocatorEntry::Kind::Prefix;
        one.text = prefix.isEmpty() ? text : QString(prefix % u"  "_s % text);
        one.icon = icon(name, ColorRole::Muted);
        one.id = prefix;
        return one;
    };
    const auto say
        = [](const char *text) { return QCoreApplication::translate("ui::Locator", text); };
    return {
        entry({}, say(QT_TRANSLATE_NOOP("ui::Locator", "Parts of a topic, in any order")),
              IconName::Tree),
        entry(u"="_s, say(QT_TRANSLATE_NOOP("ui::Locator", "Topics by their last value: =23.7")),
              IconName::Braces),
        entry(u">"_s, say(QT_TRANSLATE_NOOP("ui::Locator", "Commands")), IconName::Right),
        entry(u"@"_s, say(QT_TRANSLATE_NOOP("ui::Locator", "Connections")), IconName::Server),
        entry(u"?"_s, say(QT_TRANSLATE_NOOP("ui::Locator", "This help, and what the keys do")),
              IconName::Help),
    };
}

LocatorEntry wordsEntry(const QString &text)
{
    LocatorEntry entry;
    entry.text = text;
    return entry;
}

} // namespace ui

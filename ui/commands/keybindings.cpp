// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/keybindings.h"

#include "config/settings.h"
#include "payload/escape.h"

#include <QAction>
#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

// What a settings file may hold of an entry before it is shown to somebody.
constexpr qsizetype QuotedCharacters = 60;

bool isOfPane(const Command &command)
{
    const Qt::ShortcutContext context = command.action->shortcutContext();
    return context == Qt::WidgetShortcut || context == Qt::WidgetWithChildrenShortcut;
}

// One is the beginning of the other, or they are the same.
bool meet(const QKeySequence &a, const QKeySequence &b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

class KeyProblemText {
    Q_DECLARE_TR_FUNCTIONS(KeyBindings)

public:
    static QString of(const CommandList &commands, const KeyProblem &problem)
    {
        const QString keys = quoted(problem.keys);
        const Command *command = commands.find(problem.command);
        const QString name = command ? command->path() : quoted(problem.command);
        switch (problem.why) {
        case KeyProblem::Why::NoSuchCommand:
            return tr("The settings have a key for “%1”, which this version does not know.")
                .arg(name);
        case KeyProblem::Why::NoKey:
            return tr("“%1” in the settings is no key. %2 keeps its usual one.").arg(keys, name);
        case KeyProblem::Why::NotUsable:
            return tr("“%1” in the settings would get in the way of typing. %2 keeps its usual "
                      "key.")
                .arg(keys, name);
        case KeyProblem::Why::Taken: {
            const Command *other = commands.find(problem.takenBy);
            return tr("“%1” in the settings belongs to %2. %3 keeps its usual key.")
                .arg(keys, other ? other->path() : problem.takenBy, name);
        }
        }
        return {};
    }

private:
    static QString quoted(const QString &text)
    {
        const QString shown = payload::visibleText(text.left(QuotedCharacters));
        return text.size() > QuotedCharacters ? QString(shown % QChar(0x2026)) : shown;
    }
};

} // namespace

bool isUsableKey(const QKeySequence &key)
{
    for (int i = 0; i < key.count(); ++i) {
        const QKeyCombination one = key[static_cast<uint>(i)];
        const Qt::Key code = one.key();
        if (code == Qt::Key_unknown || code == Qt::Key_Escape || code == Qt::Key_Tab
            || code == Qt::Key_Backtab)
            return false;
        const bool command
            = one.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
        const bool writes = code < Qt::Key_Escape; // below it are the characters
        const bool edits = code == Qt::Key_Return || code == Qt::Key_Enter
            || code == Qt::Key_Backspace || (code >= Qt::Key_Home && code <= Qt::Key_PageDown);
        if (!command && (writes || edits))
            return false;
    }
    return !key.isEmpty();
}

QList<QKeySequence> keysOf(const Command &command, const KeyMap &map)
{
    const auto entry = map.constFind(command.id());
    if (entry == map.cend())
        return command.defaults;
    if (entry->isEmpty())
        return {};
    return QKeySequence::listFromString(*entry, QKeySequence::PortableText);
}

void setKeys(KeyMap &map, const Command &command, const QList<QKeySequence> &keys)
{
    if (keys == command.defaults)
        map.remove(command.id());
    else
        map.insert(command.id(), QKeySequence::listToString(keys, QKeySequence::PortableText));
}

const Command *takenBy(const CommandList &commands, const KeyMap &map, const Command &command,
                       const QKeySequence &key)
{
    for (const Command &other : commands.commands()) {
        if (other.action == command.action || (isOfPane(other) && isOfPane(command)))
            continue;
        const QList<QKeySequence> keys = keysOf(other, map);
        if (std::any_of(keys.begin(), keys.end(),
                        [&key](const QKeySequence &one) { return meet(one, key); }))
            return &other;
    }
    return nullptr;
}

QString keyProblemText(const CommandList &commands, const KeyProblem &problem)
{
    return KeyProblemText::of(commands, problem);
}

KeyBindings::KeyBindings(const CommandList &commands, config::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_commands(commands)
{
    apply(settings.values().shortcuts);
    connect(&settings, &config::Settings::changed, this,
            [this](const config::SettingsValues &now, const config::SettingsValues &before) {
                if (now.shortcuts != before.shortcuts)
                    apply(now.shortcuts);
            });
}

std::vector<KeyProblem> KeyBindings::check(const CommandList &commands, const KeyMap &map,
                                           KeyMap *usable)
{
    using Why = KeyProblem::Why;
    std::vector<KeyProblem> problems;
    // In the order of the commands, so that of two that want one key the same always gets it.
    KeyMap good;
    for (auto entry = map.cbegin(); entry != map.cend(); ++entry) {
        const Command *command = commands.find(entry.key());
        if (!command) {
            problems.push_back({Why::NoSuchCommand, entry.key(), entry.value(), {}});
            continue;
        }
        const QList<QKeySequence> keys = keysOf(*command, map);
        const bool none = entry.value().isEmpty();
        if (!none
            && (keys.isEmpty()
                || std::any_of(keys.begin(), keys.end(), [](const QKeySequence &key) {
                       return key.isEmpty() || key[0].key() == Qt::Key_unknown;
                   })))
            problems.push_back({Why::NoKey, entry.key(), entry.value(), {}});
        else if (!std::all_of(keys.begin(), keys.end(), isUsableKey))
            problems.push_back({Why::NotUsable, entry.key(), entry.value(), {}});
        else
            good.insert(entry.key(), entry.value());
    }
    // Only entries of the map give way: what comes with the program shares keys on purpose.
    for (const Command &command : commands.commands()) {
        if (!good.contains(command.id()))
            continue;
        for (const QKeySequence &key : keysOf(command, good)) {
            const Command *other = takenBy(commands, good, command, key);
            if (other && !command.defaults.contains(key)) {
                problems.push_back(
                    {Why::Taken, command.id(), good.value(command.id()), other->id()});
                good.remove(command.id());
                break;
            }
        }
    }
    if (usable)
        *usable = good;
    return problems;
}

void KeyBindings::apply(const KeyMap &map)
{
    KeyMap usable;
    m_problems = check(m_commands, map, &usable);
    for (const Command &command : m_commands.commands()) {
        const QList<QKeySequence> keys = keysOf(command, usable);
        if (command.action->shortcuts() != keys)
            command.action->setShortcuts(keys);
    }
}

} // namespace ui

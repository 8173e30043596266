// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commandlist.h"

#include <QMap>
#include <QObject>

#include <vector>

namespace config {
class Settings;
}

namespace ui {

// Keys as the settings hold them: by command, only where they differ from the program's own, as
// portable text ("Ctrl+K", several with "; " between); empty text for no key.
using KeyMap = QMap<QString, QString>;

// An entry of the settings that does not count, and why.
struct KeyProblem {
    enum class Why : quint8 { NoSuchCommand, NoKey, NotUsable, Taken };

    Why why;
    QString command; // its id
    QString keys; // as written in the settings
    QString takenBy; // Taken: the other command's id

    bool operator==(const KeyProblem &) const = default;
};

// Whether a command may have this key: typing must still work, so it needs Ctrl, Alt or Meta, or is
// a function key or one of the keys that write nothing.
bool isUsableKey(const QKeySequence &key);
// The keys of the command: those of the map, else its own.
QList<QKeySequence> keysOf(const Command &command, const KeyMap &map);
// Writes them into the map, or takes the entry out when they are the command's own.
void setKeys(KeyMap &map, const Command &command, const QList<QKeySequence> &keys);
// Another command that would answer to the same key at the same time. Commands that only listen in
// their own panes may share one.
const Command *takenBy(const CommandList &commands, const KeyMap &map, const Command &command,
                       const QKeySequence &key);
// A sentence for the user.
QString keyProblemText(const CommandList &commands, const KeyProblem &problem);

// Gives the commands the keys that the settings say, now and whenever the settings change. What
// makes no sense there is left out and listed in problems(). Commands and settings outlive it.
class KeyBindings : public QObject {
    Q_OBJECT

public:
    KeyBindings(const CommandList &commands, config::Settings &settings, QObject *parent);

    const std::vector<KeyProblem> &problems() const { return m_problems; }
    // Of a map, without applying it.
    static std::vector<KeyProblem> check(const CommandList &commands, const KeyMap &map,
                                         KeyMap *usable);

private:
    void apply(const KeyMap &map);

    const CommandList &m_commands;
    std::vector<KeyProblem> m_problems;
};

} // namespace ui

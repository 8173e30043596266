// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commandlist.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

const QString Separator = u" ▸ "_s;

QString joined(const QString &place, const QString &text)
{
    return place.isEmpty() ? text : QString(place % Separator % text);
}

} // namespace

QString Command::id() const
{
    return action->objectName();
}

QString Command::text() const
{
    return CommandList::plainText(action->text());
}

QString Command::path() const
{
    return joined(place, text());
}

CommandList::CommandList(QObject *parent)
    : QObject(parent)
{
}

QString CommandList::plainText(QString text)
{
    text.truncate(text.indexOf(u'\t') < 0 ? text.size() : text.indexOf(u'\t'));
    // Languages without letters of their own put the access key in brackets.
    static const QRegularExpression inBrackets(u"\\(&[A-Za-z0-9]\\)"_s);
    text.remove(inBrackets);
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size())
            ++i;
        plain += text[i];
    }
    return plain;
}

void CommandList::add(QAction *action, const QString &place)
{
    if (action->objectName().isEmpty() || action->isSeparator() || action->menu()
        || find(action->objectName()))
        return;
    m_commands.push_back({action, place, action->shortcuts()});
    connect(action, &QObject::destroyed, this, [this, action] {
        std::erase_if(m_commands,
                      [action](const Command &command) { return command.action == action; });
    });
}

void CommandList::addMenuBar(const QMenuBar &bar)
{
    for (const QAction *entry : bar.actions()) {
        if (const QMenu *menu = entry->menu())
            addMenu(*menu, plainText(menu->title()));
    }
}

void CommandList::addMenu(const QMenu &menu, const QString &place)
{
    for (QAction *entry : menu.actions()) {
        if (const QMenu *below = entry->menu())
            addMenu(*below, joined(place, plainText(below->title())));
        else
            add(entry, place);
    }
}

const Command *CommandList::find(const QString &id) const
{
    const auto found = std::find_if(m_commands.begin(), m_commands.end(),
                                    [&id](const Command &command) { return command.id() == id; });
    return found == m_commands.end() ? nullptr : &*found;
}

} // namespace ui

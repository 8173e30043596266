// SPDX-License-Identifier: GPL-3.0-or-later
#include "locator/locator.h"

#include "locator/locatoredit.h"
#include "locator/locatorlists.h"
#include "locator/locatormodel.h"
#include "locator/locatorpopup.h"
#include "payload/escape.h"
#include "pipeline/connection.h"
#include "style/icons.h"

#include <QApplication>

#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Beside topics only what fits well, and few of them.
constexpr std::size_t MostBesides = 3;
constexpr std::size_t MostOfAKind = 200;

void append(std::vector<LocatorEntry> &to, std::vector<LocatorEntry> entries)
{
    to.insert(to.end(), std::make_move_iterator(entries.begin()),
              std::make_move_iterator(entries.end()));
}

} // namespace

Locator::Locator(const Workspace &workspace, const CommandList &commands, LocatorEdit &edit,
                 QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_commands(commands)
    , m_edit(edit)
    , m_model(new LocatorModel(this))
    , m_popup(new LocatorPopup(*m_model, edit))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(DelayMs);
    connect(&m_delay, &QTimer::timeout, this, &Locator::read);
    connect(&m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_stale = true;
        m_acceptPending = false;
        if (text.trimmed().isEmpty())
            read();
        else
            m_delay.start();
    });
    connect(&m_edit, &LocatorEdit::moveRequested, this, &Locator::moveCurrent);
    connect(&m_edit, &LocatorEdit::accepted, this, &Locator::accept);
    connect(&m_edit, &LocatorEdit::left, this, &Locator::leave);
    connect(m_popup, &LocatorPopup::chosen, this, [this](const QModelIndex &index) {
        if (const LocatorEntry *entry = m_model->entry(index))
            choose(LocatorEntry(*entry));
    });
    connect(m_popup, &LocatorPopup::closed, this, [this] {
        m_delay.stop();
        m_search.stop();
        m_acceptPending = false;
        m_stale = true;
    });
    connect(&m_search, &pipeline::LocatorSearch::hitsChanged, this, [this] {
        if (m_popup->isVisible() || m_stale)
            refresh();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *old, QWidget *now) {
        if (now == &m_edit) {
            if (old)
                m_before = old;
        } else if (old == &m_edit && now) {
            m_popup->hide();
        }
    });
}

void Locator::setConnection(pipeline::Connection *connection)
{
    m_popup->hide();
    m_connection = connection;
    m_search.setStore(connection ? &connection->topics() : nullptr,
                      connection ? &connection->log() : nullptr);
    m_model->setEntries({});
    m_model->setLog(connection ? &connection->log() : nullptr);
}

void Locator::activate()
{
    m_edit.setFocus(Qt::ShortcutFocusReason);
    m_edit.selectAll();
    if (!m_edit.text().trimmed().isEmpty())
        read();
}

QString Locator::words() const
{
    const QString text = m_edit.text().trimmed();
    return m_scope == Scope::All ? text : text.sliced(1).trimmed();
}

void Locator::read()
{
    m_delay.stop();
    m_wanted.reset();
    m_stale = true;
    const QString text = m_edit.text().trimmed();
    if (text.isEmpty()) {
        close();
        return;
    }
    switch (text.front().unicode()) {
    case u'>':
        m_scope = Scope::Commands;
        break;
    case u'@':
        m_scope = Scope::Connections;
        break;
    case u'=':
        m_scope = Scope::Values;
        break;
    case u'?':
        m_scope = Scope::Help;
        break;
    default:
        m_scope = Scope::All;
    }
    m_pattern = store::FuzzyPattern(words());
    if (m_connection && m_scope == Scope::All)
        m_search.findNames(m_pattern);
    else if (m_connection && m_scope == Scope::Values)
        m_search.findValues(words());
    else
        m_search.stop();
    // Otherwise the old list stays until there is another.
    if (!m_search.isSearching() && m_stale)
        refresh();
}

std::vector<LocatorEntry> Locator::topicEntries() const
{
    std::vector<LocatorEntry> found;
    for (const pipeline::LocatorSearch::Hit &hit : m_search.hits()) {
        LocatorEntry entry;
        entry.kind = LocatorEntry::Kind::Topic;
        entry.node = hit.node;
        entry.text
            = payload::visibleText(QString::fromUtf8(m_connection->topics().topicText(hit.node)));
        if (m_scope == Scope::All)
            entry.found = m_pattern.stretches(entry.text);
        entry.icon = icon(IconName::Tree, ColorRole::Muted);
        found.push_back(std::move(entry));
    }
    return found;
}

std::vector<LocatorEntry> Locator::entries() const
{
    std::vector<LocatorEntry> all;
    switch (m_scope) {
    case Scope::Commands:
        return commandEntries(m_commands, m_pattern, MostOfAKind);
    case Scope::Connections:
        return connectionEntries(m_workspace, m_pattern, MostOfAKind);
    case Scope::Help:
        if (m_pattern.isEmpty())
            all = prefixEntries();
        append(all, keyEntries(m_commands, m_pattern, MostOfAKind));
        return all;
    case Scope::Values:
        if (!words().isEmpty())
            return m_connection ? topicEntries() : all;
        all.push_back(wordsEntry(tr("Type a value or a part of it")));
        return all;
    case Scope::All:
        break;
    }
    constexpr int floor = store::FuzzyPattern::AtWordStarts;
    std::vector<LocatorEntry> besides = commandEntries(m_commands, m_pattern, MostBesides, floor);
    append(besides, connectionEntries(m_workspace, m_pattern, MostBesides, floor));
    if (m_connection)
        all = topicEntries();
    // So that they are seen without scrolling.
    if (!besides.empty())
        all.resize(std::min(all.size(), LocatorPopup::MostRows - besides.size()));
    append(all, std::move(besides));
    return all;
}

void Locator::refresh()
{
    if (m_edit.text().trimmed().isEmpty())
        return;
    m_stale = false;
    std::vector<LocatorEntry> rows = entries();
    if (rows.empty()) {
        rows.push_back(wordsEntry(m_search.isSearching() ? tr("Searching…") : tr("Nothing fits")));
    }
    m_model->setEntries(std::move(rows));
    if (m_edit.hasFocus())
        m_popup->open();
    // What the user moved to stays chosen wherever it is now; else the best is.
    QModelIndex chosen = m_wanted ? m_model->find(*m_wanted) : QModelIndex();
    if (!chosen.isValid())
        chosen = m_model->index(0);
    m_popup->setCurrent(m_model->flags(chosen).testFlag(Qt::ItemIsSelectable) ? chosen
                                                                              : QModelIndex());
    if (m_acceptPending && !m_search.isSearching())
        accept();
}

void Locator::moveCurrent(int rows)
{
    if (!m_popup->isVisible()) {
        read();
        return;
    }
    m_popup->moveCurrent(rows);
    if (const LocatorEntry *entry = m_model->entry(m_popup->current()))
        m_wanted = *entry;
}

void Locator::accept()
{
    if (m_edit.text().trimmed().isEmpty())
        return;
    // Enter came faster than the list: it means the best of what was typed.
    if (m_delay.isActive() || m_stale) {
        m_acceptPending = true;
        if (m_delay.isActive() || !m_popup->isVisible())
            read();
        return;
    }
    m_acceptPending = false;
    if (const LocatorEntry *entry = m_model->entry(m_popup->current()))
        choose(LocatorEntry(*entry));
}

void Locator::choose(const LocatorEntry &entry)
{
    const QByteArray topic = entry.kind == LocatorEntry::Kind::Topic && m_connection
        ? m_connection->topics().topic(entry.node)
        : QByteArray();
    switch (entry.kind) {
    case LocatorEntry::Kind::Words:
        return;
    case LocatorEntry::Kind::Prefix:
        m_edit.setText(entry.id);
        return;
    default:
        break;
    }
    leave();
    if (entry.kind == LocatorEntry::Kind::Topic)
        emit topicChosen(topic);
    else if (entry.kind == LocatorEntry::Kind::Connection)
        emit connectionChosen(entry.id);
    else if (entry.action)
        entry.action->trigger();
}

// The keyboard goes back to where it was: a command may be about what is there.
void Locator::leave()
{
    m_edit.clear();
    close();
    if (m_before && m_before->isVisible() && m_before->isEnabled())
        m_before->setFocus(Qt::OtherFocusReason);
    else
        m_edit.clearFocus();
}

void Locator::close()
{
    m_delay.stop();
    m_acceptPending = false;
    m_search.stop();
    m_popup->hide();
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "locator/locatorentry.h"
#include "pipeline/locatorsearch.h"

#include <QObject>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace pipeline {
class Connection;
}

namespace ui {

class CommandList;
class LocatorEdit;
class LocatorModel;
class LocatorPopup;
class Workspace;

// Go to anything by typing parts of its name (ux 2.2 and F2): topics of the shown connection,
// below them commands and connections that fit well; with a prefix only these. Reads the field,
// fills the list, does what is chosen and gives the keyboard back. Everything it is given outlives
// it.
class Locator : public QObject {
    Q_OBJECT

public:
    static constexpr int DelayMs = 30; // after the last key

    Locator(const Workspace &workspace, const CommandList &commands, LocatorEdit &edit,
            QObject *parent);

    void setConnection(pipeline::Connection *connection); // may be null
    // The keyboard goes to the field, what stands there is selected.
    void activate();

signals:
    void topicChosen(const QByteArray &topic);
    void connectionChosen(const QString &id);

private:
    enum class Scope : quint8 { All, Values, Commands, Connections, Help };

    void read();
    void refresh();
    void accept();
    void choose(const LocatorEntry &entry);
    void leave();
    void close();
    void moveCurrent(int rows);
    QString words() const; // what is typed behind the prefix
    std::vector<LocatorEntry> topicEntries() const;
    std::vector<LocatorEntry> entries() const;

    const Workspace &m_workspace;
    const CommandList &m_commands;
    LocatorEdit &m_edit;
    LocatorModel *m_model;
    LocatorPopup *m_popup;
    pipeline::LocatorSearch m_search;
    QTimer m_delay;
    QPointer<pipeline::Connection> m_connection;
    QPointer<QWidget> m_before; // had the keyboard before the field
    Scope m_scope = Scope::All;
    store::FuzzyPattern m_pattern;
    std::optional<LocatorEntry> m_wanted; // moved to by the user
    bool m_stale = false; // the list is of what was typed before
    bool m_acceptPending = false; // Enter came before the list
};

} // namespace ui

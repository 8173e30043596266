// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/fuzzypattern.h"
#include "store/message.h"

#include <QAction>
#include <QIcon>
#include <QPointer>
#include <QString>

#include <vector>

namespace ui {

// One row of the locator's list and what choosing it does.
struct LocatorEntry {
    enum class Kind : quint8 {
        Topic, // select it
        Command, // run it
        Connection, // show it
        Prefix, // type it
        Words // nothing: "Nothing fits"
    };

    Kind kind = Kind::Words;
    QString text;
    std::vector<store::FuzzyPattern::Stretch> found; // of text, underlined
    QIcon icon;
    QString detail; // at the right: the keys of a command, the state of a connection
    store::NodeId node = store::NodeId::None; // Topic
    QPointer<QAction> action; // Command
    QString id; // Connection, Prefix

    // The same thing, however it reads now.
    bool isSame(const LocatorEntry &other) const
    {
        return kind == other.kind && node == other.node && action == other.action && id == other.id;
    }
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qnamespace.h>

namespace ui {

// What ConnectionListModel and SubscriptionListModel tell their common delegate about a row; the
// main text is Qt::DisplayRole.
enum ConnectionRowRole {
    IdRole = Qt::UserRole + 1, // profile id, or the topic filter as bytes
    StateIconRole, // IconName
    StateInkRole, // ColorRole
    DetailRole, // muted, behind the main text
    RightRole, // rate or reason
    RightInkRole, // ColorRole
    PinRole, // bool: the retain flag is kept as published
    TopicRole, // bool: the main text is a topic filter, else a name
    ClosableRole, // bool: an × at the right end
    MarkRole, // ColorRole of the bar at the left end; absent: none
    HeadingRole, // bool: the name of a group
    FoldedRole, // bool: what stands below this heading is folded away
    ActionIconRole, // IconName of a button left of the ×; nothing: there is none
    ActionTipRole, // what it does
    CloseTipRole, // what the × does
};

} // namespace ui

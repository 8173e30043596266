// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/noticelevel.h"

#include <QMetaType>
#include <QString>

namespace ui {

// One thing that happened, as the events pane lists it (ux.md 2.11). Times are milliseconds since
// the epoch. Carries no secrets: callers never put any in.
struct Event {
    qint64 timeMs = 0;
    NoticeLevel level = NoticeLevel::Info;
    QString connection; // its name, empty for the program itself
    QString text;
    QString details; // small print: codes, the peer's own words

    bool operator==(const Event &) const = default;
};

} // namespace ui

Q_DECLARE_METATYPE(ui::Event)

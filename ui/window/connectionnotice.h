// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"
#include "style/noticelevel.h"

#include <QString>

#include <optional>
#include <vector>

namespace pipeline {
class Connection;
}

namespace ui {

// What a button of the connection banner does.
enum class NoticeAction : quint8 {
    TryNow,
    StopRetrying,
    EditConnection,
    EditPassword,
    GenerateClientId,
    TryOlderVersion,
    ConnectThere,
    ShowReport,
    ShowEvents,
};

// The banner for a connection that needs attention (ux.md 2.16): a value, made anew from the
// connection's state whenever that changes.
struct ConnectionNotice {
    NoticeLevel level = NoticeLevel::Warning;
    QString text; // what happened and what it means
    QString details; // code and small print
    struct Button {
        NoticeAction action;
        QString label;
        bool operator==(const Button &) const = default;
    };
    std::vector<Button> buttons; // the first is the primary one

    bool operator==(const ConnectionNotice &) const = default;
};

// Nothing to say while all is well, and while the user has closed the connection.
std::optional<ConnectionNotice> connectionNotice(const pipeline::Connection &connection,
                                                 const config::Profile &profile, qint64 nowMs);

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/connectiongap.h"

#include <QObject>

#include <vector>

namespace pipeline {
class Connection;
}

namespace ui {

// Remembers when one connection was not there, for the lines in the history. Owned by whoever shows
// the history; watches the connection. Keeps the last 1,000 gaps.
class GapTracker : public QObject {
    Q_OBJECT

public:
    explicit GapTracker(const pipeline::Connection *connection, QObject *parent = nullptr);

    const std::vector<ConnectionGap> &gaps() const { return m_gaps; }

signals:
    void changed();

private:
    void stateChanged();

    const pipeline::Connection *m_connection;
    std::vector<ConnectionGap> m_gaps;
    bool m_connected = false;
};

} // namespace ui

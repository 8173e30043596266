// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/proxyoptions.h"

#include <QFutureWatcher>
#include <QList>
#include <QNetworkProxy>
#include <QObject>

namespace client {

// Asks the system for the way to a host. That may run scripts and look up names, so it is done on
// a thread of the pool; the answer comes on the thread of this object, and never after it.
class SystemProxy : public QObject {
    Q_OBJECT

public:
    explicit SystemProxy(QObject *parent = nullptr);

    void ask(const QString &host, quint16 port);

    // This computer is reached without asking anybody.
    static bool isThisComputer(const QString &host);

signals:
    // ProxyKind None, Http or Socks5.
    void answered(const client::ProxyOptions &proxy);

private:
    QFutureWatcher<QList<QNetworkProxy>> m_watcher;
};

} // namespace client

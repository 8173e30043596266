// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/socketlistener.h"

namespace broker {

// Plain TCP: nothing has to be agreed upon. Owned by LocalBroker.
class TcpListener : public SocketListener {
    Q_OBJECT

public:
    explicit TcpListener(QObject *parent = nullptr);

protected:
    void take(qintptr descriptor) override;
};

} // namespace broker

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transport.h"

#include <QLocalSocket>
#include <QTimer>

namespace client {

// A socket of this machine, named by its path in ConnectOptions::host. What it has read ahead is
// bounded, so that back-pressure works here too.
class LocalTransport : public Transport {
    Q_OBJECT

public:
    explicit LocalTransport(QObject *parent = nullptr);
    ~LocalTransport() override;

    void open(const ConnectOptions &options) override;
    qint64 bytesAvailable() const override;
    qint64 read(char *data, qint64 maximum) override;
    void write(const QByteArray &bytes) override;
    qint64 bytesToWrite() const override;
    void closeAndDelete() override;
    void abortAndDelete() override;

private:
    void connected();
    void reportEnd(QLocalSocket::LocalSocketError error);
    void handOverTheRest();

    QLocalSocket *m_socket; // child
    QTimer m_linger{this};
    bool m_wasOpen = false;
    bool m_ended = false; // closed() has been emitted, or nobody listens any more
};

} // namespace client

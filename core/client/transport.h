// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"
#include "client/connectstep.h"
#include "client/proxyoptions.h"
#include "client/tlsfacts.h"
#include "client/websocketfacts.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <optional>

namespace client {

// A two-way stream of bytes to one broker, used for one connection and then thrown away. Same
// thread as its owner, Client. Reading is asked for, never pushed, so that an owner who does not
// read slows the sender down.
class Transport : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open(const ConnectOptions &options) = 0;
    virtual qint64 bytesAvailable() const = 0;
    // Bytes read; 0 when there is nothing, or when the end has been noticed (closed() follows).
    virtual qint64 read(char *data, qint64 maximum) = 0;
    virtual void write(const QByteArray &bytes) = 0;
    virtual qint64 bytesToWrite() const = 0;
    // What is being done, or was when it ended; the last one stays once open.
    virtual ConnectStep step() const { return m_step; }
    // What is known about TLS so far; nothing where none is spoken.
    virtual std::optional<TlsFacts> tls() const { return std::nullopt; }
    // The same of a WebSocket.
    virtual std::optional<WebSocketFacts> webSocket() const { return std::nullopt; }
    // With Failure::Proxy.
    virtual std::optional<ProxyProblem> proxyProblem() const { return std::nullopt; }
    // Lets what was written go out, says nothing more and deletes itself, at the latest with its
    // parent.
    virtual void closeAndDelete() = 0;
    // The same without letting anything out: the peer sees a broken connection.
    virtual void abortAndDelete() = 0;

signals:
    void stepTaken(const client::StepTaken &step); // each before opened()
    void opened();
    void readyRead();
    void bytesWritten();
    // Once, and the last signal. Failure::None: the peer ended the stream properly.
    void closed(client::Failure failure, const QByteArray &detail);

protected:
    void beginStep(ConnectStep step);
    void finishStep(const QByteArray &detail = {});

private:
    ConnectStep m_step = ConnectStep::Name;
    std::chrono::steady_clock::time_point m_stepBegan{};
};

} // namespace client

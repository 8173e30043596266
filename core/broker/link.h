// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/outbox.h"
#include "mqtt/framereader.h"

#include <QIODevice>
#include <QObject>
#include <QTimer>

namespace broker {

// The device of one client: reads into a FrameReader, writes, and ends in an orderly way. Knows
// nothing of MQTT. Owned by LocalBroker until it ends; from then on it deletes itself.
class Link : public QObject {
    Q_OBJECT

public:
    Link(QIODevice *device, QObject *parent);
    ~Link() override;

    // Reads once. False: there was nothing, or nothing more is wanted.
    bool read();
    mqtt::FrameReader &reader() { return m_reader; }
    void write(Outbox &outbox);
    qint64 bytesToWrite() const;
    void pause() { m_paused = true; }
    void resume(); // reads on if it was paused

    void closeAndDelete(); // when everything has been sent and the peer has had time to read it
    void cutAndDelete(); // at once

signals:
    void readyRead();
    void drained(); // the device has taken bytes
    void ended(); // the peer has gone; comes later than the call that noticed it

private:
    void connectWritten(void (Link::*slot)());
    void readSoon();
    void reportEnd();
    void readRubbish();
    void closeIfSent();
    void finishClosing();
    void closeNow();

    QIODevice *const m_device; // a child
    mqtt::FrameReader m_reader;
    QTimer m_linger;
    bool m_paused = false;
    bool m_reading = false; // readSoon() is on its way
    bool m_finishing = false; // all has been sent
    bool m_ended = false;
};

} // namespace broker

// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/tcplistener.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <utility>

class TcpListenerTest : public QObject {
    Q_OBJECT

private slots:
    void whoIsNotReadHasToWait();
};

// A publisher that is faster than the broker fills a buffer of ours and TCP's, never the memory.
void TcpListenerTest::whoIsNotReadHasToWait()
{
    constexpr qint64 Size = qint64(32) * 1024 * 1024;
    broker::TcpListener listener;
    QVERIFY(listener.listen(QHostAddress(QHostAddress::LocalHost), 0));
    std::unique_ptr<QIODevice> accepted;
    connect(&listener, &broker::Listener::accepted, this,
            [&](QIODevice *device) { accepted.reset(device); });
    QTcpSocket sender;
    sender.connectToHost(QHostAddress(QHostAddress::LocalHost), listener.port());
    QTRY_VERIFY(accepted);
    sender.write(QByteArray(Size, 'x'));
    qint64 left = -1;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(left, sender.bytesToWrite()) == left, 20'000);
    QVERIFY2(left > Size / 2, qPrintable(QString::number(left)));
    QVERIFY(accepted->bytesAvailable() <= 1024 * 1024);

    qint64 received = 0;
    QTRY_COMPARE_WITH_TIMEOUT(received += accepted->readAll().size(), Size, 20'000);
    QCOMPARE(sender.bytesToWrite(), qint64(0));
}

QTEST_GUILESS_MAIN(TcpListenerTest)
#include "tst_tcplistener.moc"

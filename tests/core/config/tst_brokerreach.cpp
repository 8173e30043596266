// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/brokerreach.h"

#include <QTest>

class TestBrokerReach : public QObject {
    Q_OBJECT

private slots:
    void nearby_data();
    void nearby();
};

void TestBrokerReach::nearby_data()
{
    QTest::addColumn<bool>("expected");
    for (const char *host : {"localhost",
                             "127.0.0.1",
                             "127.9.9.9",
                             "::1",
                             "[::1]",
                             "10.0.4.2",
                             "172.16.0.1",
                             "172.31.255.254",
                             "192.168.1.10",
                             "169.254.7.7",
                             "fe80::1",
                             "fd12:3456::1",
                             "::ffff:192.168.0.1",
                             "broker",
                             "broker.local",
                             "Broker.LOCAL.",
                             "mqtt.lan",
                             "a.b.home.arpa",
                             "mqtt.corp.internal",
                             ""})
        QTest::newRow(host) << true;
    for (const char *host : {"test.mosquitto.org", "broker.hivemq.com", "8.8.8.8", "172.15.0.1",
                             "172.32.0.1", "192.169.0.1", "11.0.0.1", "2001:db8::1",
                             "::ffff:8.8.8.8", "local.example.org", "mylocal.org"})
        QTest::newRow(host) << false;
}

void TestBrokerReach::nearby()
{
    QFETCH(bool, expected);
    QCOMPARE(config::isNearby(QString::fromLatin1(QTest::currentDataTag())), expected);
}

QTEST_GUILESS_MAIN(TestBrokerReach)
#include "tst_brokerreach.moc"

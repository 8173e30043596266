// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/messagepane.h"
#include "payload/registry.h"
#include "pipeline/connection.h"
#include "storefixture.h"

#include <QLabel>
#include <QTest>
#include <QTreeView>

// A pane over a connection that never connects: messages are put into its store, then it ticks.
struct PaneFixture {
    payload::Registry registry;
    pipeline::Connection connection{pipeline::ConnectionLimits(), nullptr};
    ui::MessagePane pane{registry};

    PaneFixture()
    {
        pane.setConnection(&connection);
        pane.resize(470, 560);
    }

    store::Message arrive(const Arriving &message)
    {
        const store::MessageId id = ::arrive(connection.topics(), connection.log(), message);
        connection.log().commit();
        emit connection.ticked();
        return connection.log().message(id);
    }

    store::Message arrive(const QByteArray &topic, const QByteArray &payload)
    {
        Arriving message;
        message.topic = topic;
        message.payload = payload;
        return arrive(message);
    }

    void showTopic(const QByteArray &topic) { pane.showTopic(connection.topics().find(topic)); }

    template <typename Widget> Widget *child(QAnyStringView name) const
    {
        return pane.findChild<Widget *>(name.toString());
    }

    // What stands on a label of either kind.
    QString text(QAnyStringView label) const
    {
        return child<QWidget>(label)->property("text").toString();
    }
    // All words of a note that is shown.
    QString note(QAnyStringView name) const
    {
        const auto *frame = child<QWidget>(name);
        if (!frame || !frame->isVisible())
            return {};
        QString all;
        for (const QLabel *label : frame->findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text();
        }
        return all;
    }
    // "name|value|was" of one visible field
    QString row(int number) const
    {
        const QAbstractItemModel *model = child<QTreeView>("fieldsView")->model();
        QStringList cells;
        for (int column = 0; column < 3; ++column)
            cells.append(model->index(number, column).data().toString());
        return cells.join(u'|');
    }
};

// The message of the pictures, with a past.
inline void fillClimate(PaneFixture &fixture)
{
    static constexpr double temperatures[] = {20.7, 20.7, 20.8, 20.9, 20.9, 21.0, 21.0, 21.1, 21.1,
                                              21.2, 21.3, 21.3, 21.4, 21.4, 21.5, 21.6, 21.6, 21.7};
    static constexpr int qualities[] = {130, 118, 112, 114, 116, 116, 112, 114, 117,
                                        120, 118, 104, 104, 118, 112, 126, 132, 116};
    Arriving message;
    message.topic = "zigbee2mqtt/living_room/climate";
    message.retain = true;
    message.timeUs
        = QDateTime(QDate::currentDate(), QTime(14, 21, 34, 412)).toMSecsSinceEpoch() * 1000;
    // MQTT 5: message expiry 3600 s, response topic, correlation data, one user property
    message.properties = QByteArray::fromHex("0200000e10")
        + QByteArray("\x08\x00\x12zigbee2mqtt/answer", 21)
        + QByteArray("\x09\x00\x04\x01\x02\x03\xff", 7)
        + QByteArray("\x26\x00\x06source\x00\x04hall", 15);
    for (int i = 0; i < 18; ++i) {
        message.timeUs += 2'000'000;
        const QByteArray voltage = QByteArray::number(i < 6 ? 2970 + i : 2980);
        const QByteArray humidity = i < 16 ? QByteArray::number(44 + (i * 7 % 5) / 10.0, 'f', 1)
            : i == 16                      ? QByteArray("44.1")
                                           : QByteArray("43.9");
        message.payload = "{\"temperature\":" + QByteArray::number(temperatures[i], 'f', 1)
            + ",\"humidity\":" + humidity + ",\"linkquality\":" + QByteArray::number(qualities[i])
            + ",\"battery\":" + (i < 12 ? "88" : "87") + ",\"voltage\":" + voltage
            + ",\"update\":{\"state\":\"idle\",\"installed_version\":16777232}"
              ",\"last_seen\":\"2026-03-02T14:22:08+01:00\"}";
        fixture.arrive(message);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/payloadeditor.h"
#include "pipeline/connection.h"
#include "publish/draftlistmodel.h"
#include "publish/publishpane.h"
#include "support/mosquitto.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <memory>

// The panel on a real connection to a real broker, as the base of a test: the broker stays for all
// of its functions, the panel is a new one for each.
class PublishFixture {
protected:
    void startBroker();
    void openPane();
    void closePane();

    template <typename T> T *find(const char *name) const
    {
        T *found = m_pane->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the panel", name);
        return found;
    }
    QString result() const
    {
        const auto *label = find<QWidget>("publishResult");
        return label->isVisible() ? label->property("text").toString() : QString();
    }
    QString validity() const
    {
        return find<QWidget>("publishValidity")->property("text").toString();
    }
    QString hint() const { return find<QLabel>("publishHint")->text(); }
    QAbstractButton *button() const { return find<QAbstractButton>("publishButton"); }
    QLineEdit *topic() const { return find<QComboBox>("publishTopic")->lineEdit(); }
    ui::PayloadEditor *editor() const { return find<ui::PayloadEditor>("publishPayload"); }

    void connectTo(quint16 port, client::VersionChoice version = client::VersionChoice::Mqtt5);
    void typeTopic(const QString &text) const;
    void typePayload(const QString &text) const;
    void choose(const char *combo, int index) const;
    void click(const char *name) const
    {
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }
    // The last message on `topic` that came back from the broker.
    store::Message received(const QByteArray &topic) const;

    Mosquitto m_broker;
    std::unique_ptr<ui::DraftListModel> m_list;
    std::unique_ptr<pipeline::Connection> m_connection;
    std::unique_ptr<ui::PublishPane> m_pane;
};

inline void PublishFixture::startBroker()
{
    if (!Mosquitto::isInstalled())
        QSKIP("mosquitto is not installed");
    QVERIFY2(m_broker.start(), m_broker.log().constData());
}

inline void PublishFixture::openPane()
{
    m_list = std::make_unique<ui::DraftListModel>();
    m_connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, nullptr);
    m_pane = std::make_unique<ui::PublishPane>(*m_list);
    m_pane->resize(1000, 240);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

inline void PublishFixture::closePane()
{
    m_pane.reset();
    m_connection.reset();
    m_list.reset();
}

inline void PublishFixture::connectTo(quint16 port, client::VersionChoice version)
{
    client::ConnectOptions options;
    options.host = QStringLiteral("127.0.0.1");
    options.port = port;
    options.clientId = "me";
    options.version = version;
    options.reconnect.first = std::chrono::milliseconds(20);
    m_connection->setOptions(options);
    m_pane->setConnection(m_connection.get());
    m_connection->connectToBroker();
    QTRY_COMPARE(m_connection->state(), client::State::Connected);
}

inline void PublishFixture::typeTopic(const QString &text) const
{
    topic()->setFocus();
    topic()->selectAll();
    QTest::keyClick(topic(), Qt::Key_Delete);
    QTest::keyClicks(topic(), text);
    QTest::keyClick(topic(), Qt::Key_Escape); // the list of completions
}

inline void PublishFixture::typePayload(const QString &text) const
{
    editor()->setFocus();
    QTest::keyClick(editor(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(editor(), Qt::Key_Delete);
    QTest::keyClicks(editor(), text);
}

inline void PublishFixture::choose(const char *combo, int index) const
{
    auto *box = find<QComboBox>(combo);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < index; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentIndex(), index);
}

inline store::Message PublishFixture::received(const QByteArray &topic) const
{
    const store::TopicTree &topics = m_connection->topics();
    const store::NodeId node = topics.find(topic);
    if (node == store::NodeId::None)
        return {};
    const store::Message last = m_connection->log().message(topics.lastMessage(node));
    return last.outbound() ? store::Message() : last;
}

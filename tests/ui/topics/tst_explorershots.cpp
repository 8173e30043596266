// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historymodel.h"
#include "history/historypane.h"
#include "history/historyview.h"
#include "payload/registry.h"
#include "pipeline/connection.h"
#include "style/theme.h"
#include "support/storefeed.h"
#include "topics/topicspane.h"
#include "topics/topictreemodel.h"

#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 Now = 1'772'461'328'900'000;
static constexpr qint64 Second = 1'000'000;

// Topics and history side by side with a house full of devices, as in the pictures of the design.
// With CANOPY_SHOTS=FOLDER in the environment the pictures are written there, to be looked at.
// Messages in the order they are thought of, to be fed in the order of time.
struct Messages {
    struct One {
        QByteArray topic;
        QByteArray payload;
        qint64 timeUs;
        FeedFlags flags;
    };
    std::vector<One> list;

    void add(const QByteArray &topic, const QByteArray &payload, qint64 timeUs,
             const FeedFlags &flags = {})
    {
        list.push_back({topic, payload, timeUs, flags});
    }
    void feedInto(StoreFeed &feed)
    {
        std::stable_sort(list.begin(), list.end(), [](const One &one, const One &other) {
            return one.timeUs < other.timeUs;
        });
        for (const One &one : list)
            feed.add(one.topic, one.payload, one.timeUs, one.flags);
        feed.commit();
    }
};

class ExplorerShotsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }
    void paints_data();
    void paints();

private:
    static void fill(Messages &messages);
    static void every(Messages &messages, const QByteArray &topic, double seconds,
                      const std::function<QByteArray(int)> &payload, bool retain = false);

    std::unique_ptr<ui::Theme> m_theme; // takes the system font once
};

void ExplorerShotsTest::every(Messages &messages, const QByteArray &topic, double seconds,
                              const std::function<QByteArray(int)> &payload, bool retain)
{
    FeedFlags flags;
    flags.qos = mqtt::QoS::AtLeastOnce;
    flags.retain = retain;
    const auto step = static_cast<qint64>(seconds * 1e6);
    const int count = static_cast<int>(120 * Second / step);
    for (int i = count; i >= 0; --i) {
        flags.duplicate = i == 6;
        messages.add(topic, payload(count - i), Now - i * step - step / 5 + (i * 7919) % 20'000,
                     flags);
    }
}

void ExplorerShotsTest::fill(Messages &messages)
{
    FeedFlags retained;
    retained.retain = true;
    const auto number
        = [](double value, int digits = 1) { return QByteArray::number(value, 'f', digits); };
    for (int i = 0; i < 9; ++i)
        messages.add("zigbee2mqtt/bridge/item" + QByteArray::number(i), "online",
                     Now - 260 * Second);
    every(
        messages, "zigbee2mqtt/living_room/climate", 2,
        [&](int i) -> QByteArray {
            return "{\"temperature\":" + number(20.8 + (i * 13 % 17) / 10.0)
                + ",\"humidity\":" + number(43.9 + (i * 7 % 11) / 10.0) + ",\"linkquality\":"
                + QByteArray::number(100 + i * 31 % 40) + ",\"battery\":87,\"voltage\":2980}";
        },
        true);
    FeedFlags own;
    own.outbound = true;
    own.qos = mqtt::QoS::AtLeastOnce;
    own.delivery = store::Delivery::Confirmed;
    messages.add("zigbee2mqtt/living_room/climate", R"({"temperature_offset":0.5})", Now - 200'000,
                 own);
    every(
        messages, "zigbee2mqtt/living_room/lamp", 0.5,
        [](int i) -> QByteArray {
            return "{\"state\":\"ON\",\"brightness\":" + QByteArray::number(200 + i % 50) + "}";
        },
        true);
    for (int i = 11; i >= 1; --i)
        messages.add("zigbee2mqtt/living_room/motion",
                     i % 2 ? R"({"occupancy":false,"illuminance":12})"
                           : R"({"occupancy":true,"illuminance":14})",
                     Now - i * 2 * Second - 1'900'000);
    messages.add("zigbee2mqtt/living_room/blind", R"({"position":40})", Now - 38 * 60 * Second,
                 retained);
    FeedFlags old = retained;
    old.version = mqtt::ProtocolVersion::Mqtt311;
    FeedFlags live;
    live.version = mqtt::ProtocolVersion::Mqtt311;
    messages.add("zigbee2mqtt/living_room/socket", R"({"state":"OFF"})", Now - 50 * Second, old);
    messages.add("zigbee2mqtt/living_room/socket", R"({"state":"ON","power":12.4})",
                 Now - 40 * Second, live);
    every(messages, "zigbee2mqtt/kitchen/scale", 0.7,
          [&](int i) -> QByteArray { return "{\"weight\":" + number(i / 7.0) + "}"; });
    messages.add("zigbee2mqtt/仓库/温湿度", R"({"temperature":18.2,"humidity":61})",
                 Now - 9 * Second, retained);
    messages.add("tele/tasmota_4A2F/LWT", "Online", Now - 4320 * Second, retained);
    every(messages, "tele/tasmota_4A2F/SENSOR", 1, [](int i) -> QByteArray {
        return "{\"ENERGY\":{\"Power\":" + QByteArray::number(1170 + i % 9) + ",\"Voltage\":231}}";
    });
    messages.add("tele/tasmota_4A2F/STATE", R"({"Uptime":"3T04:11:09","Wifi":{"RSSI":72}})",
                 Now - 41 * Second);
    for (int i = 0; i < 2300; ++i)
        messages.add("spBv1.0/Plant-A/NDATA/node" + QByteArray::number(i), "x",
                     Now - 7200 * Second);
    every(messages, "spBv1.0/Plant-A/NDATA/node4", 0.1,
          [](int i) { return QByteArray::number(i); });
    messages.add("factory/firmware/image", QByteArray(512 * 1024, '\xfe'), Now - 3 * 3600 * Second,
                 retained);
    every(messages, "factory/line-3/robot-7-with-a-rather-long-name/joint/1", 0.2,
          [&](int i) -> QByteArray { return number(-12.4471 + i, 4); });
    messages.add("/", "", Now - 300 * Second);
    messages.add("factory/ odd name /esc\x1b[0m", "\x1b[0;36mblue", Now - 70 * Second);
    messages.add("$SYS/broker/uptime", "812 seconds", Now - 800'000);
}

void ExplorerShotsTest::paints_data()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::addColumn<int>("treeWidth");
    QTest::addColumn<bool>("branch");
    QTest::newRow("light") << ui::ThemeMode::Light << 100 << 520 << false;
    QTest::newRow("dark") << ui::ThemeMode::Dark << 100 << 520 << false;
    QTest::newRow("light-narrow") << ui::ThemeMode::Light << 100 << 372 << false;
    QTest::newRow("dark-branch") << ui::ThemeMode::Dark << 100 << 520 << true;
    QTest::newRow("light-branch-150") << ui::ThemeMode::Light << 150 << 620 << true;
    QTest::newRow("light-lost") << ui::ThemeMode::Light << 100 << 520 << true;
}

void ExplorerShotsTest::paints()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, textSize);
    QFETCH(int, treeWidth);
    QFETCH(bool, branch);
    const bool lost = qstrcmp(QTest::currentDataTag(), "light-lost") == 0;
    m_theme->setMode(mode);
    m_theme->setTextSize(textSize);

    const payload::Registry registry;
    pipeline::Connection connection({}, nullptr);
    StoreFeed feed(connection.topics(), connection.log());
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    auto *topics = new ui::TopicsPane;
    auto *history = new ui::HistoryPane(registry);
    topics->setFixedWidth(treeWidth);
    topics->setRateColumn(treeWidth > 400);
    layout->addWidget(topics);
    layout->addWidget(history, 1);
    connect(topics, &ui::TopicsPane::selectionChanged, history, &ui::HistoryPane::setTopics);
    window.resize(treeWidth + (treeWidth > 600 ? 760 : treeWidth > 400 ? 449 : 652), 620);
    topics->setClock([] { return Now; });
    topics->setConnection(&connection);
    history->setConnection(&connection);
    topics->model()->setLive(!lost);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    Messages messages;
    fill(messages);
    messages.feedInto(feed);
    ui::TopicTreeView *view = topics->view();
    const auto open = [&](const QByteArray &topic) {
        view->expand(topics->model()->indexOf(connection.topics().find(topic)));
    };
    for (const char *topic :
         {"zigbee2mqtt", "zigbee2mqtt/living_room", "zigbee2mqtt/仓库", "tele", "tele/tasmota_4A2F",
          "spBv1.0", "spBv1.0/Plant-A", "factory", "factory/line-3", "factory/ odd name ", "/"})
        open(topic);
    if (lost)
        history->model()->setGaps({{Now - 60 * Second, Now - 31 * Second}, {Now, 0}});
    QVERIFY(topics->selectTopic(branch ? "zigbee2mqtt/living_room"
                                       : "zigbee2mqtt/living_room/climate"));
    view->verticalScrollBar()->setValue(0);
    view->setFocus();
    QTRY_VERIFY(history->model()->rowCount() > 20);
    if (branch && !lost) {
        QScrollBar *bar = history->view()->verticalScrollBar();
        bar->setValue(bar->maximum() - 55);
        for (int i = 0; i < 128; ++i)
            feed.add("zigbee2mqtt/living_room/climate", QByteArray::number(i), Now);
        feed.commit();
    }
    QCoreApplication::processEvents();
    const QImage picture = window.grab().toImage();
    QVERIFY(!picture.allGray());
    const QString folder = qEnvironmentVariable("CANOPY_SHOTS");
    const QString name = u"explorer-%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag()));
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(name)));
}

QTEST_MAIN(ExplorerShotsTest)
#include "tst_explorershots.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/warehouse.h"

#include "broker/demo/jsontext.h"

#include <array>

namespace broker::demo {
namespace {

constexpr std::array shelves{"一号货架", "二号货架", "三号货架"};

} // namespace

Warehouse::Warehouse(quint64 seed)
    : m_wander(seed, "仓库")
{
}

DeviceProfile Warehouse::profile() const
{
    return {.clientId = "demo-仓库", .period = std::chrono::seconds(2)};
}

Publishes Warehouse::onStart(const Moment &now)
{
    Publishes out{climate(now),
                  door(now),
                  {.topic = "仓库/公告",
                   .payload = "今日十五时盘点，请提前结束出库作业。",
                   .qos = mqtt::QoS::AtLeastOnce,
                   .retain = true}};
    for (size_t shelf = 0; shelf < shelves.size(); ++shelf)
        out.push_back(stock(int(shelf), now));
    return out;
}

Publishes Warehouse::onTick(const Moment &now)
{
    Publishes out{climate(now)};
    if (isDoorOpen(now.step) != isDoorOpen(now.step - 1))
        out.push_back(door(now));
    if (now.step % 3 == 0)
        out.push_back(stock(int(now.step / 3 % qint64(shelves.size())), now));
    return out;
}

mqtt::PublishRequest Warehouse::climate(const Moment &now) const
{
    const double t = static_cast<double>(now.step);
    const double temperature = 18.2 + 1.5 * Wander::dayCurve(now.epochMs) + m_wander.drift(t / 60);
    const double humidity = 52 + 6 * m_wander.drift(t / 80 + 3e3);
    return {.topic = "仓库/温湿度",
            .payload = JsonText()
                           .number("温度", temperature, 1)
                           .number("湿度", humidity, 1)
                           .text("状态", humidity > 55 ? "偏湿" : "正常")
                           .bytes(),
            .qos = mqtt::QoS::AtLeastOnce,
            .retain = true};
}

bool Warehouse::isDoorOpen(qint64 step) const
{
    return m_wander.drift(static_cast<double>(step) / 12 + 8e3) > 0.25;
}

mqtt::PublishRequest Warehouse::door(const Moment &now) const
{
    return {.topic = "仓库/门禁/一号门",
            .payload = isDoorOpen(now.step) ? "开" : "关",
            .qos = mqtt::QoS::AtLeastOnce,
            .retain = true};
}

mqtt::PublishRequest Warehouse::stock(int shelf, const Moment &now) const
{
    const double t = static_cast<double>(now.step);
    const qint64 pieces = 240 + qint64(60 * m_wander.drift(t / 50 + 1e4 * (shelf + 1)));
    return {
        .topic = QByteArray("仓库/") + shelves.at(size_t(shelf)) + "/库存",
        .payload
        = JsonText().text("物料", "轴承 6204").integer("数量", pieces).text("单位", "件").bytes()};
}

} // namespace broker::demo

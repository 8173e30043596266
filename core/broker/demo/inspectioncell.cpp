// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/inspectioncell.h"

#include "broker/demo/pngimage.h"

#include <QtEndian>

#include <bit>
#include <cmath>

namespace broker::demo {
namespace {

using namespace std::chrono_literals;

constexpr qint64 stepsBetweenPictures = 25; // 5 s
constexpr int pictureWidth = 160;
constexpr int pictureHeight = 120;
constexpr qsizetype firmwareSize = 64 * 1024;

template <typename T> void append(QByteArray &bytes, T value)
{
    const T little = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

// A conveyor belt from above with a part lying on it.
QByteArray beltPicture(int partX, bool good)
{
    QByteArray rgb;
    rgb.reserve(qsizetype{pictureWidth} * pictureHeight * 3);
    const auto put = [&rgb](int red, int green, int blue) {
        rgb += static_cast<char>(red);
        rgb += static_cast<char>(green);
        rgb += static_cast<char>(blue);
    };
    for (int y = 0; y < pictureHeight; ++y) {
        for (int x = 0; x < pictureWidth; ++x) {
            const int dx = x - partX;
            const int dy = y - pictureHeight / 2;
            const int distance = dx * dx + dy * dy;
            if (y < 18 || y >= pictureHeight - 18)
                put(96, 104, 112); // the frame
            else if (distance < 9 * 9)
                put(40, 44, 48); // the bore
            else if (distance < 30 * 30)
                put(good ? 196 : 208, good ? 200 : 96, good ? 204 : 72);
            else if ((x + 160 - partX) % 20 == 0)
                put(52, 56, 60); // the belt's ribs
            else
                put(36, 38, 42 + y / 8);
        }
    }
    return rgb;
}

} // namespace

InspectionCell::InspectionCell(quint64 seed)
    : m_wander(seed, "inspection")
{
}

DeviceProfile InspectionCell::profile() const
{
    return {.clientId = "demo-inspection", .period = 200ms};
}

Publishes InspectionCell::onStart(const Moment &now)
{
    return {firmware(), snapshot(now), vibration(now)};
}

Publishes InspectionCell::onTick(const Moment &now)
{
    Publishes out{vibration(now)};
    if (now.step % stepsBetweenPictures == 0)
        out.push_back(snapshot(now));
    return out;
}

mqtt::PublishRequest InspectionCell::vibration(const Moment &now) const
{
    const double t = static_cast<double>(now.step);
    const double level = 1.8 + 0.9 * m_wander.drift(t / 100);
    const auto axis = [&](qint64 which) {
        return static_cast<qint16>(std::lround(220 * level * m_wander.noise(now.step * 3 + which)));
    };
    QByteArray packed("VB\x01");
    packed += static_cast<char>(level > 2.4 ? 1 : 0); // bit 0: warning
    append(packed, static_cast<quint32>(now.step));
    append(packed, static_cast<quint64>(now.epochMs));
    append(packed, axis(0));
    append(packed, axis(1));
    append(packed, axis(2));
    append(packed, static_cast<qint16>(std::lround(4150 + 300 * m_wander.drift(t / 300 + 6e3))));
    append(packed, std::bit_cast<quint32>(static_cast<float>(level)));
    return {.topic = "factory/line-3/press/vibration", .payload = packed};
}

mqtt::PublishRequest InspectionCell::snapshot(const Moment &now) const
{
    const qint64 picture = now.step / stepsBetweenPictures;
    const int partX = 40 + int(m_wander.bits(-picture - 1) % 80);
    const bool good = !m_wander.chance(-picture - 1, 0.15);
    mqtt::PublishRequest request{.topic = "factory/line-3/camera/snapshot",
                                 .payload
                                 = encodePng(pictureWidth, pictureHeight, beltPicture(partX, good)),
                                 .qos = mqtt::QoS::AtLeastOnce,
                                 .retain = true};
    request.properties.contentType = "image/png";
    request.properties.userProperties = {{"result", good ? "good" : "scratch"}};
    return request;
}

mqtt::PublishRequest InspectionCell::firmware() const
{
    QByteArray image("CNPYFW\x02\x01", 8);
    image.reserve(firmwareSize);
    for (qint64 word = 0; image.size() < firmwareSize; ++word)
        append(image, m_wander.bits(word ^ (qint64{1} << 40)));
    mqtt::PublishRequest request{.topic = "factory/firmware/image",
                                 .payload = image,
                                 .qos = mqtt::QoS::AtLeastOnce,
                                 .retain = true};
    request.properties.contentType = "application/octet-stream";
    return request;
}

} // namespace broker::demo

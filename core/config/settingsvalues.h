// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <array>
#include <optional>

namespace config {

enum class Theme : quint8 { System, Light, Dark };
enum class Density : quint8 { Compact, Normal, Touch };
enum class HighlightUpdates : quint8 { Steps, Marker, Off };
enum class TimeDisplay : quint8 { Relative, Absolute };
enum class Arrangement : quint8 { Automatic, SideBySide, Stacked };

// How often a second the window may show what is new; others become the nearest of these.
inline constexpr std::array<int, 3> refreshRates{4, 10, 30};
int nearestRefreshRate(int perSecond);

// Everything the user can set that belongs to no connection, with its default (ux 4.13).
struct SettingsValues {
    Theme theme = Theme::System;
    QString language; // "zh_CN"; empty: as the system
    Density density = Density::Normal;
    int textSizePercent = 100; // 80 … 200
    // Absent: Steps, or Marker where the platform asks for reduced motion.
    std::optional<HighlightUpdates> highlightUpdates;
    TimeDisplay timeDisplay = TimeDisplay::Relative;
    bool thousandsSeparator = true;
    int refreshRate = 10; // a second, one of refreshRates
    Arrangement arrangement = Arrangement::Automatic;

    qint64 historyBytes = 0; // all connections; up to 1 TiB; 0: see historyBudget()
    int historyKeptPerTopic = 20; // stay before anything else of a topic goes; 1 … 10000
    bool keepHistoryOnClose = false;
    QMap<QString, QString> filterPresets; // name → text of a topic filter
    QMap<QString, QString> decoders; // topic filter → decoder id

    int keepAliveSeconds = 60; // for new connections; 0 … 65535
    int connectTimeoutSeconds = 10; // for new connections; 1 … 120

    // The broker inside the program; its password is in the SecretStore, never here.
    QString brokerAddress = QStringLiteral("127.0.0.1"); // literal IPv4 or IPv6 address
    int brokerPort = 1883; // 1 … 65535; another one where it is taken
    QString brokerUser; // empty: everybody may connect, on this computer only
    bool brokerAtStart = false;
    bool brokerDevices = false; // simulated devices whenever it starts
    bool brokerPlain = true; // the listeners: plain MQTT, and three more with ports of their own
    bool brokerTls = false;
    int brokerTlsPort = 8883; // 0 … 65535; 0: any free one
    bool brokerWebSocket = false;
    int brokerWebSocketPort = 9001;
    bool brokerWebSocketTls = false;
    int brokerWebSocketTlsPort = 9443;
    bool brokerAnyOrigin = false; // web pages from anywhere may connect

    int typingThreshold = 20; // clearing more than this needs typing; 0 … 10000
    bool readOnlyForProduction = false; // new connections whose name contains "prod"
    bool confirmEverything = true; // ask before subscribing to `#`

    // Keys of commands where they differ from the program's own: command → portable key text.
    QMap<QString, QString> shortcuts;

    QString lastProfile; // the connection that was shown last
    QMap<QString, QByteArray> layouts; // window, pane and column states by name
    QString topicColumns; // what differs from the columns at first, "+count -rate"
    QMap<QString, QByteArray> mutedBranches; // by profile id: topics, U+0000 after each
    QJsonObject unknown; // members of the file that this version does not know; written back

    bool operator==(const SettingsValues &) const = default;
};

inline constexpr int settingsSchema = 1;

QJsonObject settingsToJson(const SettingsValues &values);
// Reads what can be read; what is impossible keeps its default and the first such member is
// named in `badMember`.
SettingsValues settingsFromJson(const QJsonObject &object, QString *badMember = nullptr);

} // namespace config

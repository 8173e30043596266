// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/settingsvalues.h"

#include <QJsonValue>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

template <typename E> struct Word {
    E value;
    QLatin1StringView word;
};

template <typename E> struct Words;
template <> struct Words<Theme> {
    static constexpr std::array<Word<Theme>, 3> all{
        {{Theme::System, "system"_L1}, {Theme::Light, "light"_L1}, {Theme::Dark, "dark"_L1}}};
};
template <> struct Words<Density> {
    static constexpr std::array<Word<Density>, 3> all{{{Density::Compact, "compact"_L1},
                                                       {Density::Normal, "normal"_L1},
                                                       {Density::Touch, "touch"_L1}}};
};
template <> struct Words<HighlightUpdates> {
    static constexpr std::array<Word<HighlightUpdates>, 3> all{
        {{HighlightUpdates::Steps, "steps"_L1},
         {HighlightUpdates::Marker, "marker"_L1},
         {HighlightUpdates::Off, "off"_L1}}};
};
template <> struct Words<TimeDisplay> {
    static constexpr std::array<Word<TimeDisplay>, 2> all{
        {{TimeDisplay::Relative, "relative"_L1}, {TimeDisplay::Absolute, "absolute"_L1}}};
};
template <> struct Words<Arrangement> {
    static constexpr std::array<Word<Arrangement>, 3> all{
        {{Arrangement::Automatic, "automatic"_L1},
         {Arrangement::SideBySide, "side-by-side"_L1},
         {Arrangement::Stacked, "stacked"_L1}}};
};

class Writer {
public:
    explicit Writer(const QJsonObject &start)
        : m_object(start)
    {
    }

    void member(QLatin1StringView name, bool value) { m_object.insert(name, value); }
    void member(QLatin1StringView name, const QString &value) { m_object.insert(name, value); }
    template <std::integral T> void member(QLatin1StringView name, T value, qint64, qint64)
    {
        m_object.insert(name, qint64{value});
    }
    template <typename E> void word(QLatin1StringView name, E value)
    {
        for (const auto &row : Words<E>::all) {
            if (row.value == value)
                m_object.insert(name, QString(row.word));
        }
    }
    template <typename E> void word(QLatin1StringView name, const std::optional<E> &value)
    {
        if (value)
            word(name, *value);
        else
            m_object.remove(name);
    }
    void member(QLatin1StringView name, const QMap<QString, QString> &map)
    {
        QJsonObject object;
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            object.insert(it.key(), it.value());
        m_object.insert(name, object);
    }
    void member(QLatin1StringView name, const QMap<QString, QByteArray> &map)
    {
        QJsonObject object;
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            object.insert(it.key(), QString::fromLatin1(it.value().toBase64()));
        m_object.insert(name, object);
    }

    QJsonObject take() { return std::move(m_object); }

private:
    QJsonObject m_object;
};

// Takes members out of the object, so that what is left is what we do not know.
class Reader {
public:
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    {
    }

    void member(QLatin1StringView name, bool &value)
    {
        take(name, [&](const QJsonValue &json) {
            if (json.isBool())
                value = json.toBool();
            return json.isBool();
        });
    }
    void member(QLatin1StringView name, QString &value)
    {
        take(name, [&](const QJsonValue &json) {
            if (json.isString())
                value = json.toString();
            return json.isString();
        });
    }
    template <std::integral T>
    void member(QLatin1StringView name, T &value, qint64 least, qint64 most)
    {
        take(name, [&](const QJsonValue &json) {
            const qint64 number = json.toInteger(least - 1); // the default is refused below
            if (number < least || number > most)
                return false;
            value = static_cast<T>(number);
            return true;
        });
    }
    template <typename E> void word(QLatin1StringView name, E &value)
    {
        take(name, [&](const QJsonValue &json) {
            for (const auto &row : Words<E>::all) {
                if (json.toString() == row.word) {
                    value = row.value;
                    return true;
                }
            }
            return false;
        });
    }
    template <typename E> void word(QLatin1StringView name, std::optional<E> &value)
    {
        if (!m_object.contains(name))
            return;
        E read{};
        const QString before = m_badMember;
        word(name, read);
        if (before == m_badMember)
            value = read;
    }
    void member(QLatin1StringView name, QMap<QString, QString> &map)
    {
        takeEntries(name, [&](const QString &key, const QJsonValue &json) {
            if (json.isString())
                map.insert(key, json.toString());
            return json.isString();
        });
    }
    void member(QLatin1StringView name, QMap<QString, QByteArray> &map)
    {
        takeEntries(name, [&](const QString &key, const QJsonValue &json) {
            const auto bytes = QByteArray::fromBase64Encoding(
                json.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
            if (json.isString() && bytes)
                map.insert(key, *bytes);
            return json.isString() && bool(bytes);
        });
    }

    QJsonObject rest() const { return m_object; }
    QString badMember() const { return m_badMember; }

private:
    template <typename Read> void take(QLatin1StringView name, Read read)
    {
        const QJsonValue json = m_object.take(name);
        if (!json.isUndefined() && !read(json))
            fail(name);
    }
    template <typename Read> void takeEntries(QLatin1StringView name, Read read)
    {
        take(name, [&](const QJsonValue &json) {
            const QJsonObject entries = json.toObject();
            for (auto it = entries.constBegin(); it != entries.constEnd(); ++it) {
                if (!read(it.key(), it.value()))
                    fail(name + u'.' + it.key());
            }
            return json.isObject();
        });
    }
    void fail(const QString &name)
    {
        if (m_badMember.isEmpty())
            m_badMember = name;
    }

    QJsonObject m_object;
    QString m_badMember;
};

// The one list of members: `io` is a Reader or a Writer, `values` constant for the latter.
void visit(auto &io, auto &values)
{
    constexpr qint64 tebi = 1024LL * 1024 * 1024 * 1024;
    io.word("theme"_L1, values.theme);
    io.member("language"_L1, values.language);
    io.word("density"_L1, values.density);
    io.member("textSizePercent"_L1, values.textSizePercent, 80, 200);
    io.word("highlightUpdates"_L1, values.highlightUpdates);
    io.word("timeDisplay"_L1, values.timeDisplay);
    io.member("thousandsSeparator"_L1, values.thousandsSeparator);
    io.member("refreshRate"_L1, values.refreshRate, 1, 1000);
    io.word("arrangement"_L1, values.arrangement);
    io.member("historyBytes"_L1, values.historyBytes, 0, tebi);
    io.member("historyKeptPerTopic"_L1, values.historyKeptPerTopic, 1, 10'000);
    io.member("keepHistoryOnClose"_L1, values.keepHistoryOnClose);
    io.member("filterPresets"_L1, values.filterPresets);
    io.member("decoders"_L1, values.decoders);
    io.member("keepAliveSeconds"_L1, values.keepAliveSeconds, 0, 65535);
    io.member("connectTimeoutSeconds"_L1, values.connectTimeoutSeconds, 1, 120);
    io.member("brokerAddress"_L1, values.brokerAddress);
    io.member("brokerPort"_L1, values.brokerPort, 1, 65535);
    io.member("brokerUser"_L1, values.brokerUser);
    io.member("brokerAtStart"_L1, values.brokerAtStart);
    io.member("brokerDevices"_L1, values.brokerDevices);
    io.member("brokerPlain"_L1, values.brokerPlain);
    io.member("brokerTls"_L1, values.brokerTls);
    io.member("brokerTlsPort"_L1, values.brokerTlsPort, 0, 65535);
    io.member("brokerWebSocket"_L1, values.brokerWebSocket);
    io.member("brokerWebSocketPort"_L1, values.brokerWebSocketPort, 0, 65535);
    io.member("brokerWebSocketTls"_L1, values.brokerWebSocketTls);
    io.member("brokerWebSocketTlsPort"_L1, values.brokerWebSocketTlsPort, 0, 65535);
    io.member("brokerAnyOrigin"_L1, values.brokerAnyOrigin);
    io.member("typingThreshold"_L1, values.typingThreshold, 0, 10'000);
    io.member("readOnlyForProduction"_L1, values.readOnlyForProduction);
    io.member("confirmEverything"_L1, values.confirmEverything);
    io.member("shortcuts"_L1, values.shortcuts);
    io.member("lastProfile"_L1, values.lastProfile);
    io.member("layouts"_L1, values.layouts);
    io.member("topicColumns"_L1, values.topicColumns);
    io.member("mutedBranches"_L1, values.mutedBranches);
}

} // namespace

int nearestRefreshRate(int perSecond)
{
    return *std::min_element(refreshRates.begin(), refreshRates.end(), [perSecond](int a, int b) {
        return std::abs(a - perSecond) < std::abs(b - perSecond);
    });
}

QJsonObject settingsToJson(const SettingsValues &values)
{
    Writer writer(values.unknown);
    visit(writer, values);
    QJsonObject object = writer.take();
    object.insert(u"schema"_s, settingsSchema);
    return object;
}

SettingsValues settingsFromJson(const QJsonObject &object, QString *badMember)
{
    SettingsValues values;
    Reader reader(object);
    visit(reader, values);
    values.refreshRate = nearestRefreshRate(values.refreshRate);
    values.unknown = reader.rest();
    values.unknown.remove(u"schema"_s);
    if (badMember)
        *badMember = reader.badMember();
    return values;
}

} // namespace config

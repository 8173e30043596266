// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace config;

using Why = ProfileError::Why;

namespace {

// Nothing has its default value, so that a forgotten member shows.
SettingsValues sampleValues()
{
    SettingsValues values;
    values.theme = Theme::Dark;
    values.language = u"zh_CN"_s;
    values.density = Density::Touch;
    values.textSizePercent = 150;
    values.highlightUpdates = HighlightUpdates::Off;
    values.timeDisplay = TimeDisplay::Absolute;
    values.thousandsSeparator = false;
    values.refreshRate = 30;
    values.arrangement = Arrangement::Stacked;
    values.historyBytes = 1024LL * 1024 * 1024 * 1024;
    values.historyKeptPerTopic = 10'000;
    values.keepHistoryOnClose = true;
    values.decoders = {{u"a/+/#"_s, u"text"_s}, {u"仓库"_s, u"json"_s}};
    values.keepAliveSeconds = 0;
    values.connectTimeoutSeconds = 120;
    values.brokerAddress = u"::1"_s;
    values.brokerPort = 11883;
    values.brokerUser = u"me"_s;
    values.brokerAtStart = true;
    values.brokerDevices = true;
    values.brokerPlain = false;
    values.brokerTls = true;
    values.brokerTlsPort = 18883;
    values.brokerWebSocket = true;
    values.brokerWebSocketPort = 0;
    values.brokerWebSocketTls = true;
    values.brokerWebSocketTlsPort = 19443;
    values.brokerAnyOrigin = true;
    values.typingThreshold = 0;
    values.readOnlyForProduction = true;
    values.confirmEverything = false;
    values.shortcuts = {{u"pauseAction"_s, u"Ctrl+Alt+P; F8"_s}, {u"locateAction"_s, QString()}};
    values.lastProfile = u"id"_s;
    values.topicColumns = u"+count -age"_s;
    values.mutedBranches = {{u"home"_s, "a/b"_ba + '\0' + "c"}};
    values.layouts = {{u"window"_s, QByteArray("\x00\xFF\x01", 3)}, {u"empty"_s, ""}};
    values.unknown = {{u"fromLater"_s, QJsonObject{{u"a"_s, 1}}}};
    return values;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void comeBackAsTheyWere()
    {
        const SettingsValues sample = sampleValues();
        const QByteArray text = QJsonDocument(settingsToJson(sample)).toJson();
        QString badMember;
        QVERIFY(settingsFromJson(QJsonDocument::fromJson(text).object(), &badMember) == sample);
        QCOMPARE(badMember, QString());
        const QJsonObject defaults = settingsToJson(SettingsValues());
        QVERIFY(settingsFromJson(defaults, &badMember) == SettingsValues());
        QVERIFY(settingsFromJson({}, &badMember) == SettingsValues());
        QCOMPARE(badMember, QString());
        // Words, not numbers, for people who look into the file.
        QVERIFY(text.contains("\"theme\": \"dark\""));
    }

    void areSavedAtOnceAndAnnounced()
    {
        Settings settings(path(u"deep"_s));
        QVERIFY(settings.values() == SettingsValues());
        QVERIFY(!settings.loadError());
        QVERIFY(!QFile::exists(path(u"deep"_s))); // looking changes nothing
        std::vector<std::pair<Theme, Theme>> announced; // before, now
        connect(&settings, &Settings::changed, this,
                [&](const SettingsValues &now, const SettingsValues &before) {
                    announced.emplace_back(before.theme, now.theme);
                    QVERIFY(QFile::exists(settings.file()));
                });
        QVERIFY(!settings.set(&SettingsValues::theme, Theme::Light));
        QVERIFY(!settings.set(&SettingsValues::theme, Theme::Light)); // no change, no signal
        QVERIFY(!settings.set(sampleValues()));
        QVERIFY((announced
                 == std::vector{std::pair{Theme::System, Theme::Light},
                                std::pair{Theme::Light, Theme::Dark}}));
        QVERIFY(Settings(path(u"deep"_s)).values() == sampleValues());
    }

    void withoutDirectoryNothingIsWritten()
    {
        Settings settings{QString()};
        QVERIFY(settings.file().isEmpty());
        QVERIFY(!settings.set(&SettingsValues::refreshRate, 4));
        QCOMPARE(settings.values().refreshRate, 4);
        QVERIFY(!QFile::exists(u"/settings.json"_s));
    }

    void refreshRatesBecomeTheNearest()
    {
        const auto read = [](int rate) {
            return settingsFromJson({{u"refreshRate"_s, rate}}).refreshRate;
        };
        QCOMPARE(SettingsValues().refreshRate, 10);
        QCOMPARE(read(1), 4);
        QCOMPARE(read(4), 4);
        QCOMPARE(read(9), 10);
        QCOMPARE(read(19), 10);
        QCOMPARE(read(25), 30);
        QCOMPARE(read(60), 30);
    }

    void impossibleValuesKeepTheDefault_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *member, const QJsonValue &value) {
            QTest::addRow("%s %d", member, static_cast<int>(value.type()))
                << QString::fromLatin1(member) << value;
        };
        row("theme", u"pink"_s);
        row("theme", 1);
        row("language", true);
        row("textSizePercent", 49);
        row("textSizePercent", 150.5);
        row("textSizePercent", u"150"_s);
        row("highlightUpdates", u"blink"_s);
        row("refreshRate", 0);
        row("brokerPort", 0);
        row("brokerPort", 65536);
        row("brokerTlsPort", 65536);
        row("brokerWebSocketPort", -1);
        row("historyBytes", -1);
        row("historyBytes", 1e300);
        row("keepHistoryOnClose", 1);
        row("keepAliveSeconds", 65536);
        row("decoders", u"json"_s);
        row("layouts", QJsonValue::Null);
    }

    void impossibleValuesKeepTheDefault()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject object = settingsToJson(SettingsValues());
        object[u"density"_s] = u"touch"_s;
        object[member] = value;
        QFile file(path(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray content = QJsonDocument(object).toJson();
        file.write(content);
        file.close();

        Settings settings(m_dir->path());
        SettingsValues expected;
        expected.density = Density::Touch; // what can be read counts
        QVERIFY(settings.values() == expected);
        QVERIFY(settings.loadError());
        QCOMPARE(settings.loadError()->why, Why::InvalidField);
        QCOMPARE(settings.loadError()->field, member);
        QCOMPARE(contentOf(settings.loadError()->setAsideAs), content);
    }

    void badEntriesAreNamed()
    {
        QString badMember;
        const SettingsValues values = settingsFromJson(
            {{u"layouts"_s, QJsonObject{{u"a"_s, u"AAE="_s}, {u"b"_s, u"!"_s}}}}, &badMember);
        QCOMPARE(badMember, u"layouts.b"_s);
        QCOMPARE(values.layouts, (QMap<QString, QByteArray>{{u"a"_s, QByteArray("\0\1", 2)}}));
    }

    void everyCutOfTheFileLosesNothing()
    {
        const QString file = path(u"settings.json"_s);
        const QByteArray whole = QJsonDocument(settingsToJson(sampleValues())).toJson().trimmed();
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const QByteArray cut = whole.first(size);
            QFile stored(file);
            QVERIFY(stored.open(QIODevice::WriteOnly));
            stored.write(cut);
            stored.close();
            Settings settings(m_dir->path());
            QVERIFY(settings.values() == SettingsValues());
            QVERIFY(settings.loadError());
            QCOMPARE(settings.loadError()->why, Why::NotJson);
            QVERIFY(settings.loadError()->line >= 1);
            QCOMPARE(contentOf(settings.loadError()->setAsideAs), cut);
            QVERIFY(QFile::remove(settings.loadError()->setAsideAs));
        }
    }

    void newerFilesStayUntilWeWrite()
    {
        const QString file = path(u"settings.json"_s);
        const QByteArray content = "{\"schema\": 2, \"theme\": \"dark\"}";
        QFile stored(file);
        QVERIFY(stored.open(QIODevice::WriteOnly));
        stored.write(content);
        stored.close();
        Settings settings(m_dir->path());
        QCOMPARE(settings.loadError()->why, Why::WrongSchema);
        QCOMPARE(settings.values().theme, Theme::System);
        QCOMPARE(contentOf(file), content);
        QVERIFY(!settings.set(&SettingsValues::theme, Theme::Light));
        QCOMPARE(contentOf(file + u".damaged"_s), content);
    }

    void unwritableFolderIsAValue()
    {
        QFile stored(path(u"file"_s));
        QVERIFY(stored.open(QIODevice::WriteOnly));
        stored.close();
        Settings settings(path(u"file"_s));
        const auto error = settings.set(&SettingsValues::theme, Theme::Light);
        QVERIFY(error);
        QCOMPARE(error->why, Why::NotWritable);
        QCOMPARE(settings.values().theme, Theme::Light); // it counts for this run
    }

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/canopyexport.h"
#include "config/import/importconnections.h"
#include "core/config/sampleprofile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace config;

using Kind = ImportRemark::Kind;
using Why = ImportError::Why;
using client::TransportKind;

namespace {

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(CANOPY_TEST_DATA "/import/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const ImportedProfile *named(const Imported &imported, const QString &name)
{
    const auto found
        = std::find_if(imported.profiles.begin(), imported.profiles.end(),
                       [&](const ImportedProfile &one) { return one.profile.name == name; });
    return found == imported.profiles.end() ? nullptr : &*found;
}

bool remarks(const ImportedProfile &profile, Kind kind, const QString &what)
{
    return std::find(profile.remarks.begin(), profile.remarks.end(), ImportRemark{kind, what})
        != profile.remarks.end();
}

} // namespace

class TestImportConnections : public QObject {
    Q_OBJECT

private slots:
    void mqttExplorerSettings()
    {
        const QByteArray text = sample(u"mqttexplorer-settings.json"_s);
        const auto read = importConnections(text);
        QVERIFY(read);
        QCOMPARE(read->source, ImportSource::MqttExplorer);
        QCOMPARE(read->profiles.size(), std::size_t(3));
        const ImportedProfile *plain = named(*read, u"mqtt.eclipse.org"_s);
        QVERIFY(plain && plain->usable);
        QCOMPARE(plain->profile.address(), u"mqtt://mqtt.eclipse.org:1883"_s);
        QCOMPARE(plain->profile.options.clientId, "mqtt-explorer-9f1a4e3c"_ba);
        QCOMPARE(plain->profile.subscriptions.size(), std::size_t(2));
        QVERIFY(plain->remarks.empty());
        QVERIFY(!plain->hasSecrets());
        QVERIFY(plain->profile.id.isEmpty());

        const ImportedProfile *plant = named(*read, u"Werk Süd 仓库"_s);
        QVERIFY(plant && plant->hasSecrets());
        QCOMPARE(plant->profile.options.transport, TransportKind::Tls);
        QCOMPARE(plant->profile.options.password, std::optional("secret-of-anna"_ba));
        QCOMPARE(plant->profile.options.tls.verification, client::TlsVerification::Off);
        QCOMPARE(plant->profile.subscriptions.size(), std::size_t(1));
        QCOMPARE(plant->profile.subscriptions[0].subscription.qos, mqtt::QoS::AtLeastOnce);
        QVERIFY(remarks(*plant, Kind::NotVerified, {}));
        QVERIFY(remarks(*plant, Kind::InvalidFilter, u"broken/#/x"_s));
        QVERIFY(remarks(*plant, Kind::EmbeddedFile, u"selfSignedCertificate ca.pem"_s));
        QVERIFY(remarks(*plant, Kind::EmbeddedFile, u"clientKey anna.key"_s));

        const ImportedProfile *cloud = named(*read, u"Cloud"_s);
        QVERIFY(cloud);
        QCOMPARE(cloud->profile.options.transport, TransportKind::WebSocketTls);
        QCOMPARE(cloud->profile.options.webSocket.path, u"/mqtt/v5"_s);
        QVERIFY(cloud->profile.options.clientId.startsWith("explorer-"));
        QCOMPARE(cloud->profile.subscriptions[0].subscription.topicFilter, "old/style/#"_ba);
        QCOMPARE(cloud->remarks, (std::vector<ImportRemark>{{Kind::Unknown, u"somethingNew"_s}}));

        // The connections alone are understood, too.
        const QJsonObject bare
            = QJsonDocument::fromJson(text).object()[u"ConnectionManager_connections"_s].toObject();
        const auto again = importConnections(QJsonDocument(bare).toJson());
        QVERIFY(again);
        QCOMPARE(again->source, ImportSource::MqttExplorer);
        QCOMPARE(again->profiles.size(), std::size_t(3));
    }

    void mqttxBackup()
    {
        const auto read = importConnections(sample(u"mqttx.json"_s));
        QVERIFY(read);
        QCOMPARE(read->source, ImportSource::Mqttx);
        QCOMPARE(read->profiles.size(), std::size_t(2));
        const ImportedProfile &full = read->profiles[0];
        const client::ConnectOptions &options = full.profile.options;
        QCOMPARE(full.profile.name, u"EMQ public"_s);
        QCOMPARE(options.transport, TransportKind::Tls);
        QCOMPARE(options.port, quint16(8883));
        QCOMPARE(options.version, client::VersionChoice::Mqtt5);
        QCOMPARE(options.clientId, "mqttx_0a1b2c3d"_ba);
        QCOMPARE(options.userName, "max"_ba);
        QCOMPARE(options.password, std::optional("secret-of-max"_ba));
        QCOMPARE(options.cleanStart, false);
        QCOMPARE(options.keepAliveSeconds, quint16(120));
        QCOMPARE(options.connectTimeout, std::chrono::milliseconds(15'000));
        QCOMPARE(options.reconnect.first, std::chrono::milliseconds(4000));
        QCOMPARE(options.tls.verification, client::TlsVerification::AuthorityFile);
        QCOMPARE(options.tls.authorityFile, u"/home/max/ca.pem"_s);
        QCOMPARE(options.tls.certificateFile, u"/home/max/client.pem"_s);
        QCOMPARE(options.tls.keyFile, u"/home/max/client.key"_s);
        QCOMPARE(options.sessionExpirySeconds, 3600U);
        QCOMPARE(options.receiveMaximum, quint16(20));
        QCOMPARE(options.maximumPacketSize, std::optional(65536U));
        QCOMPARE(options.topicAliasMaximum, quint16(4));
        QVERIFY(options.requestResponseInformation);
        QVERIFY(!options.requestProblemInformation);
        QCOMPARE(options.userProperties.size(), std::size_t(1));
        QCOMPARE(options.userProperties[0].name, "team"_ba);
        QVERIFY(options.will);
        QCOMPARE(options.will->topic, "status/max"_ba);
        QCOMPARE(options.will->payload, "gone"_ba);
        QCOMPARE(options.will->qos, mqtt::QoS::AtLeastOnce);
        QVERIFY(options.will->retain);
        QCOMPARE(options.will->properties.willDelayInterval, std::optional(5U));
        QCOMPARE(options.will->properties.contentType, std::optional("text/plain"_ba));
        QCOMPARE(options.will->properties.userProperties.size(), std::size_t(2));
        QVERIFY(!options.will->properties.messageExpiryInterval);
        QCOMPARE(full.profile.subscriptions.size(), std::size_t(2));
        const SavedSubscription &saved = full.profile.subscriptions[0];
        QVERIFY(!saved.enabled);
        QCOMPARE(saved.alias, u"all tests"_s);
        QVERIFY(saved.subscription.noLocal);
        QVERIFY(!saved.subscription.retainAsPublished);
        QCOMPARE(saved.subscription.retainHandling, mqtt::RetainHandling::SendIfNew);
        QCOMPARE(full.remarks,
                 (std::vector<ImportRemark>{{Kind::NoConnectionMatter, u"messages"_s}}));

        const ImportedProfile &web = read->profiles[1];
        QCOMPARE(web.profile.group, u"Customers"_s);
        QCOMPARE(web.profile.options.transport, TransportKind::WebSocket);
        QCOMPARE(web.profile.options.webSocket.path, u"/socket"_s);
        QCOMPARE(web.profile.options.port, quint16(8083));
        QVERIFY(!web.profile.options.will);
        QVERIFY(web.profile.subscriptions.empty());
        QCOMPARE(web.remarks, (std::vector<ImportRemark>{{Kind::Unknown, u"holographic"_s}}));
    }

    void urlList()
    {
        const auto read = importConnections(sample(u"urls.txt"_s));
        QVERIFY(read);
        QCOMPARE(read->source, ImportSource::UrlList);
        QStringList seen;
        for (const ImportedProfile &one : read->profiles)
            seen.append(
                QString(one.profile.name + u'|' + (one.usable ? one.profile.address() : u"-"_s)));
        QCOMPARE(seen.size(), 6);
        QCOMPARE(seen[0], u"Home|mqtt://home.example:1883"_s);
        QCOMPARE(seen[1], u"Plant|mqtts://plant.example:8884"_s);
        QCOMPARE(read->profiles[1].profile.options.userName, "anna"_ba);
        QCOMPARE(read->profiles[1].profile.options.password, std::optional("p@ss"_ba));
        QCOMPARE(read->profiles[2].profile.options.webSocket.path, u"/mqtt/v5?tenant=7"_s);
        QCOMPARE(read->profiles[2].profile.name, u"Cloud"_s);
        QCOMPARE(seen[3], u"::1|mqtt://[::1]:1884"_s);
        QVERIFY(!read->profiles[4].usable);
        QCOMPARE(read->profiles[4].remarks,
                 (std::vector<ImportRemark>{{Kind::InvalidAddress, u"not//an/address"_s}}));
        QCOMPARE(seen[5], u"plain-host|mqtt://plain-host:1883"_s);
    }

    void exportAndBack()
    {
        Profile first = sampleProfile();
        Profile second = newProfile();
        second.name = u"Second"_s;
        second.options.host = u"b.example"_s;
        const QByteArray text = exportProfiles({first, second});
        const auto read = importConnections(text);
        QVERIFY(read);
        QCOMPARE(read->source, ImportSource::CanopyExport);
        QCOMPARE(read->profiles.size(), std::size_t(2));
        QCOMPARE(toJson(read->profiles[0].profile), toJson(first));
        QVERIFY(read->profiles[0].profile == first);
        QVERIFY(read->profiles[1].profile == second);
        QVERIFY(read->profiles[0].remarks.empty());
        QCOMPARE(exportProfiles({read->profiles[0].profile, read->profiles[1].profile}), text);
    }

    void exportsHoldNoSecrets()
    {
        Profile profile = sampleProfile();
        profile.id = u"some-id"_s;
        profile.options.host = u"anna:hunter0@edge.example"_s;
        profile.options.password = "hunter1";
        profile.options.authenticationData = "hunter2";
        profile.options.tls.keyPassphrase = "hunter3";
        profile.options.proxy = {client::ProxyKind::Http, u"proxy.example"_s, 3128, "p", "hunter4"};
        profile.options.webSocket.headers
            = {{"Authorization", "Bearer hunter5", true}, {"X-Site", "open", false}};
        profile.unknown = {{u"password"_s, u"hunter6"_s}};
        profile.subscriptions[0].unknown = {{u"token"_s, u"hunter7"_s}};
        const QByteArray text = exportProfiles({profile});
        QVERIFY2(!text.contains("hunter"), text.constData());
        QVERIFY(!text.contains("some-id"));
        for (char digit = '0'; digit <= '7'; ++digit)
            QVERIFY(!text.contains(QByteArray("hunter").append(digit).toBase64()));
        QVERIFY(text.contains("edge.example"));
        // Nor does an import take them out of a file where somebody wrote them.
        QJsonObject object = QJsonDocument::fromJson(text).object();
        QJsonObject entry = object[u"connections"_s][0].toObject();
        entry[u"password"_s] = u"hunter8"_s;
        object[u"connections"_s] = QJsonArray{entry};
        const auto read = importConnections(QJsonDocument(object).toJson());
        QVERIFY(read);
        QVERIFY(!read->profiles[0].hasSecrets());
        QVERIFY(remarks(read->profiles[0], Kind::Unknown, u"password"_s));
        QVERIFY(!QJsonDocument(toJson(read->profiles[0].profile)).toJson().contains("hunter"));
    }

    void oneBadEntryHidesNobody()
    {
        QJsonObject object
            = QJsonDocument::fromJson(exportProfiles({sampleProfile(), sampleProfile()})).object();
        QJsonArray entries = object[u"connections"_s].toArray();
        entries[0] = QJsonObject{{u"schema"_s, 1}, {u"name"_s, u"Odd"_s}, {u"connection"_s, 5}};
        object[u"connections"_s] = entries;
        const auto read = importConnections(QJsonDocument(object).toJson());
        QVERIFY(read);
        QVERIFY(!read->profiles[0].usable);
        QCOMPARE(read->profiles[0].profile.name, u"Odd"_s);
        QVERIFY(remarks(read->profiles[0], Kind::InvalidValue, u"connection"_s));
        QVERIFY(read->profiles[1].usable);
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("why");
        const auto row = [](const char *name, const QByteArray &bytes, Why why) {
            QTest::newRow(name) << bytes << int(why);
        };
        row("nothing", "", Why::NothingFound);
        row("comments only", "# a\n#b\n", Why::NothingFound);
        row("another JSON", R"({"a": 1})", Why::NotRecognised);
        row("another array", R"([{"a": 1}])", Why::NotRecognised);
        row("half a file", "{\n\"canopy\": \"connections\",\n", Why::NotJson);
        row("a later version", R"({"canopy": "connections", "schema": 2})", Why::NewerVersion);
        row("an empty export", R"({"canopy": "connections", "schema": 1})", Why::NothingFound);
        row("deep", QByteArray(100'000, '['), Why::NotJson);
        row("binary",
            QByteArray("\x7F"
                       "ELF\x02\x01\x00\x00",
                       8),
            Why::NotRecognised);
        row("an image", "\x89PNG\r\n\x1A\n", Why::NotRecognised);
        row("prose", "buy, milk!\nand: bread, too!\n", Why::NotRecognised);
        row("too large", QByteArray(importlimits::FileBytes + 1, ' '), Why::TooLarge);
        row("too many addresses", QByteArray("h\n").repeated(importlimits::Profiles + 1),
            Why::TooManyProfiles);
        row("another command", "mosquitto_passwd -c file anna", Why::NotMosquitto);
    }

    void whatIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, why);
        const auto read = importConnections(bytes);
        QVERIFY(!read);
        QCOMPARE(int(read.error().why), why);
        if (read.error().why == Why::NotJson)
            QVERIFY(read.error().line >= 1);
    }

    void nothingGrowsWithoutLimit()
    {
        QJsonArray subscriptions;
        QJsonObject properties;
        for (int i = 0; i < 5000; ++i) {
            subscriptions.append(QJsonObject{{u"topic"_s, QString::number(i)}});
            properties.insert(QString::number(i), u"x"_s);
        }
        QJsonObject connection{
            {u"clientId"_s, u"c"_s.repeated(70'000)},
            {u"host"_s, u"h"_s},
            {u"name"_s, u"n"_s.repeated(5000)},
            {u"protocol"_s, u"mqtt"_s},
            {u"subscriptions"_s, subscriptions},
            {u"properties"_s, QJsonObject{{u"userProperties"_s, properties}}},
        };
        for (int i = 0; i < 500; ++i)
            connection.insert(u"odd%1"_s.arg(i), i);
        QJsonObject folders = connection;
        for (int i = 0; i < 50; ++i)
            folders = {{u"name"_s, u"f"_s}, {u"children"_s, QJsonArray{folders}}};
        const auto read
            = importConnections(QJsonDocument(QJsonArray{connection, folders}).toJson());
        QVERIFY(read);
        QCOMPARE(read->profiles.size(), std::size_t(1)); // the other one lies too deep
        const ImportedProfile &one = read->profiles[0];
        QCOMPARE(std::ssize(one.profile.subscriptions), importlimits::Subscriptions);
        QCOMPARE(std::ssize(one.profile.options.userProperties), importlimits::UserProperties);
        QCOMPARE(std::ssize(one.remarks), importlimits::Remarks);
        QCOMPARE(one.remarks.back().kind, Kind::TooMany);
        QCOMPARE(one.profile.name.size(), importlimits::NameCharacters);
        QVERIFY(one.profile.options.clientId.size() < 100);
    }

    // Whatever bytes come, they are an error or profiles, and never more than allowed.
    void brokenSamplesAreSurvived()
    {
        std::mt19937 random(5);
        for (const QString &name :
             {u"mqttexplorer-settings.json"_s, u"mqttx.json"_s, u"urls.txt"_s}) {
            const QByteArray whole = sample(name);
            QVERIFY(!whole.isEmpty());
            for (int round = 0; round < 400; ++round) {
                QByteArray broken = whole;
                for (int i = 0; i < 4; ++i)
                    broken[qsizetype(random() % quint32(broken.size()))] = char(random());
                if (round % 3 == 0)
                    broken.truncate(qsizetype(random() % quint32(broken.size())));
                const auto read = importConnections(broken);
                if (!read)
                    continue;
                for (const ImportedProfile &one : read->profiles) {
                    if (one.usable)
                        QVERIFY(profileFromJson(toJson(one.profile)));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestImportConnections)
#include "tst_importconnections.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/profile.h"
#include "core/config/sampleprofile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace config;

namespace {

// The object with the member at "a.b" replaced.
QJsonObject with(QJsonObject object, const QString &path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    const QString name = path.left(dot);
    if (dot < 0)
        object[name] = value;
    else
        object[name] = with(object[name].toObject(), path.mid(dot + 1), value);
    return object;
}

} // namespace

class TestProfile : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWas()
    {
        const Profile sample = sampleProfile();
        const QByteArray text = QJsonDocument(toJson(sample)).toJson();
        const auto read = profileFromJson(QJsonDocument::fromJson(text).object());
        QVERIFY(read);
        QCOMPARE(toJson(*read), toJson(sample));
        QCOMPARE(read->options, sample.options);
        QVERIFY(*read == sample);
    }

    void secretsAreLeftOut()
    {
        Profile profile = sampleProfile();
        profile.options.password = "hunter2-secret";
        profile.options.authenticationData = "hunter3-secret";
        profile.options.tls.keyPassphrase = "hunter4-secret";
        const QByteArray text = QJsonDocument(toJson(profile)).toJson();
        QVERIFY(!text.contains("hunter"));
        QVERIFY(!text.contains(QByteArray("hunter2-secret").toBase64()));
        QVERIFY(!text.contains(QByteArray("hunter3-secret").toBase64()));
    }

    void isReadableForPeople()
    {
        const QByteArray text = QJsonDocument(toJson(sampleProfile())).toJson();
        for (const char *part : {"\"schema\": 1", "\"3.1.1\"", "\"keyring\"", "\"état/仓库\"",
                                 "\"none\"", "\"clientId\": \"explorer-0a1b2c\""})
            QVERIFY2(text.contains(part), part);
    }

    void absentMembersTakeTheirDefault()
    {
        const auto read = profileFromJson(
            {{u"schema"_s, 1}, {u"connection"_s, QJsonObject{{u"host"_s, u"h"_s}}}});
        QVERIFY(read);
        Profile expected;
        expected.options.host = u"h"_s;
        QVERIFY(*read == expected);
    }

    void unknownMembersComeBack()
    {
        QJsonObject object = toJson(sampleProfile());
        const QJsonValue strange = QJsonArray{1, QJsonObject{{u"deep"_s, true}}};
        for (const QString &at : {u"later"_s, u"connection.later"_s, u"connection.tls.later"_s,
                                  u"connection.reconnect.later"_s, u"connection.will.later"_s})
            object = with(object, at, strange);
        QJsonArray subscriptions = object[u"subscriptions"_s].toArray();
        subscriptions[0] = with(subscriptions.at(0).toObject(), u"later"_s, strange);
        object[u"subscriptions"_s] = subscriptions;

        auto read = profileFromJson(object);
        QVERIFY(read);
        QCOMPARE(toJson(*read), object);
        // Also when something else has been changed in between …
        read->name = u"Other"_s;
        read->options.port = 1;
        object[u"name"_s] = u"Other"_s;
        object = with(object, u"connection.port"_s, 1);
        QCOMPARE(toJson(*read), object);
        // … but a will that was taken out does not come back because of them.
        read->options.will.reset();
        const auto again = profileFromJson(toJson(*read));
        QVERIFY(again);
        QVERIFY(!again->options.will);
        QCOMPARE(toJson(*again)[u"later"_s], strange);
        QCOMPARE(toJson(*again)[u"connection"_s][u"later"_s], strange);
    }

    // A pair has two halves; a third would be lost.
    void unknownMembersWithoutAPlaceAreRefused()
    {
        const QJsonObject pair{{u"name"_s, u"a"_s}, {u"value"_s, u"b"_s}, {u"later"_s, 1}};
        const auto read = profileFromJson(
            with(toJson(sampleProfile()), u"connection.userProperties"_s, QJsonArray{pair}));
        QVERIFY(!read);
        QCOMPARE(read.error().field, u"connection.userProperties[0].later"_s);
    }

    void readOnlyOnesAnnounceNothing()
    {
        Profile profile = sampleProfile();
        QVERIFY(profile.options.will);
        profile.readOnly = true;
        QVERIFY(!profile.connectOptions().will);
        QVERIFY(!profile.connectOptions().birthPayload);
        profile.readOnly = false;
        QVERIFY(profile.connectOptions().will);
        QVERIFY(profile.connectOptions().birthPayload);
    }

    void impossibleValuesAreNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *path, const QJsonValue &value) {
            QTest::addRow("%s %d", path, static_cast<int>(value.type()))
                << QString::fromLatin1(path) << value;
        };
        row("name", 5);
        row("connection", u"x"_s);
        row("connection.host", u""_s);
        row("connection.host", 1);
        row("connection.port", 0);
        row("connection.port", u"1883"_s);
        row("connection.port", true);
        row("connection.port", QJsonValue::Null);
        row("connection.version", u"6"_s);
        row("connection.transport", u"carrier pigeon"_s);
        row("connection.tls", u"yes"_s);
        row("connection.tls.verification", u"perhaps"_s);
        row("connection.tls.minimumVersion", 1.2);
        row("connection.tls.pinnedSha256", u"AB:CD"_s);
        row("connection.tls.applicationProtocols", u"mqtt"_s);
        row("connection.clientId", QJsonObject{{u"base64"_s, u"!"_s}});
        row("connection.clientId", QJsonArray());
        row("connection.keepAliveSeconds", 65536);
        row("connection.sessionExpirySeconds", 4294967296.0);
        row("connection.receiveMaximum", 0);
        row("connection.maximumPacketSize", 0);
        row("connection.topicAliasMaximum", 1.5);
        row("connection.cleanStart", 1);
        row("connection.connectTimeoutMs", 1e300);
        row("connection.reconnect.firstMs", -1);
        row("connection.will.qos", 3);
        row("connection.will.retain", u"yes"_s);
        row("connection.will.delaySeconds", -1);
        row("keepPassword", u"in plain text"_s);
        row("group", 1);
        row("mark", u"ultraviolet"_s);
        row("readOnly", u"true"_s);
        row("subscriptions", QJsonObject());
    }

    void impossibleValuesAreNamed()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        const auto read = profileFromJson(with(toJson(sampleProfile()), path, value));
        QVERIFY(!read);
        QCOMPARE(read.error().why, ProfileError::Why::InvalidField);
        QCOMPARE(read.error().field, path);
    }

    void badSubscriptionsAreNamed()
    {
        QJsonObject object = toJson(sampleProfile());
        object[u"subscriptions"_s] = QJsonArray{QJsonObject{{u"filter"_s, u"a"_s}},
                                                QJsonObject{{u"filter"_s, u"a/#/b"_s}}};
        QCOMPARE(profileFromJson(object).error().field, u"subscriptions[1].filter"_s);
        object[u"subscriptions"_s] = QJsonArray{5};
        QCOMPARE(profileFromJson(object).error().why, ProfileError::Why::InvalidField);
    }

    void otherSchemasAreRefused()
    {
        for (const QJsonValue &schema : {QJsonValue(2), QJsonValue(0), QJsonValue(u"1"_s)}) {
            QCOMPARE(
                profileFromJson(with(toJson(sampleProfile()), u"schema"_s, schema)).error().why,
                ProfileError::Why::WrongSchema);
        }
        QCOMPARE(profileFromJson({}).error().why, ProfileError::Why::WrongSchema);
    }

    void onlyEnabledSubscriptionsAreSent()
    {
        const client::ConnectOptions options = sampleProfile().connectOptions();
        QCOMPARE(options.subscriptions.size(), 1);
        QCOMPARE(options.subscriptions.at(0).topicFilter, "x"_ba);
    }

    void newOnesWatchEverything()
    {
        const Profile profile = newProfile();
        const QRegularExpression id(u"^explorer-[0-9a-f]{6}$"_s);
        QVERIFY(id.match(QString::fromLatin1(profile.options.clientId)).hasMatch());
        QVERIFY(newProfile().options.clientId != newProfile().options.clientId
                || newProfile().options.clientId != newProfile().options.clientId);
        QCOMPARE(profile.connectOptions().subscriptions.size(), 1);
        const mqtt::Subscription all = profile.connectOptions().subscriptions.at(0);
        QCOMPARE(all.topicFilter, "#"_ba);
        QVERIFY(all.retainAsPublished);
        QCOMPARE(profile.keepPassword, KeepPassword::AskEveryTime);
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/certificatedialog.h"
#include "connections/connectiondialog.h"
#include "connections/secretprompt.h"
#include "connections/subscribedialog.h"
#include "connections/teststrip.h"
#include "pipeline/connection.h"
#include "store/topictree.h"
#include "style/theme.h"
#include "ui/connections/textfit.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

// Every page in both themes and at two text sizes: nothing is cut, and with CANOPY_SHOTS=FOLDER
// the pictures are written there, to be looked at.
class tst_DialogShots : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void pages_data();
    void pages();
    void transports_data();
    void transports();
    void testResults_data();
    void testResults();
    void subscribe_data();
    void subscribe();
    void certificate_data();
    void certificate();
    void passwordPrompt_data();
    void passwordPrompt();

private:
    void looks();
    void apply();

    std::unique_ptr<ui::Theme> m_theme;
};

namespace {

config::Profile sample()
{
    config::Profile profile = config::newProfile();
    profile.id = u"home"_s;
    profile.name = u"Home"_s;
    profile.options.host = u"10.0.4.2"_s;
    profile.options.clientId = "explorer-7f3a91";
    profile.options.userName = "anna";
    profile.options.cleanStart = false;
    profile.options.sessionExpirySeconds = 60;
    mqtt::Will will;
    will.topic = "devices/explorer-7f3a91/status";
    will.payload = R"({"online": false, "reason": "lost"})";
    will.qos = mqtt::QoS::AtLeastOnce;
    will.properties.willDelayInterval = 5;
    profile.options.will = will;
    profile.keepPassword = config::KeepPassword::Keyring;
    return profile;
}

client::TlsFacts wrongName()
{
    client::CertificateFacts own;
    own.subject = u"mqtt.home.example, Home"_s;
    own.issuer = u"Home Authority"_s;
    own.names = {u"mqtt.home.example"_s, u"broker.home.example"_s};
    own.notBefore = QDateTime(QDate(2026, 1, 9), QTime(), Qt::UTC);
    own.notAfter = QDateTime(QDate(2027, 1, 9), QTime(), Qt::UTC);
    own.keyType = client::KeyType::Ec;
    own.keyBits = 256;
    own.fingerprint = QByteArray(32, '\xAB');
    client::CertificateFacts authority = own;
    authority.subject = authority.issuer;
    authority.selfSigned = true;
    client::TlsFacts facts;
    facts.problem = client::TlsProblem::WrongName;
    facts.expectedName = u"10.0.4.2"_s;
    facts.chain = {own, authority};
    facts.protocol = u"TLSv1.3"_s;
    facts.cipher = u"TLS_AES_256_GCM_SHA384"_s;
    return facts;
}

} // namespace

void tst_DialogShots::initTestCase()
{
    m_theme = std::make_unique<ui::Theme>(*qApp);
}

void tst_DialogShots::cleanupTestCase()
{
    m_theme.reset();
}

void tst_DialogShots::looks()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::newRow("light") << ui::ThemeMode::Light << 100;
    QTest::newRow("dark") << ui::ThemeMode::Dark << 100;
    QTest::newRow("light-150") << ui::ThemeMode::Light << 150;
}

void tst_DialogShots::apply()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, textSize);
    m_theme->setMode(mode);
    m_theme->setTextSize(textSize);
}

void tst_DialogShots::pages_data()
{
    looks();
}

void tst_DialogShots::pages()
{
    apply();
    const QStringList names{u"general"_s, u"security"_s,      u"session"_s,
                            u"mqtt5"_s,   u"subscriptions"_s, u"advanced"_s};
    ui::ConnectionDialog dialog([] { return std::unique_ptr<pipeline::Connection>(); });
    dialog.setProfile(sample());
    dialog.setKeyringAvailable(true);
    dialog.setPassword(u"0123456789"_s);
    dialog.show();
    auto *list = dialog.findChild<QListWidget *>(u"connectionPages"_s);
    for (int page = 0; page < names.size(); ++page) {
        list->setCurrentRow(page);
        QTest::qWait(0);
        textfit::shoot(
            dialog,
            u"connection-%1-%2"_s.arg(names[page], QString::fromUtf8(QTest::currentDataTag())));
        const QStringList cut = textfit::clipped(&dialog);
        QVERIFY2(cut.isEmpty(), qPrintable(names[page] + u": "_s + cut.join(u"\n"_s)));
    }
}

void tst_DialogShots::transports_data()
{
    looks();
}

void tst_DialogShots::transports()
{
    apply();
    using Page = ui::ConnectionDialog::Page;
    ui::ConnectionDialog dialog([] { return std::unique_ptr<pipeline::Connection>(); });
    dialog.show();
    config::Profile profile = sample();
    profile.options.transport = client::TransportKind::WebSocketTls;
    profile.options.port = 443;
    profile.options.webSocket.headers
        = {{"X-Tenant", "home", false}, {"Authorization", "Bearer 123", true}};
    profile.options.proxy = {client::ProxyKind::Socks5, u"proxy.home.example"_s, 1080, "anna", {}};
    config::Profile local = sample();
    local.options.transport = client::TransportKind::LocalSocket;
    local.options.host = u"/run/mosquitto/mosquitto.sock"_s;
    const QString look = QString::fromUtf8(QTest::currentDataTag());
    for (const auto &[name, shown, page] : {std::tuple(u"websocket"_s, profile, Page::General),
                                            std::tuple(u"proxy"_s, profile, Page::Advanced),
                                            std::tuple(u"local"_s, local, Page::General)}) {
        dialog.setProfile(shown);
        dialog.showPage(page);
        QTest::qWait(0);
        textfit::shoot(dialog, u"connection-%1-%2"_s.arg(name, look));
        const QStringList cut = textfit::clipped(&dialog);
        QVERIFY2(cut.isEmpty(), qPrintable(name + u": "_s + cut.join(u" | ")));
    }
}

void tst_DialogShots::testResults_data()
{
    looks();
}

void tst_DialogShots::testResults()
{
    apply();
    ui::ConnectionDialog dialog([] { return std::unique_ptr<pipeline::Connection>(); });
    dialog.setProfile(sample());
    dialog.show();
    auto *strip = dialog.findChild<ui::TestStrip *>();
    ui::ConnectionTestResult result;
    result.options = sample().options;
    result.elapsed = std::chrono::milliseconds(12);
    using client::ConnectStep;
    using std::chrono::microseconds;
    result.steps = {{ConnectStep::Name, microseconds(2'100), "10.0.4.2"},
                    {ConnectStep::Tcp, microseconds(1'230), "10.0.4.2:8883"}};
    ui::ConnectionTestResult unnamed = result;
    result.steps.push_back({ConnectStep::Tls, microseconds(6'400), {}});
    result.steps.push_back({ConnectStep::WebSocket, microseconds(900), {}});
    result.steps.push_back({ConnectStep::Mqtt, microseconds(1'400), {}});
    client::BrokerInfo broker;
    broker.keepAlive = std::chrono::seconds(60);
    broker.maximumPacketSize = 262'144;
    broker.receiveMaximum = 20;
    result.broker = broker;
    strip->showResult(result);
    QTest::qWait(0);
    const QString tag = QString::fromUtf8(QTest::currentDataTag());
    textfit::shoot(dialog, u"test-reached-"_s + tag);
    QVERIFY2(textfit::clipped(&dialog).isEmpty(),
             qPrintable(textfit::clipped(&dialog).join(u'\n')));

    result.broker.reset();
    result.failure.kind = client::Failure::ConnackRefused;
    result.failure.reasonCode = mqtt::ReasonCode::BadUserNameOrPassword;
    dialog.pointAt(strip->showResult(result));
    QTest::qWait(0);
    textfit::shoot(dialog, u"test-failed-"_s + tag);
    QVERIFY2(textfit::clipped(&dialog).isEmpty(),
             qPrintable(textfit::clipped(&dialog).join(u'\n')));

    unnamed.failure.kind = client::Failure::Tls;
    unnamed.failure.step = ConnectStep::Tls;
    unnamed.failure.tls = wrongName();
    dialog.pointAt(strip->showResult(unnamed));
    QTest::qWait(0);
    textfit::shoot(dialog, u"test-wrong-name-"_s + tag);
    QVERIFY2(textfit::clipped(&dialog).isEmpty(),
             qPrintable(textfit::clipped(&dialog).join(u'\n')));
}

void tst_DialogShots::certificate_data()
{
    looks();
}

void tst_DialogShots::certificate()
{
    apply();
    ui::CertificateDialog dialog(wrongName());
    dialog.show();
    QTest::qWait(0);
    textfit::shoot(dialog, u"certificate-"_s + QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(textfit::clipped(&dialog).isEmpty(),
             qPrintable(textfit::clipped(&dialog).join(u'\n')));
}

void tst_DialogShots::subscribe_data()
{
    looks();
}

void tst_DialogShots::subscribe()
{
    apply();
    store::TopicTree tree;
    for (const char *topic : {"zigbee2mqtt/office/climate", "zigbee2mqtt/kitchen/climate"}) {
        tree.arrived(tree.ensure(topic), {store::MessageId(1), 1, 1, true, false, false, false});
        tree.commit();
    }
    ui::SubscribeDialog dialog;
    dialog.setTopics(&tree);
    dialog.setFilter(u"zigbee2mqtt/+/climate"_s);
    dialog.show();
    QTest::qWait(0);
    textfit::shoot(dialog, u"subscribe-"_s + QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(textfit::clipped(&dialog).isEmpty(),
             qPrintable(textfit::clipped(&dialog).join(u'\n')));
}

void tst_DialogShots::passwordPrompt_data()
{
    looks();
}

void tst_DialogShots::passwordPrompt()
{
    apply();
    ui::SecretPrompt prompt(
        u"Home"_s, u"mqtt://10.0.4.2:1883"_s, sample().options,
        {{config::SecretKind::Password, {}}, {config::SecretKind::Headers, "X-Api-Key"}});
    prompt.setError(u"User name or password is wrong"_s);
    prompt.show();
    QTest::qWait(0);
    textfit::shoot(prompt, u"password-"_s + QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(textfit::clipped(&prompt).isEmpty(),
             qPrintable(textfit::clipped(&prompt).join(u'\n')));
}

QTEST_MAIN(tst_DialogShots)
#include "tst_dialogshots.moc"

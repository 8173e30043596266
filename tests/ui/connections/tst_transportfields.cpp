// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiondialog.h"
#include "connections/httpheadermodel.h"
#include "dialogfields.h"
#include "sampleprofile.h"
#include "text/explanation.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

// What the connection dialog asks for each transport: address, port, path, proxy and headers.
class TransportFieldsTest : public QObject {
    Q_OBJECT

private slots:
    void portFollowsTheTransport();
    void fieldsOfATransport_data();
    void fieldsOfATransport();
    void pathBeginsWithASlash();
    void hostComesBackAfterALocalSocket();
    void proxy();
    void proxyPasswordLeavesOnlyWhenTyped();
    void secretHeadersAreNeverShown();
    void headersThatCannotBeSent();
    void testPointsAtTheField_data();
    void testPointsAtTheField();
};

namespace {

void choose(ui::ConnectionDialog &dialog, const QString &combo, int value)
{
    auto *box = find<QComboBox>(dialog, combo);
    box->setCurrentIndex(box->findData(value));
    emit box->activated(box->currentIndex());
}

void chooseTransport(ui::ConnectionDialog &dialog, client::TransportKind transport)
{
    choose(dialog, u"profileTransport"_s, int(transport));
}

} // namespace

void TransportFieldsTest::portFollowsTheTransport()
{
    using enum client::TransportKind;
    ui::ConnectionDialog dialog({});
    auto *port = find<QSpinBox>(dialog, u"profilePort"_s);
    const std::vector<std::pair<client::TransportKind, int>> usual{
        {Tls, 8883}, {WebSocket, 80}, {WebSocketTls, 443}, {Tcp, 1883}};
    for (const auto &[transport, number] : usual) {
        chooseTransport(dialog, transport);
        QCOMPARE(port->value(), number);
    }
    port->setValue(9001);
    chooseTransport(dialog, WebSocket);
    QCOMPARE(port->value(), 9001);
}

void TransportFieldsTest::fieldsOfATransport_data()
{
    using enum client::TransportKind;
    QTest::addColumn<client::TransportKind>("transport");
    QTest::addColumn<bool>("port");
    QTest::addColumn<bool>("path");
    QTest::addColumn<bool>("headers");
    QTest::newRow("TCP") << Tcp << true << false << false;
    QTest::newRow("TLS") << Tls << true << false << false;
    QTest::newRow("WebSocket") << WebSocket << true << true << true;
    QTest::newRow("WebSocket, TLS") << WebSocketTls << true << true << true;
    QTest::newRow("local socket") << LocalSocket << false << false << false;
}

void TransportFieldsTest::fieldsOfATransport()
{
    QFETCH(client::TransportKind, transport);
    ui::ConnectionDialog dialog({});
    dialog.show();
    chooseTransport(dialog, transport);
    QTEST(find<QSpinBox>(dialog, u"profilePort"_s)->isVisible(), "port");
    QTEST(find<QLineEdit>(dialog, u"profilePath"_s)->isVisible(), "path");
    QCOMPARE(find<QWidget>(dialog, u"browseSocket"_s)->isVisible(),
             transport == client::TransportKind::LocalSocket);
    showPage(dialog, ui::ConnectionDialog::Page::Advanced);
    QTEST(find<QTableView>(dialog, u"httpHeaders"_s)->isEnabled(), "headers");
    QTEST(find<QComboBox>(dialog, u"proxyKind"_s)->isEnabled(), "port");
    QCOMPARE(dialog.profile().options.transport, transport);
}

void TransportFieldsTest::pathBeginsWithASlash()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.show();
    dialog.setAddress(u"wss://broker.example/mqtt?x=1"_s);
    auto *path = find<QLineEdit>(dialog, u"profilePath"_s);
    QCOMPARE(path->text(), u"/mqtt?x=1"_s);
    QCOMPARE(dialog.profile().address(), u"wss://broker.example:443/mqtt"_s);
    path->setText(u"mqtt"_s);
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QVERIFY(message(path).contains(u"slash"_s));
}

void TransportFieldsTest::hostComesBackAfterALocalSocket()
{
    ui::ConnectionDialog dialog({});
    dialog.setAddress(u"mqtt://broker.example"_s);
    chooseTransport(dialog, client::TransportKind::LocalSocket);
    auto *address = find<QLineEdit>(dialog, u"profileAddress"_s);
    QVERIFY(address->text().isEmpty());
    dialog.setAddress(u"/run/broker.sock"_s);
    QCOMPARE(dialog.profile().address(), u"unix:///run/broker.sock"_s);
    chooseTransport(dialog, client::TransportKind::Tcp);
    QCOMPARE(address->text(), u"broker.example"_s);
}

void TransportFieldsTest::proxy()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.show();
    dialog.setAddress(u"broker.example"_s);
    showPage(dialog, ui::ConnectionDialog::Page::Advanced);
    auto *host = find<QLineEdit>(dialog, u"proxyHost"_s);
    auto *port = find<QSpinBox>(dialog, u"proxyPort"_s);
    QVERIFY(!host->isVisible()); // as the system says
    choose(dialog, u"proxyKind"_s, int(client::ProxyKind::Socks5));
    QVERIFY(host->isVisible());
    QCOMPARE(port->value(), 1080);
    choose(dialog, u"proxyKind"_s, int(client::ProxyKind::Http));
    QCOMPARE(port->value(), 8080);
    save(dialog);
    QCOMPARE(saved.size(), 0);
    QVERIFY(message(host).contains(u"host name"_s));
    host->setText(u"proxy.example:3128"_s);
    save(dialog);
    QCOMPARE(saved.size(), 1);
    const client::ProxyOptions options = dialog.profile().options.proxy;
    QCOMPARE(options.kind, client::ProxyKind::Http);
    QCOMPARE(options.host, u"proxy.example"_s);
    QCOMPARE(options.port, quint16(3128));
}

void TransportFieldsTest::proxyPasswordLeavesOnlyWhenTyped()
{
    ui::ConnectionDialog dialog({});
    dialog.setProfile(complete());
    auto *password = find<QLineEdit>(dialog, u"proxyPassword"_s);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QVERIFY(!dialog.profile().options.proxy.password.has_value());
    dialog.show();
    showPage(dialog, ui::ConnectionDialog::Page::Advanced);
    replaceText(password, u"open sesame"_s);
    QCOMPARE(dialog.profile().options.proxy.password.value_or(QByteArray()),
             QByteArray("open sesame"));
}

void TransportFieldsTest::secretHeadersAreNeverShown()
{
    ui::HttpHeaderModel model;
    QAbstractItemModelTester tester(&model);
    model.setHeaders({{"Authorization", "Bearer 123", true}, {"X-Tenant", "home", false}});
    const QModelIndex secret = model.index(0, ui::HttpHeaderModel::Value);
    const QModelIndex open = model.index(1, ui::HttpHeaderModel::Value);
    for (int role = 0; role < Qt::UserRole; ++role)
        QVERIFY(!secret.data(role).toString().contains(u"123"_s));
    QCOMPARE(open.data().toString(), u"home"_s);
    QVERIFY(model.setData(secret, QString())); // opened and closed again
    QCOMPARE(model.headers().front().value, QByteArray("Bearer 123"));
    QVERIFY(model.setData(secret, u"Bearer 456"_s));
    QCOMPARE(model.headers().front().value, QByteArray("Bearer 456"));
    // What was hidden does not come to light by a tick.
    QVERIFY(model.setData(model.index(0, ui::HttpHeaderModel::Secret), Qt::Unchecked,
                          Qt::CheckStateRole));
    QVERIFY(model.headers().front().value.isEmpty());
    QCOMPARE(model.append(), 2);
    QVERIFY(model.removeRows(0, 2));
    QCOMPARE(model.rowCount(), 1);
}

void TransportFieldsTest::headersThatCannotBeSent()
{
    ui::ConnectionDialog dialog({});
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    dialog.show();
    config::Profile profile = complete();
    profile.options.transport = client::TransportKind::WebSocket;
    profile.options.webSocket.headers = {{"Two Words", "x", false}};
    dialog.setProfile(profile);
    save(dialog);
    QCOMPARE(saved.size(), 0);
    auto *pages = find<QListWidget>(dialog, u"connectionPages"_s);
    QCOMPARE(pages->currentRow(), int(ui::ConnectionDialog::Page::Advanced));
}

void TransportFieldsTest::testPointsAtTheField_data()
{
    using Page = ui::ConnectionDialog::Page;
    QTest::addColumn<ui::NextStep>("step");
    QTest::addColumn<Page>("page");
    QTest::newRow("path") << ui::NextStep::EditPath << Page::General;
    QTest::newRow("proxy") << ui::NextStep::EditProxy << Page::Advanced;
    QTest::newRow("proxy's password") << ui::NextStep::EditProxyPassword << Page::Advanced;
    QTest::newRow("headers") << ui::NextStep::EditHeaders << Page::Advanced;
}

void TransportFieldsTest::testPointsAtTheField()
{
    using Page = ui::ConnectionDialog::Page;
    QFETCH(ui::NextStep, step);
    QFETCH(Page, page);
    ui::ConnectionDialog dialog({});
    dialog.show();
    config::Profile profile = complete();
    profile.options.transport = client::TransportKind::WebSocket;
    dialog.setProfile(profile);
    dialog.pointAt({u"It did not work"_s, {}, {}, step});
    auto *pages = find<QListWidget>(dialog, u"connectionPages"_s);
    QCOMPARE(pages->currentRow(), int(page));
    QVERIFY(!pages->item(int(page))->data(Qt::AccessibleDescriptionRole).toString().isEmpty());
}

QTEST_MAIN(TransportFieldsTest)
#include "tst_transportfields.moc"

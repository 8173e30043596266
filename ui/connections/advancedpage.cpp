// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/advancedpage.h"

#include "client/httpheader.h"
#include "config/brokerurl.h"
#include "config/profile.h"
#include "connections/httpheadertable.h"
#include "style/formfield.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHostAddress>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int longestTimeout = 120; // seconds
constexpr int longestRetry = 3600; // seconds
constexpr int largestQueue = 1'000'000; // messages
constexpr int socksPort = 1080;
constexpr int httpProxyPort = 8080;

int wholeSeconds(milliseconds duration)
{
    return int(std::chrono::duration_cast<seconds>(duration).count());
}

} // namespace

AdvancedPage::AdvancedPage(QWidget *parent)
    : FormPage(tr("Advanced"), parent)
    , m_timeout(new QSpinBox)
    , m_reconnect(new QCheckBox(tr("&Reconnect automatically")))
    , m_firstRetry(new QSpinBox)
    , m_mostRetry(new QSpinBox)
    , m_queue(new QSpinBox)
    , m_noDelay(new QCheckBox(tr("Send small packets at once (TCP no &delay)")))
    , m_keepAlive(new QCheckBox(tr("Notice a dead line without traffic (TCP &keep-alive)")))
    , m_bindAddress(new QLineEdit)
    , m_proxyKind(new QComboBox)
    , m_proxyHost(new QLineEdit)
    , m_proxyPort(new QSpinBox)
    , m_proxyUser(new QLineEdit)
    , m_proxyPassword(new QLineEdit)
    , m_headers(new HttpHeaderTable)
    , m_notes(new QPlainTextEdit)
{
    setObjectName(u"advancedPage"_s);
    buildConnecting();
    buildProxy();
    buildHeaders();
    buildSending();

    QGridLayout *grid = addGroup(tr("Notes"));
    m_notes->setObjectName(u"profileNotes"_s);
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(3 * fontMetrics().lineSpacing() + 4 * Metrics::unit);
    addWide(grid, m_notes);

    for (QSpinBox *spin : {m_timeout, m_firstRetry, m_mostRetry, m_queue, m_proxyPort})
        connect(spin, &QSpinBox::valueChanged, this, &FormPage::edited);
    for (QCheckBox *check : {m_reconnect, m_noDelay, m_keepAlive})
        connect(check, &QCheckBox::toggled, this, &FormPage::edited);
    for (QLineEdit *edit : {m_bindAddress, m_proxyHost, m_proxyUser, m_proxyPassword})
        connect(edit, &QLineEdit::textEdited, this, &FormPage::edited);
    connect(m_bindAddress, &QLineEdit::editingFinished, this, &AdvancedPage::checkBindAddress);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &FormPage::edited);
    for (QSpinBox *spin : {m_firstRetry, m_mostRetry})
        connect(spin, &QSpinBox::editingFinished, this, &AdvancedPage::checkReconnect);
    connect(m_reconnect, &QCheckBox::toggled, this, [this](bool on) {
        m_firstField->setEnabled(on);
        m_mostField->setEnabled(on);
        checkReconnect();
    });
}

void AdvancedPage::buildConnecting()
{
    QGridLayout *grid = addGroup(tr("Connecting"));
    m_timeout->setObjectName(u"connectTimeout"_s);
    m_timeout->setRange(1, longestTimeout);
    m_timeout->setSuffix(tr(" s"));
    addField(grid, tr("Connect time&out"), m_timeout)->setCompact();

    m_reconnect->setObjectName(u"reconnectEnabled"_s);
    addBelow(grid, m_reconnect);
    m_firstRetry->setObjectName(u"reconnectFirst"_s);
    m_firstRetry->setRange(1, longestRetry);
    m_firstRetry->setSuffix(tr(" s"));
    m_firstField = addField(grid, tr("&First wait"), m_firstRetry);
    m_firstField->setCompact();
    m_mostRetry->setObjectName(u"reconnectMost"_s);
    m_mostRetry->setRange(1, longestRetry);
    m_mostRetry->setSuffix(tr(" s"));
    m_mostField = addField(grid, tr("At &most"), m_mostRetry);
    m_mostField->setCompact();
    m_mostField->setHint(tr("Doubles with each attempt, give or take a fifth."));

    m_noDelay->setObjectName(u"tcpNoDelay"_s);
    addBelow(grid, m_noDelay);
    m_keepAlive->setObjectName(u"tcpKeepAlive"_s);
    addBelow(grid, m_keepAlive);
    m_bindAddress->setObjectName(u"bindAddress"_s);
    m_bindAddress->setPlaceholderText(tr("any"));
    setMonospace(m_bindAddress);
    m_bindField = addField(grid, tr("&Bind address"), m_bindAddress);
    m_bindField->setHint(tr("The address of this computer to connect from."));
}

void AdvancedPage::buildProxy()
{
    QGridLayout *grid = addGroup(tr("Proxy"));
    m_proxyKind->setObjectName(u"proxyKind"_s);
    m_proxyKind->addItem(tr("As the system says"), int(client::ProxyKind::System));
    m_proxyKind->addItem(tr("None"), int(client::ProxyKind::None));
    m_proxyKind->addItem(tr("HTTP"), int(client::ProxyKind::Http));
    m_proxyKind->addItem(tr("SOCKS5"), int(client::ProxyKind::Socks5));
    m_proxyKindField = addField(grid, tr("Prox&y"), m_proxyKind);
    m_proxyKindField->setCompact();

    m_proxyHost->setObjectName(u"proxyHost"_s);
    setMonospace(m_proxyHost);
    m_proxyHostField = addField(grid, tr("Proxy &address"), m_proxyHost);
    m_proxyPort->setObjectName(u"proxyPort"_s);
    m_proxyPort->setRange(1, 65535);
    m_proxyPort->setAccessibleName(tr("Proxy port"));
    auto *portLabel = new TextLabel(tr("Port"));
    portLabel->setBuddy(m_proxyPort);
    m_proxyHostField->addBeside(portLabel);
    m_proxyHostField->addBeside(m_proxyPort);
    m_proxyHostField->setHint(tr("The proxy looks up the broker's name."));

    m_proxyUser->setObjectName(u"proxyUser"_s);
    m_proxyUser->setFixedWidth(fontMetrics().horizontalAdvance(u'x') * 32);
    m_proxyUserField = addField(grid, tr("Proxy &user"), m_proxyUser);
    m_proxyUserField->setCompact();
    m_proxyPassword->setObjectName(u"proxyPassword"_s);
    m_proxyPassword->setEchoMode(QLineEdit::Password);
    m_proxyPassword->setFixedWidth(m_proxyUser->width());
    m_proxyPasswordField = addField(grid, tr("Proxy pass&word"), m_proxyPassword);
    m_proxyPasswordField->setCompact();

    connect(m_proxyKind, &QComboBox::currentIndexChanged, this, &AdvancedPage::showProxyFields);
    connect(m_proxyKind, &QComboBox::activated, this, [this](int) {
        const bool isSocks = proxyKind() == client::ProxyKind::Socks5;
        if (m_proxyPort->value() == (isSocks ? httpProxyPort : socksPort))
            m_proxyPort->setValue(isSocks ? socksPort : httpProxyPort);
        emit edited();
    });
    connect(m_proxyHost, &QLineEdit::textEdited, this, [this] { m_proxyHostField->setError({}); });
    connect(m_proxyHost, &QLineEdit::editingFinished, this, &AdvancedPage::checkProxy);
    connect(m_proxyPassword, &QLineEdit::textEdited, this, [this] {
        m_proxyPasswordEdited = true;
        m_proxyPasswordField->setError({});
    });
}

void AdvancedPage::buildHeaders()
{
    QGridLayout *grid = addGroup(tr("WebSocket"));
    m_headersField = addField(grid, tr("&HTTP headers"), m_headers);
    connect(m_headers, &HttpHeaderTable::edited, this, [this] {
        checkHeaders();
        emit edited();
    });
}

void AdvancedPage::buildSending()
{
    QGridLayout *grid = addGroup(tr("Sending"));
    m_queue->setObjectName(u"offlineQueue"_s);
    m_queue->setRange(0, largestQueue);
    m_queue->setGroupSeparatorShown(true);
    m_queue->setSuffix(tr(" messages"));
    FormField *queue = addField(grid, tr("Offline &queue"), m_queue);
    queue->setCompact();
    queue->setHint(tr("Published while offline; sent when the connection is back."));

    auto *resend = new TextLabel(tr("Only after reconnect, as MQTT demands."));
    resend->setObjectName(u"resendPolicy"_s);
    addField(grid, tr("Resend"), resend);
}

void AdvancedPage::load(const config::Profile &profile)
{
    const client::ConnectOptions &options = profile.options;
    m_timeout->setValue(wholeSeconds(options.connectTimeout));
    m_firstRetry->setValue(wholeSeconds(options.reconnect.first));
    m_mostRetry->setValue(wholeSeconds(options.reconnect.most));
    m_reconnect->setChecked(options.reconnect.enabled);
    m_firstField->setEnabled(options.reconnect.enabled);
    m_mostField->setEnabled(options.reconnect.enabled);
    m_queue->setValue(options.limits.queuedPublishes);
    m_noDelay->setChecked(options.tcpNoDelay);
    m_keepAlive->setChecked(options.tcpKeepAlive);
    m_bindAddress->setText(options.bindAddress);
    const client::ProxyOptions &proxy = options.proxy;
    m_proxyKind->setCurrentIndex(m_proxyKind->findData(int(proxy.kind)));
    m_proxyHost->setText(proxy.host);
    const bool isSocks = proxy.kind == client::ProxyKind::Socks5;
    m_proxyPort->setValue(proxy.port != 0 ? proxy.port : isSocks ? socksPort : httpProxyPort);
    m_proxyUser->setText(QString::fromUtf8(proxy.userName));
    m_proxyPassword->setText(QString::fromUtf8(proxy.password.value_or(QByteArray())));
    m_proxyPasswordEdited = false;
    m_headers->setHeaders(options.webSocket.headers);
    setTransport(options.transport);
    m_notes->setPlainText(profile.notes);
}

void AdvancedPage::store(config::Profile &profile) const
{
    client::ConnectOptions &options = profile.options;
    options.connectTimeout = seconds(m_timeout->value());
    options.reconnect.enabled = m_reconnect->isChecked();
    options.reconnect.first = seconds(m_firstRetry->value());
    options.reconnect.most = seconds(m_mostRetry->value());
    options.limits.queuedPublishes = m_queue->value();
    options.tcpNoDelay = m_noDelay->isChecked();
    options.tcpKeepAlive = m_keepAlive->isChecked();
    options.bindAddress = m_bindAddress->text().trimmed();
    client::ProxyOptions &proxy = options.proxy;
    proxy.kind = proxyKind();
    proxy.host = m_proxyHost->text().trimmed();
    proxy.port = proxy.host.isEmpty() ? quint16(0) : quint16(m_proxyPort->value());
    proxy.userName = m_proxyUser->text().toUtf8();
    if (m_proxyPasswordEdited)
        proxy.password = m_proxyPassword->text().toUtf8();
    options.webSocket.headers = m_headers->headers();
    profile.notes = m_notes->toPlainText();
}

bool AdvancedPage::validate()
{
    const bool reconnect = checkReconnect();
    const bool bind = checkBindAddress();
    const bool proxy = checkProxy();
    const bool headers = checkHeaders();
    return reconnect && bind && proxy && headers;
}

void AdvancedPage::setTransport(client::TransportKind transport)
{
    m_transport = transport;
    const QString reason
        = client::isNetwork(transport) ? QString() : tr("Not with a local socket.");
    for (FormField *field : {m_proxyKindField, m_bindField})
        field->setUnavailable(reason);
    m_headersField->setUnavailable(client::isWebSocket(transport) ? QString()
                                                                  : tr("Only with a WebSocket."));
    showProxyFields();
}

void AdvancedPage::setProxyPasswordKept(bool kept)
{
    m_proxyPassword->setPlaceholderText(kept ? tr("kept in the system keyring") : QString());
}

void AdvancedPage::pointAtProxy(const QString &error)
{
    FormField *field = m_proxyHostField->isVisible() ? m_proxyHostField : m_proxyKindField;
    field->setError(error);
    field->editor()->setFocus();
}

void AdvancedPage::pointAtProxyPassword(const QString &error)
{
    if (!m_proxyPasswordField->isVisible()) {
        pointAtProxy(error);
        return;
    }
    m_proxyPasswordField->setError(error);
    (m_proxyUser->text().isEmpty() ? m_proxyUser : m_proxyPassword)->setFocus();
}

void AdvancedPage::pointAtHeaders(const QString &error)
{
    m_headersField->setError(error);
    m_headers->setFocus();
}

client::ProxyKind AdvancedPage::proxyKind() const
{
    return static_cast<client::ProxyKind>(m_proxyKind->currentData().toInt());
}

void AdvancedPage::showProxyFields()
{
    const client::ProxyKind kind = proxyKind();
    const bool isOwn = client::isNetwork(m_transport)
        && (kind == client::ProxyKind::Http || kind == client::ProxyKind::Socks5);
    for (FormField *field : {m_proxyHostField, m_proxyUserField, m_proxyPasswordField})
        field->setShown(isOwn);
    m_proxyKindField->setError({});
    if (!isOwn)
        m_proxyHostField->setError({});
}

bool AdvancedPage::checkProxy()
{
    const client::ProxyKind kind = proxyKind();
    const bool isOwn = client::isNetwork(m_transport)
        && (kind == client::ProxyKind::Http || kind == client::ProxyKind::Socks5);
    const auto address = config::parseBrokerUrl(m_proxyHost->text());
    const bool isHost = address && !address->schemeGiven && address->userName.isEmpty();
    if (isOwn && isHost && address->portGiven)
        m_proxyPort->setValue(address->port);
    if (isOwn && isHost)
        m_proxyHost->setText(address->host);
    m_proxyHostField->setError(isOwn && !isHost ? tr("Type the proxy's host name or IP address.")
                                                : QString());
    return !isOwn || isHost;
}

bool AdvancedPage::checkHeaders()
{
    const std::vector<client::HttpHeader> headers = m_headers->headers();
    const auto bad = std::find_if_not(headers.begin(), headers.end(), client::isUsableHeader);
    const bool wrong = client::isWebSocket(m_transport) && bad != headers.end();
    m_headersField->setError(wrong ? tr("The header “%1” cannot be sent: names are letters, digits "
                                        "and -, and those of the handshake itself are taken.")
                                         .arg(QString::fromUtf8(bad->name))
                                   : QString());
    return !wrong;
}

bool AdvancedPage::checkReconnect()
{
    const bool wrong = m_reconnect->isChecked() && m_mostRetry->value() < m_firstRetry->value();
    m_mostField->setError(wrong ? tr("Shorter than the first wait.") : QString());
    return !wrong;
}

bool AdvancedPage::checkBindAddress()
{
    const QString typed = m_bindAddress->text().trimmed();
    QHostAddress address;
    const bool wrong = !typed.isEmpty() && !address.setAddress(typed);
    m_bindField->setError(wrong ? tr("This is no IP address.") : QString());
    return !wrong;
}

} // namespace ui

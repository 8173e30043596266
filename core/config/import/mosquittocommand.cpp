// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/mosquittocommand.h"

#include "config/brokerurl.h"
#include "config/import/mosquittooptions.h"
#include "config/import/profilebuilder.h"
#include "config/import/shellwords.h"

#include <QRandomGenerator>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace config {

using client::TransportKind;
using Kind = ImportRemark::Kind;

namespace {

using Option = MosquittoOption;

// One run over the words of one command.
class Command {
public:
    explicit Command(const ShellWords &words)
        : m_words(words.words)
    {
    }

    std::optional<ImportError> read();
    ImportedProfile finish();

private:
    QString value(); // of the option just read
    std::optional<qint64> number(const QString &option, qint64 low, qint64 high);
    void apply(const QString &option, Option kind);
    void applyConnection(const QString &option, Option kind);
    void applySession(const QString &option, Option kind);
    void applyWill(const QString &option, Option kind);
    void applyTls(const QString &option, Option kind);
    void readUrl(const QString &text);
    void readProxy(const QString &text);
    void readProperty();
    void connectProperty(const QString &name, const QString &text);
    void willProperty(const QString &name, const QString &text);
    std::optional<qint64> asNumber(const QString &what, const QString &text, qint64 low,
                                   qint64 high);

    const std::vector<ShellWord> &m_words;
    std::size_t m_at = 0;
    ProfileBuilder m_builder;
    std::optional<QString> m_missing; // the option that lacks its value
    bool m_publishes = false;
    bool m_portGiven = false;
    bool m_tls = false;
    bool m_expiryGiven = false;
    int m_qos = 0;
    mqtt::RetainHandling m_handling = mqtt::RetainHandling::SendAlways;
    QStringList m_topics;
};

QString programName(const QString &word)
{
    QString name = word.section(u'/', -1).section(u'\\', -1);
    if (name.endsWith(u".exe"_s, Qt::CaseInsensitive))
        name.chop(4);
    return name;
}

std::optional<ImportError> Command::read()
{
    while (m_at < m_words.size() && m_words[m_at].text == u"$"_s)
        ++m_at; // the prompt was copied, too
    if (m_at < m_words.size() && !m_words[m_at].text.startsWith(u'-')) {
        const QString program = programName(m_words[m_at].text);
        if (program != u"mosquitto_sub"_s && program != u"mosquitto_pub"_s)
            return ImportError{.why = ImportError::Why::NotMosquitto, .what = program};
        m_publishes = program == u"mosquitto_pub"_s;
        ++m_at;
    }
    m_builder.setHost(u"localhost"_s);
    while (m_at < m_words.size() && !m_missing) {
        const ShellWord &word = m_words[m_at++];
        if (const auto option = mosquittoOption(word.text))
            apply(word.text, *option);
        else
            m_builder.remark(Kind::Unknown, word.text);
    }
    if (m_missing)
        return ImportError{.why = ImportError::Why::ValueMissing, .what = *m_missing};
    return std::nullopt;
}

QString Command::value()
{
    if (m_at >= m_words.size()) {
        if (!m_missing)
            m_missing = m_words.back().text;
        return {};
    }
    const ShellWord &word = m_words[m_at++];
    if (word.expands)
        m_builder.remark(Kind::ShellText, word.text);
    return word.text;
}

std::optional<qint64> Command::asNumber(const QString &what, const QString &text, qint64 low,
                                        qint64 high)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (ok && number >= low && number <= high)
        return number;
    m_builder.remark(Kind::InvalidValue, QString(what + u' ' + text));
    return std::nullopt;
}

std::optional<qint64> Command::number(const QString &option, qint64 low, qint64 high)
{
    const QString text = value();
    return m_missing ? std::nullopt : asNumber(option, text, low, high);
}

void Command::apply(const QString &option, Option kind)
{
    switch (kind) {
    case Option::Unsupported:
        m_builder.remark(Kind::NotSupported, option);
        break;
    case Option::UnsupportedValue: {
        // Of a key nothing is shown but that there was one.
        const QString text = value();
        const bool secret = option == u"--psk"_s || option == u"--tls-engine-kpass-sha1"_s;
        m_builder.remark(Kind::NotSupported, secret ? option : QString(option + u' ' + text));
        break;
    }
    case Option::Message:
        m_builder.remark(Kind::NoConnectionMatter, option);
        break;
    case Option::MessageValue:
        value();
        m_builder.remark(Kind::NoConnectionMatter, option);
        break;
    case Option::Property:
        readProperty();
        break;
    default:
        applyConnection(option, kind);
        applySession(option, kind);
        applyWill(option, kind);
        applyTls(option, kind);
    }
}

void Command::applyConnection(const QString &option, Option kind)
{
    client::ConnectOptions &options = m_builder.options();
    switch (kind) {
    case Option::Host:
        m_builder.setHost(value());
        break;
    case Option::Port:
        m_builder.setPort(option, value());
        m_portGiven = true;
        break;
    case Option::User:
        m_builder.setText(options.userName, option, value());
        break;
    case Option::Password:
        m_builder.setPassword(value());
        break;
    case Option::Url:
        readUrl(value());
        break;
    case Option::BindAddress:
        options.bindAddress = value();
        break;
    case Option::Proxy:
        readProxy(value());
        break;
    case Option::Socket:
        options.transport = TransportKind::LocalSocket;
        m_builder.setHost(value());
        break;
    case Option::NoDelay:
        options.tcpNoDelay = true;
        break;
    default:
        break;
    }
}

void Command::applySession(const QString &option, Option kind)
{
    client::ConnectOptions &options = m_builder.options();
    switch (kind) {
    case Option::ClientId:
        m_builder.setText(options.clientId, option, value());
        break;
    case Option::IdPrefix: {
        const QByteArray number
            = QByteArray::number(QRandomGenerator::global()->bounded(0x1000000U), 16);
        m_builder.setText(options.clientId, option, QString(value() + QString::fromLatin1(number)));
        break;
    }
    case Option::QoS:
        m_qos = int(number(option, 0, 2).value_or(m_qos));
        break;
    case Option::Topic:
        m_topics.append(value());
        break;
    case Option::RetainHandling: {
        const QString text = value();
        if (text == u"new"_s)
            m_handling = mqtt::RetainHandling::SendIfNew;
        else if (text == u"never"_s)
            m_handling = mqtt::RetainHandling::DoNotSend;
        else if (text != u"always"_s)
            m_builder.remark(Kind::InvalidValue, QString(option + u' ' + text));
        break;
    }
    case Option::Version: {
        const QString text = value();
        if (text == u"mqttv5"_s || text == u"5"_s)
            options.version = client::VersionChoice::Mqtt5;
        else if (text == u"mqttv311"_s || text == u"311"_s)
            options.version = client::VersionChoice::Mqtt311;
        else if (text == u"mqttv31"_s || text == u"31"_s)
            options.version = client::VersionChoice::Mqtt31;
        else
            m_builder.remark(Kind::InvalidValue, QString(option + u' ' + text));
        break;
    }
    case Option::KeepAlive:
        options.keepAliveSeconds
            = quint16(number(option, 0, 65535).value_or(options.keepAliveSeconds));
        break;
    case Option::Persistent:
        options.cleanStart = false;
        break;
    case Option::Expiry:
        m_expiryGiven = true;
        options.sessionExpirySeconds
            = quint32(number(option, 0, 0xFFFFFFFFLL).value_or(options.sessionExpirySeconds));
        break;
    default:
        break;
    }
}

void Command::applyWill(const QString &option, Option kind)
{
    switch (kind) {
    case Option::WillTopic:
        m_builder.setText(m_builder.will().topic, option, value());
        break;
    case Option::WillPayload:
        m_builder.will().payload = value().toUtf8();
        break;
    case Option::WillQoS:
        if (const auto qos = number(option, 0, 2))
            m_builder.will().qos = mqtt::QoS(*qos);
        break;
    case Option::WillRetain:
        m_builder.will().retain = true;
        break;
    default:
        break;
    }
}

void Command::applyTls(const QString &option, Option kind)
{
    client::TlsOptions &tls = m_builder.options().tls;
    switch (kind) {
    case Option::AuthorityFile:
        tls.authorityFile = value();
        tls.verification = client::TlsVerification::AuthorityFile;
        m_tls = true;
        break;
    case Option::AuthorityFolder:
        m_builder.remark(Kind::NotSupported, QString(option + u' ' + value()));
        m_tls = true;
        break;
    case Option::SystemAuthorities:
        m_tls = true;
        break;
    case Option::Certificate:
        tls.certificateFile = value();
        break;
    case Option::Key:
        tls.keyFile = value();
        break;
    case Option::Insecure: // only the name would go unchecked: we cannot, and check it
        m_builder.remark(Kind::NotSupported, option);
        break;
    case Option::TlsVersion: {
        const QString text = value().toLower();
        if (text == u"tlsv1.3"_s)
            tls.minimumVersion = client::TlsVersion::Tls13;
        else if (text != u"tlsv1.2"_s)
            m_builder.remark(Kind::NotSupported, QString(option + u' ' + text));
        break;
    }
    case Option::Alpn:
        tls.applicationProtocols = {value().toUtf8()};
        break;
    default:
        break;
    }
}

// mqtt(s)://user:password@host:port/topic
void Command::readUrl(const QString &text)
{
    const qsizetype scheme = text.indexOf(u"://"_s);
    const qsizetype slash = scheme < 0 ? -1 : text.indexOf(u'/', scheme + 3);
    const auto url = parseBrokerUrl(slash < 0 ? text : text.first(slash));
    if (!url) {
        if (!m_missing) // never the password that may be in there
            m_builder.remark(Kind::InvalidValue, u"-L"_s);
        return;
    }
    m_tls |= url->scheme == Scheme::Mqtts;
    m_builder.setHost(url->host);
    m_builder.options().port = url->port;
    m_portGiven = true;
    if (!url->userName.isEmpty())
        m_builder.setText(m_builder.options().userName, u"-L"_s, url->userName);
    if (url->password)
        m_builder.setPassword(*url->password);
    if (slash >= 0 && slash + 1 < text.size())
        m_topics.append(text.sliced(slash + 1));
}

void Command::readProxy(const QString &text)
{
    constexpr QLatin1StringView scheme("socks5h://");
    if (!text.startsWith(scheme)) {
        if (!m_missing)
            m_builder.remark(Kind::NotSupported, u"--proxy"_s);
        return;
    }
    const auto url = parseBrokerUrl(QString(u"mqtt://"_s + text.sliced(scheme.size())));
    if (!url) {
        m_builder.remark(Kind::InvalidValue, u"--proxy"_s);
        return;
    }
    client::ProxyOptions &proxy = m_builder.options().proxy;
    proxy.kind = client::ProxyKind::Socks5;
    proxy.host = url->host;
    proxy.port = url->portGiven ? url->port : 1080;
    proxy.userName = url->userName.toUtf8();
    if (url->password)
        proxy.password = url->password->toUtf8();
}

// -D COMMAND NAME VALUE; user properties have two values.
void Command::readProperty()
{
    const QString packet = value();
    const QString name = value();
    const QString first = value();
    const bool pair = name == u"user-property"_s;
    const QString second = pair ? value() : QString();
    if (m_missing) {
        m_missing = u"-D"_s;
        return;
    }
    client::ConnectOptions &options = m_builder.options();
    if (packet == u"connect"_s && pair)
        m_builder.addUserProperty(options.userProperties, first, second);
    else if (packet == u"connect"_s)
        connectProperty(name, first);
    else if (packet == u"will"_s && pair)
        m_builder.addUserProperty(m_builder.will().properties.userProperties, first, second);
    else if (packet == u"will"_s)
        willProperty(name, first);
    else
        m_builder.remark(packet == u"publish"_s ? Kind::NoConnectionMatter : Kind::NotSupported,
                         QString(u"-D "_s + packet + u' ' + name));
}

void Command::connectProperty(const QString &name, const QString &text)
{
    client::ConnectOptions &options = m_builder.options();
    const auto whole = [&](qint64 low, qint64 high) { return asNumber(name, text, low, high); };
    if (name == u"session-expiry-interval"_s) {
        m_expiryGiven = true;
        options.sessionExpirySeconds
            = quint32(whole(0, 0xFFFFFFFFLL).value_or(options.sessionExpirySeconds));
    } else if (name == u"receive-maximum"_s) {
        options.receiveMaximum = quint16(whole(1, 65535).value_or(options.receiveMaximum));
    } else if (name == u"maximum-packet-size"_s) {
        if (const auto size = whole(1, 0xFFFFFFFFLL))
            options.maximumPacketSize = quint32(*size);
    } else if (name == u"topic-alias-maximum"_s) {
        options.topicAliasMaximum = quint16(whole(0, 65535).value_or(options.topicAliasMaximum));
    } else if (name == u"request-response-information"_s) {
        options.requestResponseInformation = whole(0, 1).value_or(0) == 1;
    } else if (name == u"request-problem-information"_s) {
        options.requestProblemInformation = whole(0, 1).value_or(1) == 1;
    } else if (name == u"authentication-method"_s) {
        m_builder.setText(options.authenticationMethod, name, text);
    } else if (name == u"authentication-data"_s) {
        options.authenticationData = text.toUtf8();
    } else {
        m_builder.remark(Kind::Unknown, QString(u"-D connect "_s + name));
    }
}

void Command::willProperty(const QString &name, const QString &text)
{
    mqtt::Properties &properties = m_builder.will().properties;
    const auto seconds = [&](std::optional<quint32> &target) {
        if (const auto count = asNumber(name, text, 0, 0xFFFFFFFFLL))
            target = quint32(*count);
    };
    if (name == u"will-delay-interval"_s)
        seconds(properties.willDelayInterval);
    else if (name == u"message-expiry-interval"_s)
        seconds(properties.messageExpiryInterval);
    else if (name == u"payload-format-indicator"_s)
        properties.payloadFormat
            = text == u"1"_s ? mqtt::PayloadFormat::Utf8 : mqtt::PayloadFormat::Unspecified;
    else if (name == u"content-type"_s)
        m_builder.setText(properties.contentType.emplace(), name, text);
    else if (name == u"response-topic"_s)
        m_builder.setText(properties.responseTopic.emplace(), name, text);
    else if (name == u"correlation-data"_s)
        properties.correlationData = text.toUtf8();
    else
        m_builder.remark(Kind::Unknown, QString(u"-D will "_s + name));
}

ImportedProfile Command::finish()
{
    client::ConnectOptions &options = m_builder.options();
    // As mosquitto_sub takes it: that port without a word about certificates means the system's.
    const bool tls = m_tls || options.port == 8883;
    if (tls && options.transport == TransportKind::Tcp) {
        options.transport = TransportKind::Tls;
        if (!m_portGiven)
            options.port = 8883;
    }
    if (!options.cleanStart && !m_expiryGiven)
        options.sessionExpirySeconds = 0xFFFFFFFFU;
    for (const QString &topic : m_topics)
        m_builder.addSubscription(topic, m_qos, m_handling);
    return m_builder.take();
}

} // namespace

bool looksLikeMosquittoCommand(const QString &text)
{
    const QString start = text.left(1000).trimmed();
    return start.startsWith(u'-') || start.startsWith(u"$ mosquitto"_s)
        || programName(start.section(QChar(u' '), 0, 0)).startsWith(u"mosquitto"_s);
}

mqtt::Result<ImportedProfile, ImportError> readMosquittoCommand(const QString &line)
{
    const ShellWords words = splitShellWords(line);
    if (words.unfinishedQuote >= 0)
        return ImportError{.why = ImportError::Why::UnfinishedQuote,
                           .column = int(words.unfinishedQuote) + 1};
    if (words.words.empty())
        return ImportError{.why = ImportError::Why::NothingFound};
    Command command(words);
    if (const auto error = command.read())
        return *error;
    ImportedProfile made = command.finish();
    if (!words.rest.isEmpty())
        made.remarks.push_back({Kind::NoConnectionMatter, words.rest.left(40)});
    return made;
}

} // namespace config

// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/messagecopy.h"

#include "text/formats.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// A NUL cannot stand on a command line and ends pasted text in many programs.
bool isText(QByteArrayView payload)
{
    return payload.isValidUtf8() && !payload.contains('\0');
}

// One word of a POSIX shell. Inside single quotes only the single quote itself is special.
QString shellWord(const QString &word)
{
    const bool plain = !word.isEmpty() && std::all_of(word.cbegin(), word.cend(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || u"/_.-:@%+,"_s.contains(c);
    });
    if (plain)
        return word;
    QString quoted = word;
    quoted.replace(u'\'', u"'\\''"_s);
    return u'\'' % quoted % u'\'';
}

QString versionOption(mqtt::ProtocolVersion version)
{
    switch (version) {
    case mqtt::ProtocolVersion::Mqtt5:
        return u"mqttv5"_s;
    case mqtt::ProtocolVersion::Mqtt311:
        return u"mqttv311"_s;
    case mqtt::ProtocolVersion::Mqtt31:
        return u"mqttv31"_s;
    }
    return {};
}

} // namespace

std::unique_ptr<QMimeData> valueForClipboard(const store::Message &message)
{
    auto data = std::make_unique<QMimeData>();
    const QByteArray bytes = message.payload().toByteArray();
    if (isText(bytes)) {
        data->setText(QString::fromUtf8(bytes));
    } else {
        data->setData(u"application/octet-stream"_s, bytes);
        data->setText(QString::fromLatin1(bytes.toHex(' ')));
    }
    return data;
}

QString jsonLine(const store::Message &message)
{
    QJsonObject object{
        {u"time"_s, isoTimeText(message.receivedAtUs() / 1000)},
        {u"direction"_s, message.outbound() ? u"out"_s : u"in"_s},
        {u"topic"_s, QString::fromUtf8(message.topic())},
        {u"qos"_s, static_cast<int>(message.qos())},
        {u"retain"_s, message.retain()},
        {u"dup"_s, message.duplicate()},
    };
    const QByteArray payload = message.payload().toByteArray();
    if (payload.isValidUtf8())
        object.insert(u"payload"_s, QString::fromUtf8(payload));
    else
        object.insert(u"payloadBase64"_s, QString::fromLatin1(payload.toBase64()));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString mosquittoPubCommand(const store::Message &message, const BrokerAddress &broker)
{
    QStringList words{u"mosquitto_pub"_s, u"-h"_s, shellWord(broker.host)};
    if (broker.port != 1883)
        words << u"-p"_s << QString::number(broker.port);
    words << u"-V"_s << versionOption(message.version());
    if (!broker.userName.isEmpty())
        words << u"-u"_s << shellWord(broker.userName);
    words << u"-t"_s << shellWord(QString::fromUtf8(message.topic()));
    if (message.qos() != mqtt::QoS::AtMostOnce)
        words << u"-q"_s << QString::number(static_cast<int>(message.qos()));
    if (message.retain())
        words << u"-r"_s;
    const QByteArray payload = message.payload().toByteArray();
    if (payload.isEmpty()) {
        words << u"-n"_s;
    } else if (isText(payload)) {
        words << u"-m"_s << shellWord(QString::fromUtf8(payload));
    } else {
        words << u"-s"_s;
        return u"printf %s "_s % QString::fromLatin1(payload.toBase64()) % u" | base64 -d | "_s
            % words.join(u' ');
    }
    return words.join(u' ');
}

} // namespace ui

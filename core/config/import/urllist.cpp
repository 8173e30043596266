// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/urllist.h"

#include "config/brokerurl.h"
#include "config/import/profilebuilder.h"

using namespace Qt::Literals::StringLiterals;

namespace config {

using client::TransportKind;

namespace {

TransportKind kindOf(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Mqtt:
        return TransportKind::Tcp;
    case Scheme::Mqtts:
        return TransportKind::Tls;
    case Scheme::WebSocket:
        return TransportKind::WebSocket;
    case Scheme::WebSocketSecure:
        return TransportKind::WebSocketTls;
    default:
        return TransportKind::LocalSocket;
    }
}

// A name may hold a #, but not behind white space; nor may an address begin with one.
QString withoutComment(const QString &line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == u'#' && (i == 0 || line.at(i - 1).isSpace()))
            return line.first(i).simplified();
    }
    return line.simplified();
}

ImportedProfile readLine(const QString &line)
{
    ProfileBuilder builder;
    const QString address = line.section(u' ', 0, 0);
    builder.setName(line.section(u' ', 1));
    builder.profile().subscriptions = newProfile().subscriptions;
    const auto url = parseBrokerUrl(address);
    if (!url) {
        ImportedProfile unusable = builder.take();
        // Whatever stands before an @ may be a password.
        unusable.remarks
            = {{ImportRemark::Kind::InvalidAddress, address.section(u'@', -1).left(200)}};
        return unusable;
    }
    client::ConnectOptions &options = builder.options();
    options.transport = kindOf(url->scheme);
    builder.setHost(url->host);
    options.port = url->port;
    if (client::isWebSocket(options.transport))
        builder.setPath(url->path);
    builder.setText(options.userName, address, url->userName);
    if (url->password)
        builder.setPassword(*url->password);
    return builder.take();
}

} // namespace

std::vector<ImportedProfile> readUrlList(const QString &text)
{
    std::vector<ImportedProfile> found;
    for (const QStringView line : QStringView(text).tokenize(u'\n')) {
        const QString content = withoutComment(line.left(4096).toString());
        if (!content.isEmpty())
            found.push_back(readLine(content));
        if (std::ssize(found) > importlimits::Profiles)
            break;
    }
    return found;
}

} // namespace config

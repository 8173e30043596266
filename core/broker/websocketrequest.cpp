// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/websocketrequest.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace broker {

WebSocketRequest readWebSocketRequest(QByteArrayView head)
{
    WebSocketRequest request;
    for (const QByteArray &line : head.toByteArray().split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.first(colon).trimmed().toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed();
        if (name == "upgrade") {
            request.upgrades = value.toLower() == "websocket";
        } else if (name == "origin") {
            request.origin = value;
        } else if (name == "sec-websocket-protocol") {
            const QByteArrayList offered = value.split(',');
            request.speaksMqtt
                = request.speaksMqtt
                || std::any_of(offered.begin(), offered.end(), [](const QByteArray &each) {
                       return each.trimmed() == subprotocol || each.trimmed() == oldSubprotocol;
                   });
        }
    }
    return request;
}

bool isLocalOrigin(const QByteArray &origin)
{
    const QUrl url = QUrl::fromEncoded(origin, QUrl::StrictMode);
    if (!url.isValid()
        || (url.scheme() != QLatin1StringView("http")
            && url.scheme() != QLatin1StringView("https")))
        return false;
    return url.host() == QLatin1StringView("localhost") || QHostAddress(url.host()).isLoopback();
}

} // namespace broker

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/systemproxy.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QPromise>
#include <QThreadPool>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace client {

namespace {

// The first that we can use; a way without a proxy counts.
ProxyOptions choose(const QList<QNetworkProxy> &proposed)
{
    for (const QNetworkProxy &proxy : proposed) {
        ProxyOptions options;
        if (proxy.type() == QNetworkProxy::Socks5Proxy)
            options.kind = ProxyKind::Socks5;
        else if (proxy.type() == QNetworkProxy::HttpProxy)
            options.kind = ProxyKind::Http;
        else if (proxy.type() == QNetworkProxy::NoProxy)
            options.kind = ProxyKind::None;
        else
            continue;
        options.host = proxy.hostName();
        options.port = proxy.port();
        options.userName = proxy.user().toUtf8();
        if (!proxy.password().isEmpty())
            options.password = proxy.password().toUtf8();
        return options;
    }
    return {.kind = ProxyKind::None};
}

} // namespace

SystemProxy::SystemProxy(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this,
            [this] { emit answered(choose(m_watcher.result())); });
}

void SystemProxy::ask(const QString &host, quint16 port)
{
    auto promise = std::make_shared<QPromise<QList<QNetworkProxy>>>();
    m_watcher.setFuture(promise->future());
    promise->start();
    QThreadPool::globalInstance()->start([promise, host, port] {
        const QNetworkProxyQuery query(host, port, u"mqtt"_s, QNetworkProxyQuery::TcpSocket);
        promise->addResult(QNetworkProxyFactory::systemProxyForQuery(query));
        promise->finish();
    });
}

bool SystemProxy::isThisComputer(const QString &host)
{
    QHostAddress address;
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || (address.setAddress(host) && address.isLoopback());
}

} // namespace client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/brokerreach.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

bool isIn(const QHostAddress &address, const char *network, int bits)
{
    return address.isInSubnet(QHostAddress(QString::fromLatin1(network)), bits);
}

bool isNearbyAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // also of ::ffff:10.0.0.1
    const QHostAddress plain = isIpv4 ? QHostAddress(ipv4) : address;
    return plain.isLoopback() || plain.isLinkLocal() || plain.isUniqueLocalUnicast()
        || isIn(plain, "10.0.0.0", 8) || isIn(plain, "172.16.0.0", 12)
        || isIn(plain, "192.168.0.0", 16);
}

} // namespace

bool isNearby(const QString &host)
{
    QString name = host.trimmed();
    if (name.startsWith(u'[') && name.endsWith(u']'))
        name = name.mid(1, name.size() - 2);
    if (QHostAddress address; address.setAddress(name))
        return isNearbyAddress(address);
    if (name.endsWith(u'.'))
        name.chop(1);
    if (!name.contains(u'.'))
        return true;
    static constexpr std::array Domains{".local"_L1, ".localhost"_L1, ".lan"_L1, ".internal"_L1,
                                        ".home.arpa"_L1};
    return std::any_of(Domains.begin(), Domains.end(), [&](QLatin1String domain) {
        return name.endsWith(domain, Qt::CaseInsensitive);
    });
}

} // namespace config

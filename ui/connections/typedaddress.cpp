// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/typedaddress.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QLocale>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct AddressError {
    Q_DECLARE_TR_FUNCTIONS(ui::AddressError)

public:
    static QString text(const config::BrokerUrlError &error);
};

QString AddressError::text(const config::BrokerUrlError &error)
{
    using Why = config::BrokerUrlError::Why;
    switch (error.why) {
    case Why::Empty:
        return tr("Type the broker's host name or paste its URL.");
    case Why::UnknownScheme:
        return tr("Only mqtt://, mqtts://, ws://, wss:// and unix:// addresses are understood.");
    case Why::HostMissing:
        return tr("The host name is missing.");
    case Why::InvalidHost:
        return tr("This is no host name or IP address (character %1).")
            .arg(QLocale().toString(error.position + 1));
    case Why::InvalidPort:
        return tr("The port is a number from 1 to 65535 (character %1).")
            .arg(QLocale().toString(error.position + 1));
    case Why::InvalidPath:
        return tr("The path of a local socket begins with a slash.");
    case Why::TooLong:
        return tr("This address is too long.");
    }
    return {};
}

} // namespace

mqtt::Result<config::BrokerUrl, config::BrokerUrlError>
parseTypedAddress(const QString &text, client::TransportKind transport)
{
    const QString typed = text.trimmed();
    const bool isPath = !typed.contains(u"://"_s)
        && (typed.startsWith(u'/') || transport == client::TransportKind::LocalSocket);
    if (!isPath)
        return config::parseBrokerUrl(text);
    return config::parseBrokerUrl(u"unix://"_s
                                  + QString::fromLatin1(QUrl::toPercentEncoding(typed, "/")));
}

bool isThisComputer(const QString &host)
{
    QHostAddress address;
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || (address.setAddress(host) && address.isLoopback());
}

QString addressErrorText(const config::BrokerUrlError &error)
{
    return AddressError::text(error);
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/proxytext.h"

#include "config/brokerurl.h"
#include "text/formats.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

using client::ProxyProblem;

class ProxyText {
    Q_DECLARE_TR_FUNCTIONS(ProxyText)

public:
    static Explanation explain(const client::FailureInfo &failure,
                               const client::ConnectOptions &options)
    {
        const client::ProxyOptions &proxy = options.proxy;
        const bool isSystems = proxy.kind == client::ProxyKind::System;
        const auto words = [&](const QString &what, const QString &advice) {
            const QString whose = isSystems
                ? tr(" It is the proxy that the system names for this address; the "
                     "connection's Advanced page can go without it.")
                : QString();
            return Explanation{what, advice + whose, {}, NextStep::EditProxy};
        };
        switch (failure.proxyProblem.value_or(ProxyProblem::NoAnswer)) {
        case ProxyProblem::NotFound:
            return words(isSystems ? tr("The name of the proxy was not found")
                                   : tr("Name of the proxy not found: %1").arg(proxy.host),
                         tr("Check the spelling of its address and that this computer is online."));
        case ProxyProblem::Refused:
            return words(isSystems ? tr("The proxy refused the connection")
                                   : tr("No proxy listens on port %1 (refused)").arg(proxy.port),
                         tr("The computer answers, but no proxy does. Is the port right?"));
        case ProxyProblem::NoAnswer:
            return words(
                tr("The proxy gave no answer within %1").arg(durationText(options.connectTimeout)),
                tr("Its address may be wrong, or it waits for the broker in vain."));
        case ProxyProblem::ClosedEarly:
            return words(tr("The proxy closed the connection without a word"),
                         tr("It may not like this computer or that broker, or it is of another "
                            "kind: HTTP and SOCKS5 do not understand each other."));
        case ProxyProblem::CredentialsNeeded: {
            Explanation result = words(tr("The proxy asks for a user name and password"),
                                       tr("Fill them in on the connection's Advanced page."));
            result.next = NextStep::EditProxyPassword;
            return result;
        }
        case ProxyProblem::CredentialsWrong: {
            Explanation result = words(
                tr("The proxy does not accept the user name or password"),
                tr("Correct them on the connection's Advanced page. Nothing was sent to the "
                   "broker."));
            result.next = NextStep::EditProxyPassword;
            return result;
        }
        case ProxyProblem::TargetRefused:
            return words(tr("The proxy does not connect to %1").arg(config::brokerAddress(options)),
                         tr("The broker cannot be reached from there, or the proxy does not allow "
                            "this address or port."));
        case ProxyProblem::NotAProxy:
            return words(isSystems ? tr("What the system names is no proxy")
                                   : tr("There is no such proxy on port %1").arg(proxy.port),
                         tr("Something else answers there. Check the address, and whether it is "
                            "an HTTP or a SOCKS5 proxy."));
        }
        return {};
    }

    static QString brief(ProxyProblem problem)
    {
        switch (problem) {
        case ProxyProblem::NotFound:
            return tr("proxy not found");
        case ProxyProblem::Refused:
        case ProxyProblem::NoAnswer:
        case ProxyProblem::ClosedEarly:
            return tr("proxy does not answer");
        case ProxyProblem::CredentialsNeeded:
            return tr("proxy wants a password");
        case ProxyProblem::CredentialsWrong:
            return tr("wrong proxy password");
        case ProxyProblem::TargetRefused:
            return tr("refused by the proxy");
        case ProxyProblem::NotAProxy:
            return tr("not a proxy");
        }
        return {};
    }
};

} // namespace

Explanation explainProxy(const client::FailureInfo &failure, const client::ConnectOptions &options)
{
    return ProxyText::explain(failure, options);
}

QString shortProxyText(client::ProxyProblem problem)
{
    return ProxyText::brief(problem);
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/brokertext.h"

#include "payload/escape.h"

#include <QCoreApplication>

namespace ui {

namespace {

class BrokerText {
    Q_DECLARE_TR_FUNCTIONS(BrokerText)

public:
    static Explanation explain(std::optional<broker::StartFailure> why,
                               const broker::BrokerOptions &options)
    {
        using enum broker::StartFailure;
        if (!why) {
            return {tr("The local broker has ended by itself"),
                    tr("Its sessions and retained messages are gone. It can be started again."),
                    {},
                    NextStep::None};
        }
        switch (*why) {
        case AddressInvalid:
            return {tr("%1 is no IP address").arg(options.address),
                    tr("Give the local broker an address of this computer in the settings, such "
                       "as 127.0.0.1."),
                    {},
                    NextStep::EditAddress};
        case AddressNotAvailable:
            return {tr("This computer has no address %1").arg(options.address),
                    tr("Give the local broker an address of this computer in the settings, such "
                       "as 127.0.0.1."),
                    {},
                    NextStep::EditAddress};
        case AddressNeedsPassword:
            return {tr("Beyond this computer a user name and a password are needed"),
                    tr("Otherwise everybody in the network could read and write everything. Set "
                       "both in the settings, or listen on 127.0.0.1."),
                    {},
                    NextStep::EditCredentials};
        case PortInUse:
            return {tr("Port %1 is taken").arg(options.port),
                    tr("Another program listens there. Choose another port in the settings."),
                    {},
                    NextStep::EditAddress};
        case PortForbidden:
            return {tr("Port %1 is not allowed").arg(options.port),
                    tr("The system keeps ports below 1024 for itself. Choose a higher one in the "
                       "settings."),
                    {},
                    NextStep::EditAddress};
        case OutOfResources:
            return {tr("The system has no room for another listening socket"),
                    tr("Close other programs and try again."),
                    {},
                    NextStep::None};
        case CertificateUnusable:
            return {tr("There is no certificate for TLS"),
                    tr("It could not be made or read. Look into the folder of the profiles, or "
                       "switch TLS off in the settings."),
                    {},
                    NextStep::None};
        case NothingToListenOn:
            return {tr("All listeners of the local broker are switched off"),
                    tr("Switch one on in the settings."),
                    {},
                    NextStep::EditAddress};
        }
        return {};
    }

    static Explanation explain(const broker::HandshakeFailure &failure)
    {
        using enum broker::HandshakeProblem;
        const bool webSocket = broker::isWebSocket(failure.listener);
        const QString who = payload::visibleText(failure.peer);
        const QString detail = payload::visibleText(failure.detail);
        switch (failure.problem) {
        case SpokeMqtt:
            return {webSocket ? tr("%1 spoke plain MQTT where WebSockets are expected").arg(who)
                              : tr("%1 spoke plain MQTT where TLS is expected").arg(who),
                    webSocket ? tr("Let it use ws:// or wss://, or the port for plain MQTT.")
                              : tr("Let it use mqtts://, or the port for plain MQTT."),
                    {},
                    NextStep::None};
        case SpokeHttp:
            return {webSocket ? tr("%1 asked for a web page instead of a WebSocket").arg(who)
                              : tr("%1 spoke HTTP where TLS is expected").arg(who),
                    webSocket ? tr("This address is for MQTT clients; there is nothing to browse.")
                              : tr("WebSockets have a port of their own."),
                    {},
                    NextStep::None};
        case SpokeTls:
            return {tr("%1 spoke TLS where plain WebSockets are expected").arg(who),
                    tr("Let it use ws:// here, or the port for wss://."),
                    {},
                    NextStep::None};
        case SpokeOther:
            return {tr("%1 sent something that the port is not for").arg(who),
                    tr("It may be a program that looks for open ports."),
                    {},
                    NextStep::None};
        case CertificateRefused:
            return {tr("%1 does not trust the certificate of the local broker").arg(who),
                    tr("Save the certificate in the window of the local broker and give it to the "
                       "client as the one to trust. It said: %1.")
                        .arg(detail),
                    {},
                    NextStep::None};
        case NoCommonVersion:
            return {tr("%1 offers no version of TLS that is still safe").arg(who),
                    tr("The local broker speaks TLS 1.2 and 1.3."),
                    {},
                    NextStep::None};
        case NoCommonCipher:
            return {tr("%1 and the local broker have no cipher in common").arg(who),
                    tr("The client has to know elliptic curves (ECDSA, P-256)."),
                    {},
                    NextStep::None};
        case Alert:
            return {tr("%1 broke off the TLS handshake").arg(who),
                    tr("It said: %1.").arg(detail),
                    {},
                    NextStep::None};
        case NoSubprotocol:
            return {tr("%1 opened a WebSocket without saying that it is for MQTT").arg(who),
                    tr("It has to offer the sub-protocol mqtt."),
                    {},
                    NextStep::None};
        case OriginRefused:
            return {tr("A web page of %1 was refused").arg(detail),
                    tr("Only pages of this computer may connect, unless you allow others in the "
                       "settings of the local broker."),
                    {},
                    NextStep::None};
        case Closed:
            return {tr("%1 went away before it had said anything useful").arg(who),
                    tr("Perhaps it does not like the certificate and does not say so."),
                    {},
                    NextStep::None};
        case TimedOut:
            return {tr("%1 did not finish the handshake in time").arg(who),
                    tr("It connected and fell silent."),
                    {},
                    NextStep::None};
        case Failed:
            return {tr("The handshake with %1 failed").arg(who),
                    detail.isEmpty() ? QString()
                                     : tr("In the words of the library: %1.").arg(detail),
                    {},
                    NextStep::None};
        }
        return {};
    }

    static QString shortly(std::optional<broker::StartFailure> why)
    {
        using enum broker::StartFailure;
        if (!why)
            return tr("ended");
        switch (*why) {
        case AddressInvalid:
        case AddressNotAvailable:
            return tr("wrong address");
        case AddressNeedsPassword:
            return tr("needs a password");
        case PortInUse:
            return tr("port taken");
        case PortForbidden:
            return tr("port not allowed");
        case OutOfResources:
            return tr("no resources");
        case CertificateUnusable:
            return tr("no certificate");
        case NothingToListenOn:
            return tr("no listeners");
        }
        return {};
    }
};

} // namespace

Explanation explainBrokerFailure(std::optional<broker::StartFailure> why,
                                 const broker::BrokerOptions &options)
{
    return BrokerText::explain(why, options);
}

QString shortBrokerFailureText(std::optional<broker::StartFailure> why)
{
    return BrokerText::shortly(why);
}

Explanation explainListenerFailure(const broker::ListenerState &listener,
                                   const broker::BrokerOptions &options)
{
    broker::BrokerOptions tried = options;
    tried.port = listener.port;
    return BrokerText::explain(listener.failure, tried);
}

Explanation explainHandshakeFailure(const broker::HandshakeFailure &failure)
{
    return BrokerText::explain(failure);
}

} // namespace ui

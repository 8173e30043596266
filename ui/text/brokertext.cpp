// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/brokertext.h"

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

} // namespace ui

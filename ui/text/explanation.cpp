// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/explanation.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

class NextStepText {
    Q_DECLARE_TR_FUNCTIONS(NextStepText)

public:
    static QString label(NextStep step)
    {
        switch (step) {
        case NextStep::ShowPackets:
            return tr("Show details");
        case NextStep::Report:
            return tr("Copy report");
        case NextStep::TryOlderVersion:
            return tr("Try MQTT 3.1.1");
        case NextStep::GenerateClientId:
            return tr("Generate new ID");
        case NextStep::EditCredentials:
            return tr("Edit password…");
        case NextStep::EditConnection:
        case NextStep::DisableAliases:
            return tr("Edit connection…");
        case NextStep::EditAddress:
            return tr("Edit address…");
        case NextStep::UseTls:
        case NextStep::EditTransport:
            return tr("Edit transport…");
        case NextStep::EditSecurity:
            return tr("Edit security…");
        case NextStep::EditPassphrase:
            return tr("Edit passphrase…");
        case NextStep::EditPath:
            return tr("Edit path…");
        case NextStep::EditProxy:
        case NextStep::EditProxyPassword:
            return tr("Edit proxy…");
        case NextStep::EditHeaders:
            return tr("Edit headers…");
        case NextStep::ConnectThere:
            return tr("Connect there…");
        case NextStep::None:
        case NextStep::CheckTopic:
        case NextStep::ReduceSize:
        case NextStep::SlowDown:
        case NextStep::EditPayload:
        case NextStep::SwitchOff:
        case NextStep::Wait:
            break;
        }
        return {};
    }
};

} // namespace

QString nextStepLabel(NextStep step)
{
    return NextStepText::label(step);
}

QString Explanation::sentence() const
{
    if (code.isEmpty())
        return what;
    return what + u" ("_s + code + u')';
}

} // namespace ui
